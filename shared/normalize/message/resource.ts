import type { Folded } from './fold.ts'
import { isFolded, phraseAt, skip } from './fold.ts'
import type { Reason } from './reason.ts'
import { findReason, isCutReason, readReason } from './reason.ts'

/** The resource of a sentence, the reason after it, and how sure the border between both is. */
export interface ResourceAndReason {
  readonly resource: string | null
  readonly reason: Reason | null
  /** Where the words after resource and reason begin. */
  readonly end: number
  /** `known`: the border comes from the record. `open`: the resource has no end, or its reason breaks off. */
  readonly border: 'known' | 'quoted' | 'unquoted' | 'open'
}

/** Resources without a name of their own. Source: S3 user guide, troubleshoot 403 errors, and IAM user guide, troubleshoot access denied. */
const NAMELESS = ['on this resource', 'on the resource associated with this', 'on the specified resource', 'on the resource '] as const
const NAMED = ['on resource:', 'on resource ', 'on resources:', 'on resource(s):', 'on the resource:', 'on arn:', 'on "arn:'] as const

/** How far after a nameless resource its reason may begin. */
const NAMELESS_REACH = 120

/** What parseMessage is told about the message. */
export interface KnownFacts {
  readonly resources: readonly string[]
  readonly fromRecord: boolean
}

/** Reads what follows the action. INVARIANT: never reads a reason from inside the resource, which strangers choose. */
export function readResource(folded: Folded, at: number, known: KnownFacts): ResourceAndReason {
  const start = skip(folded.lower, at, ' ,`*_')
  const named = phraseAt(folded.lower, start, NAMED)
  if (named !== null)
    return readNamed(folded, named.startsWith('on arn') || named.startsWith('on "') ? start + 3 : start + named.length, known)
  const nameless = phraseAt(folded.lower, start, NAMELESS)
  if (nameless !== null) return readNameless(folded, start + nameless.length)
  return withReason(folded, null, start, 'unquoted', known.fromRecord ? readReason(folded, start) : nearReason(folded, start, start + 300))
}

function readNameless(folded: Folded, at: number): ResourceAndReason {
  return withReason(folded, null, at, 'unquoted', nearReason(folded, at, at + NAMELESS_REACH))
}

function nearReason(folded: Folded, from: number, to: number): Reason | null {
  const found = findReason(folded, from)
  return found === null || found.start > to ? null : found
}

function withReason(
  folded: Folded,
  resource: string | null,
  at: number,
  border: ResourceAndReason['border'],
  reason: Reason | null,
): ResourceAndReason {
  const isCut = reason === null && isCutReason(folded.lower, at)
  return { resource, reason, end: reason?.end ?? at, border: isCut ? 'open' : border }
}

function readNamed(folded: Folded, at: number, known: KnownFacts): ResourceAndReason {
  const marked = skip(folded.lower, at, ' _\\')
  const start = folded.lower.startsWith('**', marked) ? marked + 2 : marked
  const quote = phraseAt(folded.lower, start, ['"', "'", '`', '&quot;'])
  const opened = quote === null ? start : start + quote.length
  return (
    readKnown(folded, opened, quote, known) ?? (quote === null ? readUnquoted(folded, start) : readQuoted(folded, opened, quote, known))
  )
}

/** The resource that the record names, cut off first: then no word in it can be taken for a reason. */
function readKnown(folded: Folded, at: number, quote: string | null, known: KnownFacts): ResourceAndReason | null {
  let longest: { readonly raw: string; readonly end: number } | null = null
  for (const raw of known.resources) {
    const resource = isFolded(raw) ? raw : raw.replace(/\s+/g, ' ').trim()
    if (resource === '') continue
    const end = at + resource.length + (quote ?? '').length
    if (known.fromRecord && isCutWithin(folded, at, resource, quote)) return openEnd(folded)
    if (end > (longest?.end ?? 0) && isResourceAt(folded, at, resource, quote)) longest = { raw, end }
  }
  return longest === null ? null : withReason(folded, longest.raw, longest.end, 'known', readReason(folded, longest.end))
}

function isResourceAt(folded: Folded, at: number, resource: string, quote: string | null): boolean {
  const end = at + resource.length
  if (!folded.text.startsWith(resource, at)) return false
  if (quote !== null) return folded.lower.startsWith(quote, end)
  return end >= folded.text.length || ' .,'.includes(folded.text.charAt(end))
}

