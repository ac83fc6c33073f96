import { isObject, readList, readObject, readText, type JsonObject } from '../../model/json.ts'
import type { CloudTrailRecord } from '../../model/record.ts'

/** A stretch of pasted text: words, or the CloudTrail records of a JSON value that stood there. */
export type Stretch =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'records'; readonly records: readonly CloudTrailRecord[] }

/** How many characters may be looked at in vain, as a multiple of the text: keeps hostile braces linear. */
const EFFORT = 8

/** How deep envelopes may hold each other: SQS body, SNS message, EventBridge detail, LookupEvents text. */
const DEPTH = 5

/** Splits pasted text at the JSON values in it that hold CloudTrail records. */
export function splitAtRecords(text: string): readonly Stretch[] {
  if (!text.includes('eventSource')) return [{ kind: 'text', text }]
  const stretches: Stretch[] = []
  let budget = EFFORT * text.length
  let done = 0
  for (let at = nextOpening(text, 0); at !== -1 && budget > 0;) {
    const end = endOfJson(text, at, Math.min(text.length, at + budget))
    budget -= (end ?? text.length) - at
    const records = end === null ? [] : recordsIn(parse(text.slice(at, end)), DEPTH)
    if (end !== null && records.length > 0) {
      stretches.push({ kind: 'text', text: text.slice(done, at) }, { kind: 'records', records })
      done = end
    }
    at = nextOpening(text, records.length > 0 ? done : at + 1)
  }
  return [...stretches, { kind: 'text', text: text.slice(done) }]
}

function nextOpening(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '{' || character === '[') return at
  }
  return -1
}

/** The index after the bracket that closes the one at `start`, or null where none does before `limit`. */
function endOfJson(text: string, start: number, limit: number): number | null {
  let depth = 0
  let inString = false
  for (let at = start; at < limit; at++) {
    const character = text.charAt(at)
    if (inString) {
      if (character === '\\') at++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') {
      depth--
      if (depth === 0) return at + 1
    }
  }
  return null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // Brackets in prose are no JSON: the stretch stays text.
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The CloudTrail records that a JSON value is or holds in the envelopes that AWS puts around them. */
function recordsIn(value: unknown, depth: number): readonly CloudTrailRecord[] {
  if (depth === 0) return []
  if (Array.isArray(value)) return (value as readonly unknown[]).flatMap((element) => recordsIn(element, depth - 1))
  if (!isObject(value)) return []
  if (isRecord(value)) return [value]
  const detail = readObject(value, 'detail')
  if (detail !== null) return recordsIn(detail, depth - 1)
  const list = LISTS.flatMap((key) => readList(value, key))
  if (list.length > 0) return recordsIn(list, depth - 1)
  return TEXTS.flatMap((key) => recordsIn(parse(readText(value, key) ?? 'null'), depth - 1))
}

const LISTS = ['Records', 'Events', 'events', 'Messages'] as const
const TEXTS = ['CloudTrailEvent', 'body', 'Body', 'Message'] as const

function isRecord(value: JsonObject): boolean {
  return readText(value, 'eventSource') !== null && readText(value, 'eventName') !== null
}
