import type { PastedDenial } from '../../model/record.ts'
import { denialCode } from './codes.ts'

type Facts = Omit<PastedDenial, 'message' | 'tool'>

const WRAPPED_CODE = [
  /\b(?:An|A client) error (?:occurred )?\(([A-Za-z0-9.]{3,60})\)/i,
  /(?:\b|Handler)Error ?Code: (\d{3} [A-Za-z]{3,20}|[A-Za-z0-9.]{3,60})/i,
  /\bapi error ([A-Za-z0-9.]{3,60})/i,
  /<Code>\s?([A-Za-z0-9.]{3,60})/i,
  /["']?(?:error_?code|__type|code|error_?type)\\{0,16}["']? ?[:=]>? ?\\{0,16}["']([A-Za-z0-9.]{3,60})\\{0,16}["']/i,
  /(ResourceNotFoundException): Requested/,
  /Aws::[A-Za-z0-9]{1,20}::Errors::([A-Za-z0-9.]{3,60})/,
] as const

const EVENT_NAME = [
  /when calling the ([A-Z][A-Za-z0-9]{2,80}) operation/,
  /operation error [A-Za-z0-9 ]{1,30}: ([A-Z][A-Za-z0-9]{2,80})/,
  /\bduring ([A-Z][A-Za-z0-9]{2,80}) operation/,
  /\bAPI: [a-z0-9-]{2,40}:([A-Za-z]{2,80})/,
  /Error executing ["']([A-Z][A-Za-z0-9]{2,80})["']/,
  /(?<![:\w])([A-Z][A-Za-z0-9]{2,80})Command\b/,
  /"eventName\\{0,16}" ?: ?\\{0,16}"([A-Z][A-Za-z0-9]{2,80})/,
] as const

const HTTP_STATUS = [
  /status ?code(?:\\{0,16}["'])?(?::| =|=)? ?(\d{3})\b/i,
  /\berror (?:occurred )?\((\d{3})\)/i,
  /\b(\d{3}) (?:Forbidden|AccessDenied|Access Denied)/i,
  /\bHTTP(?:\/[\d.]{1,3})? (\d{3})\b/i,
] as const

const REQUEST_ID = [
  /\b(?:x-amz-)?request[ -_]?id\\{0,16}["']?(?::| =|=)? ?\\{0,16}["']?([A-Za-z0-9-]{8,64})/i,
  /<RequestId>\s?([A-Za-z0-9-]{8,64})/i,
] as const

const SERVICE = [
  /\(Service: (?:Amazon|AWS)? ?([A-Za-z0-9]{2,30})/,
  /operation error ([A-Za-z0-9]{2,30})[^:]{0,30}:/,
  /\bperform:? ?["'`*]{0,3}([a-z0-9-]{2,40}):/i,
] as const

/** What the wrapper tells beside the message; `context` is what stands before it. Own segment first, context second. */
export function wrapperFacts(own: string, context: string): Facts {
  const errorCode = withPrefix(first(WRAPPED_CODE, own) ?? tokenCode(own))
  const eventName = first(EVENT_NAME, own) ?? first(EVENT_NAME, context)
  const place = findPlace(own) ?? findPlace(context) ?? { bucket: null, key: null }
  const status = first(HTTP_STATUS, own) ?? first(HTTP_STATUS, context)
  return {
    errorCode,
    eventName,
    httpStatus: status === null ? null : Number(status),
    service: serviceOf(own, errorCode, eventName, place.bucket),
    ...place,
    requestId: first(REQUEST_ID, own),
  }
}

/** Ruby names its classes after the codes, and a class has no dot: `KMSDisabledException`. */
function withPrefix(code: string | null): string | null {
  return code?.replace(/^KMS(?=(?:Disabled|InvalidKeyUsage|KMSInvalidState|NotFound)Exception$)/, 'KMS.') ?? null
}

function first(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1]
    if (found !== undefined) return found.replace(/\.{1,3}$/, '')
  }
  return null
}

function tokenCode(text: string): string | null {
  const token = /[A-Za-z][A-Za-z.]{7,60}/g
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const bare = match[0].replace(/\.{1,8}$/, '')
    const code = denialCode(bare) ?? denialCode(bare.slice(bare.lastIndexOf('.') + 1))
    if (code !== null) return code
  }
  return null
}

function serviceOf(own: string, errorCode: string | null, eventName: string | null, bucket: string | null): string | null {
  const named = first(SERVICE, own)?.toLowerCase() ?? null
  if (named !== null && named !== '') return named === 'awskms' ? 'kms' : named
  if (errorCode?.startsWith('KMS') === true) return 'kms'
  const isS3 =
    bucket !== null ||
    /Object|Bucket|MultipartUpload|UploadPart/.test(eventName ?? '') ||
    /\b[sS]3\b|<HostId>|<Error>\s?<Code>|\bhost ?id: /i.test(own)
  return isS3 ? 's3' : null
}

interface Place {
  readonly bucket: string | null
  readonly key: string | null
}

const BUCKET = '[a-z0-9][a-z0-9.-]{2,62}'
const PLACES = [
  new RegExp(`Unable to access object "(?<key>[^"]{1,1024})" in S3 bucket "(?<bucket>${BUCKET})"`),
  new RegExp(`key '(?<key>[^']{1,1024})' in bucket '(?<bucket>${BUCKET})'`),
  new RegExp(`\\bs3[an]?://(?<bucket>${BUCKET})(?:/(?<key>[^\\s"'\`:,)<]{1,1024}))?`),
  new RegExp(`S3 [Bb]ucket ["(](?<bucket>${BUCKET})[")]`),
  new RegExp(`<Bucket(?:Name)?>(?<bucket>${BUCKET})</Bucket`),
  new RegExp(`https?://(?<bucket>${BUCKET}?)\\.s3[a-z0-9.-]{0,60}\\.amazonaws\\.com(?:\\.cn)?(?:/(?<key>[^\\s"'\`?<]{1,1024}))?`),
  new RegExp(`https?://s3[a-z0-9.-]{0,40}\\.amazonaws\\.com(?:\\.cn)?/(?<bucket>${BUCKET})(?:/(?<key>[^\\s"'\`?<]{1,1024}))?`),
  new RegExp(`["']?[Bb]ucket(?:[Nn]ame)?\\\\{0,16}["']? ?[:=] ?\\\\{0,16}["'](?<bucket>${BUCKET})\\\\{0,16}["']`),
] as const
const KEY = /["']?\b(?:Key|key)\\{0,16}["']? ?[:=] ?\\{0,16}["']([^"'\\]{1,1024})|<Key>([^<]{1,1024})<\/Key>/

function findPlace(text: string): Place | null {
  for (const pattern of PLACES) {
    const groups = pattern.exec(text)?.groups
    if (groups?.['bucket'] !== undefined) return { bucket: groups['bucket'], key: groups['key'] || keyIn(text) }
  }
  const key = keyIn(text)
  return key === null ? null : { bucket: null, key }
}

function keyIn(text: string): string | null {
  const match = KEY.exec(text)
  return match?.[1] ?? match?.[2] ?? null
}
