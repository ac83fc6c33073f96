import { visibleText } from './visible-text.ts'

const NEEDS_NO_QUOTES = /^[A-Za-z0-9_.,:/=@%+-]+$/

/** A value as one word of a POSIX shell, whatever it holds; control characters are shown as `\x1b`, never raw. */
export function shellQuote(value: string): string {
  const shown = visibleText(value)
  return NEEDS_NO_QUOTES.test(shown) ? shown : `'${shown.replaceAll("'", `'\\''`)}'`
}
