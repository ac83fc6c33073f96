import type { FlatText } from './join-lines.ts'

/** Where a wrapper goes on after the message on the same line. */
const LINE_ENDS = [
  ' (service: ',
  '</',
  ' status code: ',
  ', request id',
  ' (sdk attempt',
  ' (request id',
  ' (aws::',
  ': provider=',
] as const
/** A logger that prints its context as JSON behind a finished sentence. */
const CONTEXT_AFTER = /(?:action|policy|boundary|deny|setting\.?|type\.?|"|\/[\w+=,.@/-]{1,200}) \{\\{0,16}"/

/** Where the sentence that begins at `start` ends: at its quote, at the wrapper's next part, or at the line where it is complete. */
export function sentenceEnd(flat: FlatText, start: number, limit: number): number {
  const quote = Math.min(limit, wrapperQuote(flat, start, limit))
  const lower = flat.lower.slice(start, quote)
  const end =
    start +
    Math.min(
      ...LINE_ENDS.map((words) => lower.indexOf(words)).filter((at) => at !== -1),
      contextAt(lower),
      remarkAt(flat.text.slice(start, quote)),
      lower.length,
    )
  for (let at = nextBreak(flat.text, start, end); at !== -1; at = nextBreak(flat.text, at + 1, end)) {
    if (flat.text.charAt(at) === '\v' || isEndOfSentence(flat.lower.slice(start, at), flat.lower.slice(at + 1, at + 60))) return at
  }
  return end
}

/** Another sentence behind AWS's, on the same line: "… Retrying after 43 ms." Some sentences are AWS's own. */
const REMARK = /[\w*/>}\])"'`]\. (?!Encoded auth|Go to |Please specify|After you)[A-Z]/

/** Where a remark of the tool begins, after the last quote of the sentence; the length of the text where there is none. */
function remarkAt(text: string): number {
  const from = Math.max(text.lastIndexOf('"'), text.indexOf('perform'), 0)
  const found = REMARK.exec(text.slice(from))
  return found === null ? text.length : from + found.index + 2
}

function contextAt(lower: string): number {
  const found = CONTEXT_AFTER.exec(lower)
  return found === null ? lower.length : found.index + found[0].indexOf(' {')
}

function nextBreak(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (text.charAt(at) === '\n' || text.charAt(at) === '\v') return at
  return -1
}

/** The quote that closes the string around the message: it has fewer backslashes than the quotes inside, or opened right before it. */
function wrapperQuote(flat: FlatText, start: number, limit: number): number {
  const text = flat.text.slice(start, limit)
  const inner = innerQuote(text)
  if (inner !== null && inner.depth > 0) return start + firstQuoteBelow(text, inner.at, inner.depth)
  const closed = inner === null ? start + closingQuote(text) : limit
  const opening = flat.text.charAt(start - 1)
  if (opening !== '"' && opening !== "'" && opening !== '`') return closed
  const line = nextBreak(flat.text, start, limit)
  const at = flat.text.lastIndexOf(opening, line === -1 ? limit - 1 : line)
  return at > start ? Math.min(at, closed) : closed
}

/** Where the resource is not quoted, a quote before a comma or bracket belongs to the wrapper. */
function closingQuote(text: string): number {
  const at = text.search(/"\s?[,})\]]/)
  return at === -1 ? text.length : at
}

/** The first double quote after "resource", with the backslashes before it. */
function innerQuote(text: string): { readonly at: number; readonly depth: number } | null {
  const match = /resource:?[ \n\v]?(\\{0,16})"/.exec(text.slice(0, 4400))
  return match === null ? null : { at: match.index, depth: match[1]?.length ?? 0 }
}

function firstQuoteBelow(text: string, from: number, depth: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (slashes < 16 && text.charAt(at - 1 - slashes) === '\\') slashes++
    if (slashes < depth) return at - slashes
  }
  return text.length
}

const OTHER_LINE =
  /^(?:status code|at [a-z@<]|caused by|request ?id|with (?:module|data|aws_|provider|the )|on \S{1,80} line |error: |traceback|file "|\d{1,5}: |host ?id|extended request|exit status|goroutine|\{|\})/

/** True where the line belongs to a stack trace or to the frame that a tool prints, and not to the message before it. */
export function isOtherLine(lower: string): boolean {
  return OTHER_LINE.test(lower)
}

const COMPLETE = [
  / allows? the \S{1,120} action\W{0,12}$/,
  / setting(?: in s3 block public access)?\W{0,6}$/,
  /server-side encryption type\W{0,6}$/,
  /explicitly denies access\W{0,6}$/,
  /(?:policy|boundary|policy arn): arn:\S{1,600}[a-z0-9*>}\]"'`.]\W{0,4}$/,
] as const
const OPEN_TYPE = /explicit deny in (?:an?|the) [a-z -]{6,40}(?:policy|boundary)\W{0,4}$/
const GOES_ON =
  /^(?:because|with an explicit|with explicit|[:,]|arn:|with policy arn|policy arn|transitively|in an? |in the |encoded auth|\. )/

/** True where the sentence is complete at a line break, or the next line is something else. */
function isEndOfSentence(lower: string, next: string): boolean {
  if (isOtherLine(next) && !next.startsWith('with an explicit')) return true
  const tail = lower.slice(-900).trimEnd()
  if (COMPLETE.some((pattern) => pattern.test(tail))) return !GOES_ON.test(next) || next.startsWith('because')
  if (OPEN_TYPE.test(tail) && !tail.endsWith(':')) return !GOES_ON.test(next)
  return /on resource:? \\{0,16}".{1,2000}"\W{0,4}$/.test(tail) && !GOES_ON.test(next)
}
