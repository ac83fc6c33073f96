import { findCode } from './cores/code.ts'
import type { Core } from './cores/core.ts'
import { findFixed } from './cores/fixed.ts'
import { findPlain, findWrappedPlain } from './cores/plain.ts'
import { findLoneReason, findRetoldReason } from './cores/reason.ts'
import { findSentences } from './cores/sentence.ts'
import type { FlatText } from './join-lines.ts'

/** A stretch of text that tells of one denial. */
export interface Segment {
  /** Where the text begins that may tell bucket and key: what comes before the wrapper. */
  readonly contextStart: number
  readonly start: number
  readonly end: number
  readonly core: Core
}

/** Words with which tools begin the report of an error. */
const STARTERS = ['an error occurred (', 'a client error (', 'operation error ', '<error>', 'caused by: '] as const
const LINE_STARTERS = [
  'error: ',
  'fatal error: ',
  'upload failed: ',
  'download failed: ',
  'copy failed: ',
  'move failed: ',
  'delete failed: ',
] as const

/** How far a wrapper may stand before the sentence that it wraps. */
const WRAPPER_REACH = 400

/** Cuts the text into the denials that it tells of, in reading order. */
export function findSegments(flat: FlatText): readonly Segment[] {
  const sentences = findSentences(flat)
  const starts = [...new Set([0, ...starters(flat), ...sentences.map((core) => core.start)])].sort((a, b) => a - b)
  const pieces = starts.map((start, index) => pieceOf(flat, sentences, start, starts[index + 1] ?? flat.text.length))
  return mergeWrappers(flat, pieces)
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly core: Core | null
}

function pieceOf(flat: FlatText, sentences: readonly Core[], start: number, end: number): Piece {
  return { start, end, core: coreOf(flat, sentenceAt(sentences, start), start, end) }
}

function sentenceAt(sentences: readonly Core[], start: number): Core | null {
  let low = 0
  let high = sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  const found = sentences[low]
  return found?.start === start ? found : null
}

/** The strongest words of the range: a sentence, else a reason, else a fixed sentence, else the plain ones. Before a plain message stand names. */
function coreOf(flat: FlatText, sentence: Core | null, start: number, end: number): Core | null {
  if (sentence !== null) return sentence
  if (LINE_STARTERS.slice(3).some((lead) => flat.lower.startsWith(lead, start))) {
    // Between "upload failed:" and the error stand file names only, which strangers choose.
    const error = flat.lower.indexOf('an error occurred', start)
    if (error === -1 || error >= end) return null
  }
  const wrapped = findWrappedPlain(flat, start, end)
  const from = wrapped?.end ?? start
  return (
    findLoneReason(flat, from, end) ??
    findFixed(flat, from, end) ??
    findRetoldReason(flat, from, end) ??
    wrapped ??
    findPlain(flat, start, end) ??
    findCode(flat, start, end)
  )
}

function starters(flat: FlatText): readonly number[] {
  const found: number[] = []
  for (const words of STARTERS) pushAll(flat.lower, words, found, () => true)
  pushReportEnds(flat, found)
  for (const words of LINE_STARTERS) pushAll(flat.lower, words, found, (at) => at === 0 || '\n\v'.includes(flat.text.charAt(at - 1)))
  return found
}

/** With its request id the report of an SDK is over, so the next line may begin another one. */
function pushReportEnds(flat: FlatText, into: number[]): void {
  for (const pattern of [/\(service: [^()]{4,600}\)/g, /status code: \d{3}, request id: [^ ]{0,64},? ?(?:host id: [^ ]{0,120})?/g]) {
    for (const match of flat.lower.matchAll(pattern)) {
      const end = match.index + match[0].length
      const line = flat.text.slice(end, end + 400).search(/[\n\v]/)
      if (line !== -1) into.push(end + line + 1)
    }
  }
}

function pushAll(lower: string, words: string, into: number[], isStart: (at: number) => boolean): void {
  for (let at = lower.indexOf(words); at !== -1; at = lower.indexOf(words, at + 1)) if (isStart(at)) into.push(at)
}

/** Joins wrappers with what they wrap. A piece without a core is context of the denial after it, and tail of the one before. */
function mergeWrappers(flat: FlatText, pieces: readonly Piece[]): readonly Segment[] {
  const segments: Segment[] = []
  let contextStart = 0
  let wrapperStart: number | null = null
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1]
    if (segments.length > 0 && isCodeField(flat, piece)) continue
    if (next !== undefined && isNameOf(flat, piece, next)) continue
    if (piece.core === null || (next !== undefined && isWrapperOf(flat, piece, piece.core, next))) {
      if (piece.core !== null) wrapperStart ??= piece.start
      continue
    }
    segments.push({ contextStart, start: wrapperStart ?? piece.start, end: tailEnd(pieces, index, flat), core: piece.core })
    contextStart = piece.end
    wrapperStart = null
  }
  return segments
}

/** Words before a wrapper on its own line are what the tool was busy with: "uploading Object (…) to Bucket (…): operation error". */
function isNameOf(flat: FlatText, { core }: Piece, next: Piece): boolean {
  if ((core?.kind !== 'reason' && core?.kind !== 'fixed') || next.core === null) return false
  const between = flat.text.slice(core.end, Math.min(next.start, core.end + WRAPPER_REACH * 3))
  return next.start - core.end < WRAPPER_REACH * 3 && !/[\n\v]/.test(between) && /[:=] $/.test(between)
}

function isCodeField(flat: FlatText, { start, core }: Piece): boolean {
  return core?.kind === 'code' && CODE_FIELD.test(flat.lower.slice(Math.max(start, core.start - 150), core.start))
}

/** What follows a denial up to the next wrapper still tells of it: status code, request id. */
function tailEnd(pieces: readonly Piece[], index: number, flat: FlatText): number {
  const next = pieces[index + 1]
  return next === undefined ? flat.text.length : next.start
}

/** True where the piece only wraps the next one: a code or plain words that lead over to it. */
function isWrapperOf(flat: FlatText, piece: Piece, core: Core, next: Piece): boolean {
  if (core.kind !== 'code' && core.kind !== 'plain') return false
  if (next.core === null || next.start - core.start > WRAPPER_REACH) return false
  if (flat.lower.startsWith(EC2_LEAD, core.start) && next.core.kind === 'sentence') return true
  const between = flat.text.slice(core.start, next.start)
  if (!/[\n\v]/.test(between)) return !isComplete(flat.lower.slice(piece.start, next.start)) || next.core.kind === 'sentence'
  if (isComplete(flat.lower.slice(piece.start, next.start))) return false
  if (flat.lower.startsWith('<error>', next.start)) return true
  return next.core.kind === 'sentence' || LEADS_OVER.test(between.slice(-24))
}

/** A colon, also with the quote of a string behind it. */
const LEADS_OVER = /(?:[:=]\s?\\{0,16}["'`]?|,\s?\\{0,16}["']|<message>)\s?$/i

/** EC2 begins its sentences with one that says nothing. */
const EC2_LEAD = 'you are not authorized to perform this operation'
/** A code that is given as a field, after a report that has its message: it belongs to that one. */
const CODE_FIELD = /\bcode\\{0,16}["']?\s?[:=]\s?\\{0,16}["']?$/

/** True for a report that has its message already. */
function isComplete(lower: string): boolean {
  return /operation: [a-z]|<\/message>|\(service: |api error \w{1,60}: \w/.test(lower)
}
