import type { Denial } from './denial.ts'
import type { JsonObject } from './json.ts'
import type { Evidence } from './verdict.ts'

/** A request parameter by its name in any case, since CloudTrail keeps headers and query names as sent; null where it is absent or no text. */
export function parameterText(denial: Denial, name: string): string | null {
  return singleText(parametersOf(denial).get(name.toLowerCase()))
}

// Many layers ask for many parameters, and a stranger may send a hundred thousand: they are looked through once.
const knownParameters = new WeakMap<JsonObject, ReadonlyMap<string, unknown>>()

/** The parameters by their names in lower case; of names that differ in case only, the first. */
function parametersOf({ parameters }: Denial): ReadonlyMap<string, unknown> {
  const known = knownParameters.get(parameters)
  if (known !== undefined) return known
  const byName = new Map<string, unknown>()
  for (const [key, value] of Object.entries(parameters)) {
    const name = key.toLowerCase()
    if (!byName.has(name)) byName.set(name, value)
  }
  knownParameters.set(parameters, byName)
  return byName
}

// Old records hold a list of one where newer ones hold the text itself.
function singleText(value: unknown): string | null {
  const single: unknown = Array.isArray(value) ? value[0] : value
  if (typeof single === 'number') return String(single)
  return typeof single === 'string' ? single : null
}

/** True where the record has such a parameter, whatever its value: sub-resources such as `acl` are empty texts. */
export function hasParameter(denial: Denial, name: string): boolean {
  return parametersOf(denial).has(name.toLowerCase())
}

/** True for a caller without credentials. */
export function isAnonymous(denial: Denial): boolean {
  return denial.request.principal.type === 'Anonymous' || denial.noise === 'anonymous'
}

/** True where the request went to S3 itself, as far as the denial tells. */
export function isS3Request(denial: Denial): boolean {
  const action = denial.message.action ?? denial.request.action
  return (denial.eventSource === null || denial.eventSource.startsWith('s3')) && (action === null || action.startsWith('s3'))
}

/** True for a denial by S3 whose text gives no reason: `Access Denied`, `Forbidden`, or no text at all. */
export function isPlain(denial: Denial): boolean {
  const { form, policyType } = denial.message
  return (form === 'plain' || form === 'absent') && policyType === null && isBareRefusal(denial) && isS3Request(denial)
}

// A HEAD answer has no body, so tools print its status in place of a code.
function isBareRefusal({ errorCode, httpStatus }: Denial): boolean {
  if (httpStatus !== null && httpStatus !== 403) return false
  return errorCode === null || errorCode.startsWith('AccessDenied') || ['403', 'Forbidden', '403 Forbidden'].includes(errorCode)
}

/** Whether the call is one of these event names; null where pasted text does not name the call. */
export function isEvent(denial: Denial, eventNames: readonly string[]): boolean | null {
  const { eventName } = denial.request
  return eventName === null ? null : eventNames.includes(eventName)
}

/** Calls that read the content or the description of one object. */
export const OBJECT_READS: readonly string[] = [
  'GetObject',
  'HeadObject',
  'CopyObject',
  'UploadPartCopy',
  'GetObjectAttributes',
  'GetObjectAcl',
  'GetObjectTagging',
  'GetObjectTorrent',
  'SelectObjectContent',
]

/** Calls that write the content of one object. */
export const OBJECT_WRITES: readonly string[] = [
  'PutObject',
  'PostObject',
  'CopyObject',
  'CreateMultipartUpload',
  'UploadPart',
  'UploadPartCopy',
]

/**
 * True where a sentence of AWS opens the text. Only the beginning counts: further on, a text may hold an object key, which strangers choose.
 */
export function opensWith(denial: Denial, sentence: string): boolean {
  const { text } = denial.message
  // All layers ask for their sentences of every denial, so the first letter decides most of them. ASCII letters differ in one bit by case.
  if ((text.charCodeAt(0) | 0x20) !== (sentence.charCodeAt(0) | 0x20)) return false
  return text.slice(0, sentence.length).toLowerCase() === sentence.toLowerCase()
}

/** The error code where it is one of these, else null. */
export function errorCodeAmong(denial: Denial, codes: readonly string[]): string | null {
  return denial.errorCode !== null && codes.includes(denial.errorCode) ? denial.errorCode : null
}

/** What supports a conclusion from the request's own facts: the record, or for pasted text the text. */
export function factEvidence(denial: Denial): readonly Evidence[] {
  return denial.from === 'record' ? ['record'] : ['error-message']
}

/** True where a text speaks of CORS: the answer of S3 or what a browser prints about it. */
export function speaksOfCors(denial: Denial): boolean {
  const { form, setting, text } = denial.message
  if (setting === 'Cors' || opensWith(denial, 'CORSResponse:')) return true
  return form === 'other' && text.includes('CORS policy')
}
