/** One kind of text that strangers may choose as a key, session name, user agent, tag or file name. */
export interface HostileClass {
  readonly name: string
  readonly texts: readonly string[]
}

/** The character that begins the sequences that a terminal obeys. */
export const ESC = '\x1b'

/** The numbers from one to another, both included. */
export const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** A text with the character in its middle, for each of these code points. */
export const each = (codes: readonly number[]): string[] => codes.map((code) => `a${String.fromCodePoint(code)}b`)
