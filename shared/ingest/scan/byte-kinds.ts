/** The bytes that JSON gives a meaning outside strings. */
export const KIND = {
  other: 0,
  space: 1,
  quote: 2,
  openBrace: 3,
  closeBrace: 4,
  openBracket: 5,
  closeBracket: 6,
  comma: 7,
  colon: 8,
} as const

export const NEWLINE = 10
export const QUOTE = 34
export const BACKSLASH = 92
export const OPEN_BRACE = 123
export const CLOSE_BRACE = 125
export const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const

const RECORD_SEPARATOR = 0x1e

/** The kind of each byte. JSON text sequences (RFC 7464) put a record separator before each value. */
export const KINDS: Uint8Array = kindTable()

function kindTable(): Uint8Array {
  const kinds = new Uint8Array(256)
  for (const byte of [32, 9, 10, 13, RECORD_SEPARATOR]) kinds[byte] = KIND.space
  const meanings = [KIND.quote, KIND.openBrace, KIND.closeBrace, KIND.openBracket, KIND.closeBracket, KIND.comma, KIND.colon]
  meanings.forEach((kind, index) => {
    kinds['"{}[],:'.charCodeAt(index)] = kind
  })
  return kinds
}

/** Where a string that is open at `from` closes, breaks off at a line end, or needs more bytes (at `end`, or at a backslash before it). */
export function endOfString(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const byte = bytes[at]
    if (byte === QUOTE || byte === NEWLINE) return at
    if (byte !== BACKSLASH) continue
    if (at + 1 >= end) return at
    at++
  }
  return end
}
