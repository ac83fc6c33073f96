import type { PastedDenial, PastedInput } from '../model/record.ts'
import { isAccessLogLine, readAccessLogLine } from './pasted/access-log-line.ts'
import { cleanLines } from './pasted/clean-lines.ts'
import { decodeUrls } from './pasted/decode-urls.ts'
import { joinLines, type FlatText } from './pasted/join-lines.ts'
import { splitAtRecords } from './pasted/json-islands.ts'
import { isLookAlike } from './pasted/look-alikes.ts'
import { messageText } from './pasted/message-text.ts'
import { stripMarkup } from './pasted/markup.ts'
import { findSegments, type Segment } from './pasted/segments.ts'
import { toolOf } from './pasted/tool.ts'
import { decodeEntities, plainQuotes, stripColors, unescapeLayout, unescapeQuotes } from './pasted/unescape.ts'
import { wrapperFacts } from './pasted/wrapper-facts.ts'

/** More than this is not pasted by hand; the rest is not read. */
export const PASTED_LIMIT = 1024 * 1024

/** Finds the denials and CloudTrail records in anything that people paste, in reading order; a denial that a trace repeats counts once. */
export function readPastedText(text: string): readonly PastedInput[] {
  return splitAtRecords(text.slice(0, PASTED_LIMIT)).flatMap((stretch): readonly PastedInput[] =>
    stretch.kind === 'records'
      ? stretch.records.map((record) => ({ kind: 'record', record }))
      : readLines(stretch.text).map((denial) => ({ kind: 'pasted', denial })),
  )
}

/** Lines of server access logs name everything in fixed places; what stands between them is read as prose. */
function readLines(text: string): readonly PastedDenial[] {
  const lines = text.split('\n')
  if (!lines.some(isAccessLogLine)) return readDenials(text)
  const found: PastedDenial[] = []
  let prose: string[] = []
  for (const line of lines) {
    if (!isAccessLogLine(line)) prose.push(line)
    else {
      found.push(...readDenials(prose.join('\n')), ...[readAccessLogLine(line) ?? []].flat())
      prose = []
    }
  }
  return [...found, ...readDenials(prose.join('\n'))]
}

function readDenials(raw: string): readonly PastedDenial[] {
  const flat = joinLines(cleanLines(plainLayout(raw)))
  const tool = toolOf(flat.text, flat.lower)
  const denials = findSegments(flat)
    .filter((segment) => !isLookAlike(segment.core, flat.lower.slice(segment.contextStart, segment.end)))
    .map((segment) => toDenial(flat, segment, tool))
  return withoutRepeats(denials)
}

/** The text without what terminals, web pages and JSON put around letters; quotes keep their backslashes. */
function plainLayout(raw: string): string {
  return unescapeLayout(plainQuotes(stripMarkup(decodeEntities(decodeUrls(stripColors(raw))))))
}

const CONTEXT_LIMIT = 4000

function toDenial(flat: FlatText, segment: Segment, tool: string | null): PastedDenial {
  const own = oneLine(flat.text.slice(segment.start, segment.end))
  const context = oneLine(flat.text.slice(Math.max(segment.contextStart, segment.start - CONTEXT_LIMIT), segment.start))
  return { message: messageText(flat, segment), ...wrapperFacts(own, context), tool }
}

function oneLine(text: string): string {
  return unescapeQuotes(text).replace(/[\n\v]/g, ' ')
}

/** Counts once what says the same: every fact equal, or known on one side only. */
function withoutRepeats(denials: readonly PastedDenial[]): readonly PastedDenial[] {
  const kept: PastedDenial[] = []
  const indexesByMessage = new Map<string, number[]>()
  for (const denial of denials) {
    const indexes = indexesByMessage.get(denial.message) ?? []
    const index = indexes.find((candidate) => isSame(kept[candidate], denial))
    const other = index === undefined ? undefined : kept[index]
    if (index !== undefined && other !== undefined) kept[index] = merge(other, denial)
    else {
      kept.push(denial)
      if (indexes.length < COMPARED) indexesByMessage.set(denial.message, [...indexes, kept.length - 1])
    }
  }
  return kept
}

/** A denial is compared with so many earlier ones of the same message; later repeats count again, which keeps long logs linear. */
const COMPARED = 200

const FACTS = ['errorCode', 'eventName', 'httpStatus', 'service', 'bucket', 'key', 'requestId'] as const

function isSame(a: PastedDenial | undefined, b: PastedDenial): boolean {
  if (a === undefined) return false
  return FACTS.every((fact) => a[fact] === null || b[fact] === null || a[fact] === b[fact])
}

function merge(a: PastedDenial, b: PastedDenial): PastedDenial {
  return {
    message: a.message,
    errorCode: a.errorCode ?? b.errorCode,
    eventName: a.eventName ?? b.eventName,
    httpStatus: a.httpStatus ?? b.httpStatus,
    service: a.service ?? b.service,
    bucket: a.bucket ?? b.bucket,
    key: a.key ?? b.key,
    requestId: a.requestId ?? b.requestId,
    tool: a.tool ?? b.tool,
  }
}
