import type { FlatText } from './join-lines.ts'
import type { Segment } from './segments.ts'
import { sentenceEnd } from './sentence-end.ts'
import { unescapeQuotes } from './unescape.ts'
import { wrappedRange } from './wrapped-range.ts'

const MESSAGE_LIMIT = 16_384

/** The denial sentence of a segment with all of the wrapper removed. */
export function messageText(flat: FlatText, segment: Segment): string {
  const { start, end } = messageRange(flat, segment)
  const text = flat.text.slice(start, Math.min(end, start + MESSAGE_LIMIT))
  const message = unescapeQuotes(withEndpoint(flat, segment, text))
    .replace(/[\s\v]+/g, ' ')
    .replace(/^[ ,;]{1,8}/, '')
    .trim()
  return segment.core.kind === 'sentence' ? message : withoutStrayEnd(withoutSlashes(message))
}

/** Backslashes at the end belonged to a quote of the wrapper. */
function withoutSlashes(message: string): string {
  let end = message.length
  while (end > 0 && message.charAt(end - 1) === '\\') end--
  return message.slice(0, end)
}

/** A quote or bracket at the end that nothing opened belongs to the wrapper. */
function withoutStrayEnd(message: string): string {
  if (message.endsWith(')') && !message.includes('(')) return message.slice(0, -1)
  const end = /(["'`])[.*]{0,4}$/.exec(message)
  const quote = end?.[1]
  return end === null || quote === undefined || message.split(quote).length % 2 === 1 ? message : message.slice(0, end.index)
}

function messageRange(flat: FlatText, segment: Segment): { readonly start: number; readonly end: number } {
  const { core } = segment
  if (core.kind !== 'sentence' && core.kind !== 'reason') return wrappedRange(flat, segment.start, segment.end, core)
  const start = core.kind === 'sentence' ? core.start : reasonStart(flat, segment)
  return { start, end: sentenceEnd(flat, start, Math.min(segment.end, start + MESSAGE_LIMIT)) }
}

/** A lone reason keeps the words of its line that lead up to it, which may name the action. A quote that opens before it cuts them off. */
function reasonStart(flat: FlatText, segment: Segment): number {
  const from = Math.max(segment.start, segment.core.start - 300)
  const before = flat.text.slice(from, segment.core.start)
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\v'), before.lastIndexOf('>')) + 1)
  const cut = Math.max(line.search(/["'`]$/), line.split('"').length % 2 === 0 ? line.lastIndexOf('"') : -1)
  return from + before.length - line.length + cut + 1
}

/** Redirects name the right Region in elements of their own; the message keeps them. */
function withEndpoint(flat: FlatText, segment: Segment, text: string): string {
  const lower = flat.lower.slice(segment.start, segment.end)
  if (!/specified endpoint|malformed|redirect/.test(lower)) return text
  const found = /<(endpoint|region)>([a-z0-9.-]{3,255})<\//.exec(lower)
  return found === null ? text : `${text} ${found[1] ?? ''}: ${found[2] ?? ''}`
}
