import type { Ingested } from '../model/record.ts'
import { ByteSource } from './bytes/byte-source.ts'
import { decompress, type Part } from './bytes/decompress.ts'
import { FileReading } from './file-reading.ts'
import { DEFAULT_LIMITS, type IngestLimits } from './limits.ts'

const SLICE_BYTES = 256 * 1024

/**
 * The records of one input, plain or gzip, in constant memory at any size: log files, NDJSON, lists and all envelopes, mixed.
 * What cannot be read is `malformed` at its place and costs nothing else. So is an empty input: it was not checked.
 * Chunks must not be changed after they were handed over. A source that fails with a system error ends the file and is named.
 */
export async function* ingestStream(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  options: Partial<IngestLimits> = {},
): AsyncGenerator<Ingested> {
  const limits = { ...DEFAULT_LIMITS, ...options }
  const source = new ByteSource(chunks)
  const reading = new FileReading(file, limits)
  try {
    for await (const part of namingFaults(decompress(source, limits))) {
      for (const slice of slicesOf(part)) for (const ingested of reading.add(slice)) yield ingested
      if (reading.isOver) break
    }
    for (const ingested of reading.end()) yield ingested
  } finally {
    await source.close()
  }
}

async function* namingFaults(parts: AsyncIterable<Part>): AsyncGenerator<Part> {
  try {
    yield* parts
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error
    yield { kind: 'problem', reason: `cannot be read: ${error.message}`, isFinal: true }
  }
}

/** Small slices keep small what is found in one of them. */
function* slicesOf(part: Part): Generator<Part> {
  if (part.kind === 'problem') yield part
  else for (let at = 0; at < part.bytes.length; at += SLICE_BYTES) yield { kind: 'bytes', bytes: part.bytes.subarray(at, at + SLICE_BYTES) }
}
