const HEADER_BYTES = 10
const CHECKSUM = 2
const EXTRA = 4
const NAME = 8
const COMMENT = 16

/** True where the bytes begin like a gzip member (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** The length of the header of a gzip member, `more` where the bytes end within it, `none` where they are no gzip that can be read. */
export function gzipHeaderLength(bytes: Uint8Array): number | 'more' | 'none' {
  // The two magic bytes, the method deflate, and flags of which three bits are reserved.
  const flags = bytes[3] ?? 0
  if ([0x1f, 0x8b, 8].some((byte, index) => index < bytes.length && bytes[index] !== byte) || flags > 31) return 'none'
  if (bytes.length < HEADER_BYTES) return 'more'
  let at = HEADER_BYTES
  if (flags & EXTRA) at += 2 + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256
  if (flags & NAME) at = afterZero(bytes, at)
  if (flags & COMMENT) at = afterZero(bytes, at)
  if (flags & CHECKSUM) at += 2
  return at > bytes.length ? 'more' : at
}

function afterZero(bytes: Uint8Array, from: number): number {
  const zero = bytes.indexOf(0, from)
  return zero === -1 ? bytes.length + 1 : zero + 1
}

/** The checksum and the size (modulo 2^32) at the end of a gzip member. */
export function readGzipTrailer(bytes: Uint8Array): { readonly checksum: number; readonly size: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { checksum: view.getUint32(0, true), size: view.getUint32(4, true) }
}
