import type { PastedDenial } from '../../model/record.ts'
import { denialCode } from './codes.ts'

/** Owner, bucket and time open every line of an S3 server access log. (S3 user guide, log format) */
const OPENING = /^[0-9a-f]{64} [a-z0-9][a-z0-9.-]{2,62} \[\d{2}\/[A-Z][a-z]{2}\/\d{4}:/
const FIELD = /\[[^\]]{0,60}\]|"[^"]{0,4096}"|[^\s"]\S*/g

/** Where a line says how the request was signed; a dash is not at all. */
const AUTHENTICATION_TYPE = 21

/** What a line calls an operation, and CloudTrail's name for it. */
const OPERATIONS: Readonly<Record<string, string>> = {
  'GET.OBJECT': 'GetObject',
  'HEAD.OBJECT': 'HeadObject',
  'PUT.OBJECT': 'PutObject',
  'POST.OBJECT': 'PostObject',
  'COPY.OBJECT': 'CopyObject',
  'DELETE.OBJECT': 'DeleteObject',
  'POST.MULTI_OBJECT_DELETE': 'DeleteObjects',
  'POST.UPLOADS': 'CreateMultipartUpload',
  'PUT.PART': 'UploadPart',
  'POST.UPLOAD': 'CompleteMultipartUpload',
  'GET.BUCKET': 'ListObjects',
  'GET.BUCKETVERSIONS': 'ListObjectVersions',
  'HEAD.BUCKET': 'HeadBucket',
  'GET.ACL': 'GetObjectAcl',
  'PUT.ACL': 'PutObjectAcl',
  'GET.BUCKETPOLICY': 'GetBucketPolicy',
  'PUT.BUCKETPOLICY': 'PutBucketPolicy',
  'GET.LOCATION': 'GetBucketLocation',
  'GET.VERSIONING': 'GetBucketVersioning',
  'OPTIONS.PREFLIGHT': 'PreflightRequest',
}

/** True for a line of an S3 server access log. */
export function isAccessLogLine(line: string): boolean {
  return OPENING.test(line)
}

/** The denial that a line of an S3 server access log tells of, or null where its request was no denial. */
export function readAccessLogLine(line: string): PastedDenial | null {
  const fields = line.slice(0, 16_384).match(FIELD) ?? []
  const [, bucket = '-', , , requester = '-', requestId = '-', operation = '-', key = '-', , status = '-', code = '-'] = fields
  const isUnsigned = requester === '-' && fields[AUTHENTICATION_TYPE] === '-'
  const errorCode = denialCode(code)
  if (errorCode === null) return null
  return {
    message: errorCode,
    errorCode,
    eventName: eventNameOf(operation),
    httpStatus: /^\d{3}$/.test(status) ? Number(status) : null,
    service: 's3',
    bucket: known(bucket),
    key: decoded(known(key)),
    requestId: known(requestId),
    tool: null,
    principal: isUnsigned ? 'anonymous' : known(requester),
  }
}

/** `REST.GET.OBJECT`, `WEBSITE.GET.OBJECT`, `BATCH.DELETE.OBJECT`. */
function eventNameOf(operation: string): string | null {
  const name = operation.slice(operation.indexOf('.') + 1)
  return Object.hasOwn(OPERATIONS, name) ? (OPERATIONS[name] ?? null) : null
}

function known(field: string): string | null {
  return field === '-' ? null : field
}

/** Keys are URL-encoded in the log, some of them twice; what cannot be decoded stays as it is. */
function decoded(key: string | null): string | null {
  if (key === null || !/%[0-9A-Fa-f]{2}/.test(key)) return key
  return /^(?:[^%]|%[0-7][0-9A-Fa-f])*$/.test(key) ? decodeURIComponent(key) : key
}
