import type { Core } from './cores/core.ts'
import type { FlatText } from './join-lines.ts'
import { isOtherLine } from './sentence-end.ts'

/** Where a message stands in the text. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** What stands directly before the message in each wrapper, lower case. All quantifiers are bounded. */
const LEADS = [
  /<message>\s?/g,
  /operation(?: \(reached max retries: \d{1,3}\))?:\s?/g,
  /api error [a-z0-9.]{3,60}:\s?/g,
  /["']?(?:error_?)?message\\{0,16}["']?\s?(?::|=>|=)\s?\\{0,16}["']/g,
] as const

/** An exception class or error code before the message. They nest, and the innermost has the message. */
const CLASS_LEAD = /[a-z][a-z0-9.$]{4,160}:\s/g

/**
 * The message of a wrapper: the first range that begins after a lead and is not over before the core. Without a lead it is the sentence
 * around the core.
 */
export function wrappedRange(flat: FlatText, from: number, to: number, core: Core): Range {
  const range = rangeOf(flat, from, to, core)
  const isWithin = core.kind !== 'code' && core.start > range.start && core.start < range.end
  return isWithin && isBeginning(flat, core.start) ? { start: core.start, end: range.end } : range
}

/** Words of a tool may lead up to AWS's: "Could not discard state: arn:… is pending deletion.", "Logs (Logs68) All access to …". */
function isBeginning({ text, lower }: FlatText, at: number): boolean {
  return text.startsWith(': ', at - 2) || (/[A-Z]/.test(text.charAt(at)) && !lower.startsWith('access denied', at))
}

function rangeOf(flat: FlatText, from: number, to: number, core: Core): Range {
  const lower = flat.lower.slice(from, to)
  for (const lead of LEADS) {
    for (const match of lower.matchAll(lead)) {
      const start = from + match.index + match[0].length
      if (start > core.start && core.kind === 'fixed') break
      if (!isNear(start, core)) continue
      const end = rangeEnd(flat, start, to, match[0], core)
      if (end > core.start && flat.text.slice(start, end).trim() !== '') return { start, end }
    }
  }
  return (core.kind === 'code' ? afterClass(flat, core, to) : null) ?? sentenceAround(flat, from, to, core)
}

/** The message after a bare code: `AccessDenied: Access Denied`. */
function afterClass(flat: FlatText, core: Core, to: number): Range | null {
  const lead = /^\s?:\s/.exec(flat.lower.slice(core.end, core.end + 3))
  if (lead === null) return null
  const start = core.end + lead[0].length
  const end = rangeEnd(flat, start, to, '', core)
  return flat.text.slice(start, end).trim() === '' ? null : { start, end }
}

/** A code stands shortly before its message, a plain text within it. */
function isNear(start: number, core: Core): boolean {
  return core.start - start < 600 && start - core.end < 200
}

/** CloudFormation puts the action before the text (`API: s3:PutBucketPolicy Access Denied`), and the message keeps it. */
const SENTENCE_STARTS = ['\n', '\v', '>', '"', '`', '. ', '(', '): ', 'API: '] as const

/** Begins after the last exception class, sentence, element or bracket before the core. */
function sentenceAround(flat: FlatText, from: number, to: number, core: Core): Range {
  if (core.kind === 'code') return core
  const windowStart = Math.max(from, core.start - 300)
  const before = flat.text.slice(windowStart, core.start)
  let cut = 0
  for (const match of before.toLowerCase().matchAll(CLASS_LEAD)) cut = match.index + match[0].length
  for (const mark of SENTENCE_STARTS) cut = Math.max(cut, before.lastIndexOf(mark) + (before.includes(mark) ? mark.length : 0))
  const start = windowStart + cut
  return { start, end: rangeEnd(flat, start, to, '', core) }
}

const ENDS = /<\/message>| \(service: | \(aws::|,? request ?id[: ]|\s?\(?status ?code: | \(sdk attempt| <region>/g

/** A message ends at the wrapper's next part, at its quote, at a blank line, or where the next line is something else. */
function rangeEnd(flat: FlatText, start: number, limit: number, lead: string, core: Core): number {
  const reach = Math.min(limit, start + 4000)
  const lower = flat.lower.slice(start, reach)
  let end = start + firstMatch(lower, lead === '<message>' ? /<\/message>/g : ENDS)
  if (/["']$/.test(lead)) end = Math.min(end, start + closingQuote(flat.text.slice(start, end), lead))
  end = Math.min(end, start + outerQuote(flat.text.slice(start, end)))
  // A line may break within the words that were found.
  const from = core.start >= start && core.start < end ? Math.max(core.end, start + 1) : start + 1
  for (let at = from; at < end; at++) {
    const character = flat.text.charAt(at)
    if (character === '\v' || (character === '\n' && lead !== '<message>' && endsAtLine(flat, start, at))) return at
  }
  return end
}

/** A quote before a comma or bracket that nothing in the message opened closes the string around it. */
function outerQuote(text: string): number {
  for (const quote of ['"', "'"]) {
    let count = 0
    for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
      if (count % 2 === 0 && /^\s?[,})\]]/.test(text.slice(at + 1, at + 3))) return at
      count++
    }
  }
  return text.length
}

function firstMatch(lower: string, pattern: RegExp): number {
  const at = lower.search(pattern)
  return at === -1 ? lower.length : at
}

/** The quote that closes a JSON string has as many backslashes as the one that opened it. */
function closingQuote(text: string, lead: string): number {
  const quote = lead.slice(-1)
  const depth = lead.length - 1 - lead.slice(0, -1).replace(/\\{1,8}$/, '').length
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    let slashes = 0
    while (slashes < 16 && text.charAt(at - 1 - slashes) === '\\') slashes++
    if (slashes <= depth) return at - slashes
  }
  return text.length
}

function endsAtLine(flat: FlatText, start: number, at: number): boolean {
  const line = flat.lower.slice(start, at).trimEnd()
  if (/[.!]["')]?$|^(?:access denied|forbidden)\W?$/.test(line)) return true
  const next = flat.text.slice(at + 1, at + 61)
  return isOtherLine(next.toLowerCase()) || !/^(?:[a-z'"(]|arn:)/.test(next)
}
