import { crc32, gunzipSync } from 'node:zlib'
import type { IngestLimits } from '../limits.ts'
import type { ByteSource } from './byte-source.ts'
import { gzipHeaderLength, isGzip, readGzipTrailer } from './gzip-header.ts'
import { Inflater } from './inflater.ts'

/** Decompressed bytes, or a fault; nothing follows one that `isFinal`. */
export type Part =
  { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'problem'; readonly reason: string; readonly isFinal: boolean }

/** How much was inflated so far, and what bounds it. */
interface Inflation {
  written: number
  readonly limits: IngestLimits
  readonly sliceBytes: number
}

/** Grows 1,032 times at most, all of it held at once. */
const SLICE_BYTES = 8 * 1024
/** Damage costs the output of its slice, so a small file that is known to be damaged is read in tiny ones. */
const CAREFUL_SLICE_BYTES = 256
const SMALL_BYTES = 1024 * 1024
/** What is larger is inflated in slices, so that it is never held whole. CloudTrail's files hold less. */
const SMALL_CONTENT_BYTES = 8 * 1024 * 1024
const MAX_HEADER_BYTES = 256 * 1024
const TRAILER_BYTES = 8

/** The content of a source, decompressed where it begins like gzip. A fault costs what follows it, never what came before. */
export async function* decompress(source: ByteSource, limits: IngestLimits): AsyncGenerator<Part> {
  if (!isGzip(await source.peek(2))) {
    yield* plainParts(source)
    return
  }
  const small = await inflateSmall(source, limits)
  if (typeof small !== 'string') yield { kind: 'bytes', bytes: small }
  else yield* memberParts(source, { written: 0, limits, sliceBytes: small === 'damaged' ? CAREFUL_SLICE_BYTES : SLICE_BYTES })
}

async function* plainParts(source: ByteSource): AsyncGenerator<Part> {
  for (;;) {
    const bytes = await source.take(SMALL_BYTES)
    if (bytes.length === 0) return
    yield { kind: 'bytes', bytes }
  }
}

/** A small sound file in one call, several times as fast as a stream. All else is left to the stream, which says what is wrong. */
async function inflateSmall(source: ByteSource, limits: IngestLimits): Promise<Uint8Array | 'large' | 'damaged'> {
  const all = await source.peek(SMALL_BYTES + 1)
  if (all.length > SMALL_BYTES) return 'large'
  if (all.length < TRAILER_BYTES) return 'damaged'
  // The size in the trailer is a hint: it holds for the last member only.
  const limit = Math.min(SMALL_CONTENT_BYTES, limits.expansionFreeBytes)
  const hint = readGzipTrailer(all.subarray(-TRAILER_BYTES)).size + 1
  const bytes = gunzip(all, { maxOutputLength: limit, chunkSize: Math.max(1024, Math.min(hint, 64 * all.length, limit)) })
  if (typeof bytes !== 'string') await source.take(all.length)
  return bytes
}

function gunzip(bytes: Uint8Array, options: { maxOutputLength: number; chunkSize: number }): Uint8Array | 'large' | 'damaged' {
  try {
    return gunzipSync(bytes, options)
  } catch (error) {
    // Every fault of the data has a code; it is found again, with its position, by the stream.
    if (error instanceof Error && 'code' in error) return error.code === 'ERR_BUFFER_TOO_LARGE' ? 'large' : 'damaged'
    throw error
  }
}

/** Gzip members one after the other, until the source ends or cannot be read on. */
async function* memberParts(source: ByteSource, inflation: Inflation): AsyncGenerator<Part> {
  for (;;) {
    const header = await headerLength(source)
    if (header === 'end') return
    if (typeof header === 'string') {
      yield* problem(header, source)
      return
    }
    await takeAll(source, header)
    if (!(yield* oneMember(source, inflation))) return
  }
}

async function headerLength(source: ByteSource): Promise<number | string> {
  const first = source.offset === 0
  for (let wanted = 10; wanted <= MAX_HEADER_BYTES; wanted *= 2) {
    const bytes = await source.peek(wanted)
    if (!first && bytes.length < wanted && bytes.every((byte) => byte === 0)) return 'end'
    // Zero bytes pad files on tape and in blocks; gzip ignores them.
    if (!first && bytes[0] === 0) return (await isPadding(source)) ? 'end' : 'bytes that are no gzip data follow'
    const length = gzipHeaderLength(bytes)
    if (length === 'none') return first ? 'a gzip header that cannot be read' : 'bytes that are no gzip data follow'
    if (typeof length === 'number') return length
    if (bytes.length < wanted) return 'the gzip file is cut off'
  }
  return 'a gzip header that cannot be read'
}

async function isPadding(source: ByteSource): Promise<boolean> {
  for (;;) {
    const bytes = await source.take(SMALL_BYTES)
    if (bytes.length === 0) return true
    if (!bytes.every((byte) => byte === 0)) return false
  }
}

async function takeAll(source: ByteSource, count: number): Promise<void> {
  for (let left = count; left > 0;) left -= (await source.take(left)).length
}

/** The content of one member; true where the next one may follow. */
async function* oneMember(source: ByteSource, inflation: Inflation): AsyncGenerator<Part, boolean> {
  const inflater = new Inflater()
  let checksum = 0
  try {
    for (;;) {
      const slice = await source.take(inflation.sliceBytes)
      if (slice.length === 0) return yield* problem('the gzip file is cut off', source)
      const { output, used, error } = await inflater.write(slice)
      checksum = crc32(output, checksum)
      inflation.written += output.length
      if (isBomb(inflation, source.offset))
        return yield* problem(`stopped: the file expands to more than ${inflation.limits.expansionRatio} times its size`, source)
      if (output.length > 0) yield { kind: 'bytes', bytes: output }
      if (error !== null) return yield* problem(`the gzip data is damaged (${error})`, source)
      if (used < slice.length) {
        source.giveBack(slice.length - used)
        return yield* trailer(source, checksum)
      }
    }
  } finally {
    inflater.close()
  }
}

async function* trailer(source: ByteSource, checksum: number): AsyncGenerator<Part, boolean> {
  const bytes = await source.peek(TRAILER_BYTES)
  if (bytes.length < TRAILER_BYTES) return yield* problem('the gzip file is cut off', source)
  await takeAll(source, TRAILER_BYTES)
  if (readGzipTrailer(bytes).checksum !== checksum) {
    yield { kind: 'problem', reason: at('the gzip checksum does not match: the content may be damaged', source), isFinal: false }
  }
  return true
}

function isBomb(inflation: Inflation, read: number): boolean {
  return inflation.written > inflation.limits.expansionFreeBytes && inflation.written > read * inflation.limits.expansionRatio
}

/** Names a fault that ends the reading; the result says that nothing follows. */
function* problem(reason: string, source: ByteSource): Generator<Part, false> {
  yield { kind: 'problem', reason: at(reason, source), isFinal: true }
  return false
}

function at(reason: string, source: ByteSource): string {
  return `${reason}, at byte ${source.offset} of the compressed file`
}
