import type { Core } from './cores.ts'
import type { FlatText } from './join-lines.ts'
import type { Segment } from './segments.ts'
import { unescapeQuotes } from './unescape.ts'

const MESSAGE_LIMIT = 16_384

/** The denial sentence of a segment with all of the wrapper removed. */
export function messageText(flat: FlatText, segment: Segment): string {
  const { core } = segment
  const start = core.kind === 'sentence' ? core.start : wordsStart(flat, segment)
  const end = Math.min(segment.end, start + MESSAGE_LIMIT)
  const text =
    core.kind === 'plain' || core.kind === 'code' ? plainText(flat, core, end) : flat.text.slice(start, sentenceEnd(flat, start, end))
  return tidy(withEndpoint(flat, segment, text))
}

function tidy(text: string): string {
  return unescapeQuotes(text)
    .replace(/[\s\v]+/g, ' ')
    .trim()
}

/** A reason or fixed sentence begins after the wrapper's last colon or element on its line; words that lead up to it stay. */
function wordsStart(flat: FlatText, segment: Segment): number {
  const from = Math.max(segment.start, segment.core.start - 300)
  const before = flat.text.slice(from, segment.core.start)
  const cut = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\v'), before.lastIndexOf('>'), before.lastIndexOf('operation: ') + 10)
  return from + Math.max(0, cut + (cut === -1 ? 0 : 1))
}

/** Redirects name the right Region in elements of their own; the message keeps them. */
function withEndpoint(flat: FlatText, segment: Segment, text: string): string {
  const lower = flat.lower.slice(segment.start, segment.end)
  if (!/specified endpoint|malformed|redirect/.test(lower)) return text
  const found = /<(endpoint|region)>([a-z0-9.-]{3,255})<\//.exec(lower)
  return found === null ? text : `${text} ${found[1] ?? ''}: ${found[2] ?? ''}`
}

const PLAIN_END = /[\n\v]| \(service: |<\/message>|["']\s?[,})\]]|, request id|status code: /i

/** A plain text up to the end of its line; a bare code stands for itself. */
function plainText(flat: FlatText, core: Core, end: number): string {
  const rest = flat.text.slice(core.start, Math.min(end, core.start + 600))
  if (core.kind === 'code') return flat.text.slice(core.start, core.end)
  const api = /api: (?=[a-z0-9-]{2,40}:[a-z]{2,80} $)/i.exec(flat.text.slice(Math.max(0, core.start - 140), core.start))
  const lead = api === null ? '' : flat.text.slice(core.start - (Math.min(140, core.start) - api.index - api[0].length), core.start)
  return lead + rest.slice(0, PLAIN_END.exec(rest)?.index ?? rest.length)
}

/** Where a wrapper goes on after the message on the same line. */
const LINE_ENDS = [' (service: ', '</message>', ' status code: ', ', request id', ' (sdk attempt', ' (request id'] as const

/** Where the sentence that begins at `start` ends: at its quote, at the wrapper's next part, or at the line where it is complete. */
export function sentenceEnd(flat: FlatText, start: number, limit: number): number {
  let end = Math.min(limit, wrapperQuote(flat, start, limit))
  for (const words of LINE_ENDS) {
    const at = flat.lower.slice(start, end).indexOf(words)
    if (at !== -1) end = start + at
  }
  for (let at = nextBreak(flat.text, start, end); at !== -1; at = nextBreak(flat.text, at + 1, end)) {
    if (flat.text.charAt(at) === '\v' || isEndOfSentence(flat.lower.slice(start, at), flat.lower.slice(at + 1, at + 60))) return at
  }
  return end
}

function nextBreak(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (text.charAt(at) === '\n' || text.charAt(at) === '\v') return at
  return -1
}

/** The quote that closes the string around the message: it has fewer backslashes than the quotes inside, or opened right before it. */
function wrapperQuote(flat: FlatText, start: number, limit: number): number {
  const text = flat.text.slice(start, limit)
  const inner = innerDepth(text)
  if (inner > 0) return start + firstQuoteBelow(text, inner)
  const opening = flat.text.charAt(start - 1)
  if (opening !== '"' && opening !== "'" && opening !== '`') return limit
  const line = nextBreak(flat.text, start, limit)
  const at = flat.text.lastIndexOf(opening, line === -1 ? limit - 1 : limit - 1)
  return at > start ? at : limit
}

/** How many backslashes stand before the first double quote after "resource". */
function innerDepth(text: string): number {
  const match = /resource:?[ \n\v]?(\\{0,16})"/.exec(text.slice(0, 4400))
  return match?.[1]?.length ?? 0
}

function firstQuoteBelow(text: string, depth: number): number {
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (slashes < 16 && text.charAt(at - 1 - slashes) === '\\') slashes++
    if (slashes < depth) return at - slashes
  }
  return text.length
}

const NOT_THE_SENTENCE =
  /^(?:status code|at [a-z@<]|caused by|request ?id|with (?:module|data|aws_|provider|the )|on \S{1,80} line |error: |traceback|file "|\d{1,5}: |host ?id|extended request|exit status|goroutine)/
const COMPLETE = [
  / allows? the \S{1,120} action\W{0,12}$/,
  / setting(?: in s3 block public access)?\W{0,6}$/,
  /server-side encryption type\W{0,6}$/,
  /explicitly denies access\W{0,6}$/,
  /policy: arn:\S{1,600}[a-z0-9*>}\]"'`.]\W{0,4}$/,
  /boundary: arn:\S{1,600}[a-z0-9*>}\]"'`.]\W{0,4}$/,
  /policy arn: arn:\S{1,600}[a-z0-9*>}\]"'`.]\W{0,4}$/,
] as const
const OPEN_TYPE = /explicit deny in (?:an?|the) [a-z -]{6,40}(?:policy|boundary)\W{0,4}$/
const GOES_ON =
  /^(?:because|with an explicit|with explicit|[:,]|arn:|with policy arn|policy arn|transitively|in an? |in the |encoded auth|\. )/

/** True where the sentence is complete at a line break, or the next line is something else. */
function isEndOfSentence(lower: string, next: string): boolean {
  if (NOT_THE_SENTENCE.test(next) && !next.startsWith('with an explicit')) return true
  const tail = lower.slice(-900)
  if (COMPLETE.some((pattern) => pattern.test(tail))) return !GOES_ON.test(next) || next.startsWith('because')
  if (OPEN_TYPE.test(tail) && !tail.endsWith(':')) return !GOES_ON.test(next)
  return /on resource:? \\{0,16}".{1,2000}"\W{0,4}$/.test(tail) && !GOES_ON.test(next)
}
