/** A text with its white space folded, and the same text in lower case with plain quotes: both have the same length, so an index fits both. */
export interface Folded {
  readonly text: string
  readonly lower: string
}

/** Folds white space of every kind to single blanks and trims: guides wrap lines, records do not. */
export function fold(text: string): Folded {
  const folded = isFolded(text) ? text : text.replace(/[\s\u0085\u200B\u2060\uFEFF]+/g, ' ').trim()
  return { text: folded, lower: lowerOf(folded) }
}

/** White space other than one blank: every kind that `\s` knows, and four that it does not. */
const UNFOLDED = /[\t-\r\u0085\u00A0\u1680\u2000-\u200B\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF]| {2}/

/** True where only single blanks stand between words. Records mostly are so, and a test is cheaper than a copy. */
export function isFolded(text: string): boolean {
  return !text.startsWith(' ') && !text.endsWith(' ') && !UNFOLDED.test(text)
}

/** Signs whose lower case or plain form is not what `toLowerCase` gives. */
const UNUSUAL = /[\u0130\u00AB\u00BB\u2010-\u2013\u2018\u2019\u201C-\u201E]/

/** Lower case with quotes made plain. INVARIANT: the length stays, so U+0130 (the one letter that grows) is replaced first. */
function lowerOf(text: string): string {
  if (!UNUSUAL.test(text)) return text.toLowerCase()
  return text
    .replaceAll('\u0130', 'i')
    .toLowerCase()
    .replace(/[\u201C\u201D\u201E\u00AB\u00BB]/g, '"')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u2010\u2011\u2012\u2013]/g, '-')
}

/** The index after any of `characters`, at most `limit` of them. */
export function skip(text: string, at: number, characters: string, limit = 16): number {
  let end = at
  while (end < text.length && end - at < limit && characters.includes(text.charAt(end))) end++
  return end
}

/** The first of `phrases` that stands at `at`, or null. */
export function phraseAt<T extends string>(lower: string, at: number, phrases: readonly T[]): T | null {
  return phrases.find((phrase) => lower.startsWith(phrase, at)) ?? null
}

/** True where no Latin letter, digit or underscore stands at `at`: a word ends there, also before Chinese or Korean. */
export function isWordEnd(text: string, at: number): boolean {
  return at >= text.length || !/[\p{Script=Latin}\p{Nd}_]/u.test(text.charAt(at))
}
