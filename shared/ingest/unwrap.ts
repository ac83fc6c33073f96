import { isObject, readObject, readText, type JsonObject } from '../model/json.ts'
import type { CloudTrailRecord } from '../model/record.ts'
import { checkJson, type JsonCheck } from './check-json.ts'
import { describeForeignJson, isCloudTrailRecord } from './foreign-json.ts'
import { parseJson } from './parse-json.ts'
import { VALUE_LIMITS } from './scan/grammar.ts'
import { LIST_KEYS } from './scan/list-key.ts'

/** Envelopes within envelopes: a list, an SQS message, an SNS notification, an EventBridge event, a record, and room to spare. */
const MAX_WRAPPERS = 12
/** JSON texts within JSON texts: body, notification, and what a careless relay adds. */
const MAX_TEXTS = 4

/** What is in a JSON value: a record, or a part that is none and what it is instead, which is put into words only where somebody asks. */
export type Unwrapped =
  { readonly kind: 'record'; readonly record: CloudTrailRecord } | { readonly kind: 'foreign'; readonly describe: () => string }

const FAULTS: Readonly<Record<JsonCheck, string>> = {
  json: 'is no valid JSON',
  none: 'is no valid JSON',
  deep: `holds JSON nested more than ${VALUE_LIMITS.depth} levels deep`,
  crowded: `holds more than ${VALUE_LIMITS.values} values in one`,
}

interface Nesting {
  readonly wrappers: number
  readonly texts: number
}

/** The records in one JSON value, whatever they are wrapped in: log file, EventBridge, SQS, SNS, lookup-events, lists of these. Never throws. */
export function unwrap(value: unknown): readonly Unwrapped[] {
  const found: Unwrapped[] = []
  unwrapWithin(value, { wrappers: 0, texts: 0 }, found)
  return found
}

function unwrapWithin(value: unknown, nesting: Nesting, found: Unwrapped[]): void {
  if (nesting.wrappers > MAX_WRAPPERS) found.push(foreign(() => `wrapped more than ${MAX_WRAPPERS} times`))
  else if (typeof value === 'string') unwrapText(value, 'a text', nesting, found)
  else if (Array.isArray(value)) for (const element of value) unwrapWithin(element, deeper(nesting), found)
  else if (isObject(value)) unwrapObject(value, nesting, found)
  else found.push(foreign(() => `JSON that is no object but ${value === null ? 'null' : `a ${typeof value}`}`))
}

function unwrapObject(object: JsonObject, nesting: Nesting, found: Unwrapped[]): void {
  if (isCloudTrailRecord(object)) {
    found.push({ kind: 'record', record: object })
    return
  }
  const inner = mayWrap(object) ? contentOf(object) : null
  if (inner === null) found.push(foreign(() => describeForeignJson(object)))
  else if (typeof inner.value === 'string') unwrapText(inner.value, inner.what, deeper(nesting), found)
  else unwrapWithin(inner.value, deeper(nesting), found)
}

function unwrapText(text: string, what: string, nesting: Nesting, found: Unwrapped[]): void {
  if (nesting.texts >= MAX_TEXTS) {
    found.push(foreign(() => `JSON texts within texts more than ${MAX_TEXTS} times`))
    return
  }
  const check = checkJson(text, VALUE_LIMITS)
  const parsed = check === 'json' ? parseJson(text) : null
  if (parsed?.isJson) unwrapWithin(parsed.value, { wrappers: nesting.wrappers + 1, texts: nesting.texts + 1 }, found)
  else found.push(foreign(() => `${what} that ${FAULTS[check]}`))
}

interface Content {
  readonly value: unknown
  /** Names the wrapper where its content is a text. */
  readonly what: string
}

/** At least one of these keys is in every wrapper. */
const WRAPPER_KEYS = new Set<string>([...LIST_KEYS, 'CloudTrailEvent', 'body', 'Body', 'Message', 'Sns', 'detail'])

// Files of foreign JSON hold many small objects: one look at each key is cheaper than one look for each wrapper.
function mayWrap(object: JsonObject): boolean {
  for (const key in object) if (WRAPPER_KEYS.has(key)) return true
  return false
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

function foreign(describe: () => string): Unwrapped {
  return { kind: 'foreign', describe }
}
