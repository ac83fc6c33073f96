import type { SkipReason } from '../model/denial.ts'
import { isObject, readObject, readText } from '../model/json.ts'
import type { CloudTrailRecord } from '../model/record.ts'
import { isAccessChange } from './access-changes.ts'
import { isKmsDenialCode, isS3DenialCode } from './denial-codes.ts'

const S3_SOURCES = new Set([
  's3.amazonaws.com',
  's3express.amazonaws.com',
  's3tables.amazonaws.com',
  's3-outposts.amazonaws.com',
  's3-object-lambda.amazonaws.com',
])

/** Why the record is no denial, or null where it is one. Denials of other services are out of scope. */
export function skipReasonOf(record: CloudTrailRecord): SkipReason | null {
  if (!isObject(record) || !hasKnownVersion(record)) return 'malformed'
  const eventSource = readText(record, 'eventSource')
  const eventName = readText(record, 'eventName')
  if (!eventSource || !eventName) return 'malformed'
  const errorCode = errorCodeOf(record)
  if (errorCode === undefined) return 'malformed'
  if (errorCode === null) return isAccessChange(eventSource, eventName) ? 'change' : 'no-error'
  if (S3_SOURCES.has(eventSource)) return isS3DenialCode(errorCode, eventName) ? null : 'other-error'
  if (eventSource !== 'kms.amazonaws.com' || s3ContextOf(record) === null) return 'other-service'
  return isKmsDenialCode(errorCode) ? null : 'other-error'
}

/** The S3 ARN for which KMS was asked: of the object, or of the bucket where it has a Bucket Key (S3 user guide, bucket-key). */
export function s3ContextOf(record: CloudTrailRecord): string | null {
  return readText(readObject(readObject(record, 'requestParameters'), 'encryptionContext'), 'aws:s3:arn')
}

/** Minor versions only add fields, a major one changes them (CloudTrail record contents). Copies without a version are read as version 1. */
function hasKnownVersion(record: CloudTrailRecord): boolean {
  if (!Object.hasOwn(record, 'eventVersion')) return true
  const version = record['eventVersion']
  if (version === null) return true
  const text = typeof version === 'number' ? String(version) : version
  return typeof text === 'string' && (text === '1' || text.startsWith('1.'))
}

/** Null where there is no error; undefined where the field cannot be read, which must not look like a success. Exports write "null" and "". */
function errorCodeOf(record: CloudTrailRecord): string | null | undefined {
  if (!Object.hasOwn(record, 'errorCode')) return null
  const code = record['errorCode']
  if (code === null || code === '' || code === 'null') return null
  return typeof code === 'string' ? code : undefined
}