/** True where the text ends within the resource, or right after it with its quote still open. */
function isCutWithin({ text }: Folded, at: number, resource: string, quote: string | null): boolean {
  const left = text.length - at
  const isShort = quote === null ? left < resource.length : left <= resource.length
  return left > 0 && isShort && resource.startsWith(text.slice(at))
}

function openEnd(folded: Folded): ResourceAndReason {
  return { resource: null, reason: null, end: folded.text.length, border: 'open' }
}

/** Cuts at the LAST quote that a reason or the end follows: a key may hold quotes and the words of a reason. */
function readQuoted(folded: Folded, opened: number, quote: string, known: KnownFacts): ResourceAndReason {
  for (let at = folded.lower.lastIndexOf(quote); at >= opened; at = at === 0 ? -1 : folded.lower.lastIndexOf(quote, at - 1)) {
    const after = at + quote.length
    const reason = readReason(folded, after)
    if (reason !== null || isSentenceEnd(folded.lower, after) || isCutReason(folded.lower, after)) {
      return withReason(folded, quotedText(folded, opened, at), after, 'quoted', reason)
    }
  }
  return readUnclosed(folded, opened, quote, known)
}

/** No quote is followed by anything known: in a record the last quote ends the resource, in pasted text the first. */
function readUnclosed(folded: Folded, opened: number, quote: string, known: KnownFacts): ResourceAndReason {
  const last = known.fromRecord ? folded.lower.lastIndexOf(quote) : folded.lower.indexOf(quote, opened)
  if (last >= opened) return withReason(folded, quotedText(folded, opened, last), last + quote.length, 'quoted', null)
  return openEnd(folded)
}

function quotedText(folded: Folded, from: number, to: number): string | null {
  let end = to
  while (end > from && folded.text.charAt(end - 1) === '\\') end--
  return folded.text.slice(from, end).trim() || null
}

const SUFFIXES = ['. encoded authorization failure', ' encoded authorization failure', '. go to http', ' (service', ' (request'] as const

/** True where a sentence may end: nothing but punctuation is left, or a known suffix begins. */
export function isSentenceEnd(lower: string, at: number): boolean {
  const end = skip(lower, at, ' .,;:!)]}\'`*_\\|"', 12)
  return end >= lower.length || phraseAt(lower, at, SUFFIXES) !== null
}

const S3_ARN = /^arn:[a-z-]{2,12}:s3/

/** Other services name resources without quotes. Strangers choose S3 keys, so for S3 the last reason counts, else the first. */
function readUnquoted(folded: Folded, start: number): ResourceAndReason {
  const isS3 = S3_ARN.test(folded.lower.slice(start, start + 24))
  // A star is the resource `*`, no emphasis.
  const direct = folded.text.startsWith('* ', start) ? null : readReason(folded, start)
  if (direct !== null) return { resource: null, reason: direct, end: direct.end, border: 'unquoted' }
  const found = findReason(folded, start, isS3 ? 'last' : 'first')
  if (found !== null) return { resource: mendArn(folded.text.slice(start, found.start)), reason: found, end: found.end, border: 'unquoted' }
  const end = unquotedEnd(folded, start)
  return withReason(folded, mendArn(folded.text.slice(start, end)), end, 'unquoted', null)
}

/** Words that stand before the name proper, as IAM writes them: `role etl`, `policy path /`. */
const KINDS = ['role ', 'user ', 'group ', 'policy path ', 'policy ', 'instance profile '] as const

function unquotedEnd(folded: Folded, start: number): number {
  const kind = phraseAt(folded.lower, start, KINDS) ?? ''
  const blank = folded.text.indexOf(' ', start + kind.length)
  return blank === -1 ? folded.text.length : blank
}

/** Takes out blanks that line breaks left in an ARN, and punctuation after it. */
function mendArn(raw: string): string | null {
  const text = raw.replace(/(?:\*\*)?[\s.,;:`"'\\)]{0,8}$/, '').trim()
  const bare = text.toLowerCase().startsWith('policy arn:') ? text.slice('policy '.length) : text
  if (!bare.startsWith('arn:') || S3_ARN.test(bare)) return bare || null
  return bare.replaceAll(': ', ':').replaceAll('/ ', '/').replaceAll(' /', '/').replaceAll(' :', ':')
}
