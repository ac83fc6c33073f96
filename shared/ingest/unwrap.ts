import { isObject, readObject, readText, type JsonObject } from '../model/json.ts'
import type { Ingested, Origin } from '../model/record.ts'
import { describeForeignJson, isCloudTrailRecord } from './foreign-json.ts'
import { isNestedDeeper, parseJson } from './parse-json.ts'
import { LIST_KEYS } from './scan/list-key.ts'

/** Envelopes within envelopes: a list, an SQS message, an SNS notification, an EventBridge event, a record, and room to spare. */
const MAX_WRAPPERS = 12
/** JSON texts within JSON texts: body, notification, and what a careless relay adds. */
const MAX_TEXTS = 4
const MAX_DEPTH = 256

interface Nesting {
  readonly wrappers: number
  readonly texts: number
}

/** The records in one JSON value, whatever they are wrapped in: log file, EventBridge, SQS, SNS, lookup-events, lists of these. Never throws. */
export function* unwrap(value: unknown, origin: Origin): Iterable<Ingested> {
  yield* unwrapWithin(value, origin, { wrappers: 0, texts: 0 })
}

function* unwrapWithin(value: unknown, origin: Origin, nesting: Nesting): Iterable<Ingested> {
  if (nesting.wrappers > MAX_WRAPPERS) yield malformed(`wrapped more than ${MAX_WRAPPERS} times`, origin)
  else if (typeof value === 'string') yield* unwrapText(value, 'a text', origin, nesting)
  else if (Array.isArray(value)) for (const element of value) yield* unwrapWithin(element, origin, deeper(nesting))
  else if (isObject(value)) yield* unwrapObject(value, origin, nesting)
  else yield malformed(`JSON that is no object but ${value === null ? 'null' : `a ${typeof value}`}`, origin)
}

function* unwrapObject(object: JsonObject, origin: Origin, nesting: Nesting): Iterable<Ingested> {
  if (isCloudTrailRecord(object)) {
    yield { kind: 'record', record: object, origin }
    return
  }
  const inner = contentOf(object)
  if (inner === null) yield malformed(describeForeignJson(object), origin)
  else if (typeof inner.value === 'string') yield* unwrapText(inner.value, inner.what, origin, deeper(nesting))
  else yield* unwrapWithin(inner.value, origin, deeper(nesting))
}

function* unwrapText(text: string, what: string, origin: Origin, nesting: Nesting): Iterable<Ingested> {
  if (nesting.texts >= MAX_TEXTS) {
    yield malformed(`JSON texts within texts more than ${MAX_TEXTS} times`, origin)
    return
  }
  const parsed = isNestedDeeper(text, MAX_DEPTH) ? null : parseJson(text)
  if (parsed === null) yield malformed(`${what} that holds JSON nested more than ${MAX_DEPTH} levels deep`, origin)
  else if (!parsed.isJson) yield malformed(`${what} that is no valid JSON`, origin)
  else yield* unwrapWithin(parsed.value, origin, { wrappers: nesting.wrappers + 1, texts: nesting.texts + 1 })
}

interface Content {
  readonly value: unknown
  /** Names the wrapper where its content is a text. */
  readonly what: string
}

/** What a known wrapper holds, or null where the object is none. */
function contentOf(object: JsonObject): Content | null {
  for (const key of LIST_KEYS) {
    const list: unknown = Object.hasOwn(object, key) ? object[key] : null
    if (Array.isArray(list)) return { value: list, what: key }
  }
  const event = readText(object, 'CloudTrailEvent')
  if (event !== null) return { value: event, what: 'an event of lookup-events' }
  return contentOfMessage(object) ?? contentOfEnvelope(object)
}

/** SQS messages of Lambda (`body`) and of ReceiveMessage (`Body`), SNS notifications by HTTP or SQS (`Message`) and of Lambda (`Sns`). */
function contentOfMessage(object: JsonObject): Content | null {
  const body = readText(object, 'body') ?? readText(object, 'Body')
  if (body !== null) return { value: body, what: 'the body of an SQS message' }
  const parsedBody = readObject(object, 'body') ?? readObject(object, 'Body')
  if (parsedBody !== null) return { value: parsedBody, what: 'the body of an SQS message' }
  const message = readText(object, 'Type') === 'Notification' ? readText(object, 'Message') : null
  if (message !== null) return { value: message, what: 'the message of an SNS notification' }
  const notification = readText(readObject(object, 'Sns'), 'Message')
  return notification === null ? null : { value: notification, what: 'the message of an SNS notification' }
}

/** An EventBridge event that came via CloudTrail, or whose detail is a record under another name. */
function contentOfEnvelope(object: JsonObject): Content | null {
  const detailType = readText(object, 'detail-type')
  const detail = readObject(object, 'detail')
  if (detailType === null || detail === null) return null
  return detailType.endsWith('via CloudTrail') || isCloudTrailRecord(detail) ? { value: detail, what: 'an EventBridge event' } : null
}

function deeper(nesting: Nesting): Nesting {
  return { wrappers: nesting.wrappers + 1, texts: nesting.texts }
}

function malformed(reason: string, origin: Origin): Ingested {
  return { kind: 'malformed', reason, origin }
}
