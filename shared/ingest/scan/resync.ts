import { BACKSLASH, KIND, KINDS, NEWLINE, OPEN_BRACE, QUOTE } from './byte-kinds.ts'

const MAX_MARK_BYTES = 64
const TAB = 9
const SPACE = 32

/** What is known of a broken value when the search for the next one begins. */
export interface ResyncStart {
  readonly braces: number
  readonly brackets: number
  readonly inString: boolean
  readonly column: number
  /** Offset where the search begins; a mark there is the broken value's own. */
  readonly from: number
  /** The bytes of the broken value as far as they are there; null where the search begins within it. */
  readonly sample: Uint8Array | null
}

interface Window {
  readonly bytes: Uint8Array
  readonly at: number
  readonly end: number
  readonly base: number
  readonly isFinal: boolean
}

/**
 * Finds where reading can go on after a broken value, whichever comes first: the end of the value by its brackets;
 * a line whose `{` stands in the column of the broken value; a `{` with the same first key, for records that share a line.
 * The last cannot be the inside of a string: there its quotes would be escaped.
 */
export class Resync {
  readonly #from: number
  readonly #mark: Uint8Array | null
  readonly #column: number
  #braces: number
  #brackets: number
  #inString: boolean

  constructor(start: ResyncStart) {
    this.#from = start.from
    this.#mark = start.sample === null ? null : markOf(start.sample)
    this.#column = start.column > MAX_MARK_BYTES ? -1 : start.column
    this.#braces = start.braces
    this.#brackets = start.brackets
    this.#inString = start.inString
  }

  /** Reads on; where nothing is found, `at` is the first byte that must be seen again. */
  scan(window: Window): { readonly at: number; readonly isFound: boolean } {
    const { bytes, end } = window
    for (let at = window.at; at < end; at++) {
      const byte = bytes[at]
      if (byte === NEWLINE || byte === OPEN_BRACE) {
        const isFound = this.#beginsHere(byte, at, window)
        if (isFound === null) return { at, isFound: false }
        if (isFound) return { at, isFound: true }
      }
      if (this.#inString) {
        if (byte === BACKSLASH && at + 1 >= end) return { at, isFound: false }
        if (byte === BACKSLASH) at++
        else if (byte === QUOTE || byte === NEWLINE) this.#inString = false
        continue
      }
      const done = this.#follow(KINDS[byte as number] as number)
      if (done !== null) return { at: at + done, isFound: true }
    }
    return { at: end, isFound: false }
  }

  /** Counts brackets: 0 where the byte belongs to what encloses the value, 1 where it ends the value, else null. */
  #follow(kind: number): 0 | 1 | null {
    if (kind === KIND.quote) this.#inString = true
    else if (kind === KIND.openBrace) this.#braces++
    else if (kind === KIND.openBracket) this.#brackets++
    else if (kind === KIND.closeBrace) {
      if (this.#braces === 0) return 0
      this.#braces--
    } else if (kind === KIND.closeBracket) {
      if (this.#brackets === 0) return 0
      this.#brackets--
    } else return null
    const isClosing = kind === KIND.closeBrace || kind === KIND.closeBracket
    return isClosing && this.#braces === 0 && this.#brackets === 0 ? 1 : null
  }

  /** Null where the bytes end before it can be told. */
  #beginsHere(byte: number, at: number, window: Window): boolean | null {
    if (byte === NEWLINE) return this.#column >= 0 && isBraceInColumn(at + 1, this.#column, window)
    return this.#mark !== null && window.base + at > this.#from && startsWith(this.#mark, at, window)
  }
}

/** The opening of an object through its first key, as written; null where it is none or long. */
function markOf(value: Uint8Array): Uint8Array | null {
  const head = value.subarray(0, MAX_MARK_BYTES)
  const open = head.indexOf(QUOTE)
  const close = open === -1 ? -1 : head.indexOf(QUOTE, open + 1)
  return head[0] === OPEN_BRACE && close !== -1 ? head.slice(0, close + 1) : null
}

function isBraceInColumn(lineStart: number, column: number, { bytes, end, isFinal }: Window): boolean | null {
  for (let at = lineStart; at < lineStart + column; at++) {
    if (at >= end) return isFinal ? false : null
    if (bytes[at] !== SPACE && bytes[at] !== TAB) return false
  }
  if (lineStart + column >= end) return isFinal ? false : null
  return bytes[lineStart + column] === OPEN_BRACE
}

function startsWith(mark: Uint8Array, from: number, { bytes, end, isFinal }: Window): boolean | null {
  for (const [index, byte] of mark.entries()) {
    if (from + index >= end) return isFinal ? false : null
    if (bytes[from + index] !== byte) return false
  }
  return true
}
