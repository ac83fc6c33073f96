import { BACKSLASH, KIND, KINDS, NEWLINE, QUOTE } from './byte-kinds.ts'
import { MAX_DEPTH, MAX_VALUES } from './grammar.ts'
import { isListKey } from './list-key.ts'

const COLON = 58

/**
 * Where the object that begins at `from` ends by its brackets alone, or -1 where that must be found out byte by byte:
 * it does not end before `end`, a line ends within a string, it nests too deep or holds too much, or it holds a list of records.
 * Says nothing of what is between the brackets: only a text that then parses was a value.
 */
export function quickEndOfObject(bytes: Uint8Array, from: number, end: number): number {
  let depth = 0
  let values = 0
  for (let at = from; at < end; at++) {
    const kind = KINDS[bytes[at] as number] as number
    if (kind === KIND.quote) {
      at = quickEndOfString(bytes, at + 1, end)
      if (at === -1) return -1
    } else if (kind === KIND.openBrace || kind === KIND.openBracket) {
      if (kind === KIND.openBracket && depth === 1 && isAfterListKey(bytes, from, at)) return -1
      if (++depth > MAX_DEPTH || ++values > MAX_VALUES) return -1
    } else if (kind === KIND.comma) {
      if (++values > MAX_VALUES) return -1
    } else if ((kind === KIND.closeBrace || kind === KIND.closeBracket) && --depth === 0) return at + 1
  }
  return -1
}

function quickEndOfString(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) return at
    if (byte === NEWLINE) return -1
    if (byte === BACKSLASH) at++
  }
  return -1
}

/** True where a list key and a colon stand before `at`. Longer keys that end alike are not told apart: that costs time only. */
function isAfterListKey(bytes: Uint8Array, from: number, at: number): boolean {
  let close = at - 1
  while (close > from && (bytes[close] === COLON || KINDS[bytes[close] as number] === KIND.space)) close--
  const open = bytes.lastIndexOf(QUOTE, close - 1)
  return open >= from && isListKey(bytes, open + 1, close)
}
