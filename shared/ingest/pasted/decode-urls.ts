import { findFixed } from './cores/fixed.ts'
import { findPlain } from './cores/plain.ts'

const RUN_END = /[\s"'`<>&]/
const RUN_LIMIT = 4000

/**
 * Decodes sentences that were put into a URL. Only a run that holds a denial is decoded, and none that belongs to the address of an object:
 * a key may hold anything.
 */
export function decodeUrls(text: string): string {
  const parts: string[] = []
  let done = 0
  for (let at = nextBlank(text, 0); at !== -1; at = nextBlank(text, done)) {
    const start = runStart(text, Math.max(done, at - RUN_LIMIT), at)
    const end = runEnd(text, at + 1, Math.min(text.length, at + RUN_LIMIT))
    const run = text.slice(start, end)
    const decoded =
      !isField(text.slice(Math.max(done, start - 40), start)) || isAddress(text.slice(Math.max(done, start - 200), start), run)
        ? run
        : decodeRun(run)
    // What stands in the query before and after is no part of the sentence.
    const isDecoded = decoded !== run
    parts.push(text.slice(done, start), isDecoded && text.charAt(start - 1) === '=' ? '\n' : '', decoded)
    if (isDecoded && text.charAt(end) === '&') parts.push('\n')
    done = end
  }
  return done === 0 ? text : parts.join('') + text.slice(done)
}

/** A blank as URLs have it: `%20`, or a plus sign between two letters. */
function nextBlank(text: string, from: number): number {
  const encoded = text.indexOf('%20', from)
  for (let plus = text.indexOf('+', from); plus !== -1 && (encoded === -1 || plus < encoded); plus = text.indexOf('+', plus + 1)) {
    if (/[a-z]/i.test(text.charAt(plus - 1)) && /[a-z]/i.test(text.charAt(plus + 1))) return plus
  }
  return encoded
}

function runStart(text: string, limit: number, at: number): number {
  let start = at
  while (start > limit && text.charAt(start - 1) !== '=' && !RUN_END.test(text.charAt(start - 1))) start--
  return start
}

function runEnd(text: string, at: number, limit: number): number {
  let end = at
  while (end < limit && !RUN_END.test(text.charAt(end))) end++
  return end
}

/** True where a field or a line begins: a name in the middle of a line stays as it is. */
function isField(before: string): boolean {
  return /(?:^|[\n=]["']?)\s*$/.test(before) && !/(?:key|file|path|prefix|name|object|agent)=$/i.test(before)
}

/** True where the run belongs to the address of an object, path or query. */
function isAddress(before: string, run: string): boolean {
  const word = before.slice(Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n'), before.lastIndexOf('\t')) + 1)
  const [place = ''] = (/^\W{0,8}[a-z0-9]{2,5}:\/\//i.test(word) ? word : word + run).split('?')
  return /^\W{0,8}s3[an]?:\/\//i.test(place) || (/^\W{0,8}https?:\/\//i.test(place) && place.includes('.amazonaws.'))
}

/** A plus sign is a blank in a query, and itself elsewhere: a run with `%20` has no other blanks. */
function decodeRun(run: string): string {
  const blanks = run.includes('%20') ? run : run.replaceAll('+', ' ')
  const decoded = blanks.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return isDenial(decoded.toLowerCase()) ? decoded : run
}

function isDenial(lower: string): boolean {
  if (lower.includes('not authorized to perform')) return true
  const flat = { text: lower, lower }
  return findFixed(flat, 0, lower.length) !== null || findPlain(flat, 0, lower.length) !== null
}
