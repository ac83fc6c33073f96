import type { JsonObject } from '../../shared/model/json.ts'
import type { Bucket } from './cast.ts'
import type { Caller } from './caller.ts'
import { anS3RequestId, EXTENDED_REQUEST_IDS } from './ids.ts'
import type { Random } from './random.ts'
import type { Call } from './record.ts'
import { buildRecord, isRead, withoutUndefined } from './record.ts'

/** One request to S3. */
export interface S3Call extends Call {
  readonly bucket: Bucket
  readonly key?: string
  /** Headers and query parameters as S3 records them. */
  readonly parameters?: JsonObject
  /** False for plain HTTP, which leaves no cipher in the record. */
  readonly tls?: boolean
  /** Fields that only this request has, such as `SSEApplied`. */
  readonly additional?: JsonObject
  /** The resources, where they are not the object and its bucket. */
  readonly resources?: readonly JsonObject[]
}

/** Calls on a bucket's configuration are management events; calls on its objects, and listing them, are data events. */
const DATA_EVENTS = new Set(['GetObject', 'PutObject', 'HeadObject', 'DeleteObject', 'ListObjects', 'GetObjectTagging', 'HeadBucket'])

/** The record of one S3 request. */
export function s3Record(call: S3Call, random: Random): JsonObject {
  const host = `${call.bucket.name}.s3.${call.bucket.region}.amazonaws.com`
  const tls = call.tls ?? true
  const body = {
    eventSource: 's3.amazonaws.com',
    region: call.bucket.region,
    userAgent: isService(call.caller) ? call.caller.agent : `[${call.caller.agent}]`,
    parameters: withoutUndefined({ bucketName: call.bucket.name, Host: host, key: call.key, ...call.parameters }),
    additional: additionalEventData(call, tls, random),
    requestId: anS3RequestId(random),
    readOnly: isRead(call.eventName),
    resources: call.resources ?? resourcesOf(call),
    category: DATA_EVENTS.has(call.eventName) ? ('Data' as const) : ('Management' as const),
    recipient: call.bucket.account,
    host: tls && !isService(call.caller) ? host : null,
  }
  return buildRecord(call, body, random)
}

/** An unsigned request has no signature version and no authentication method (seen in records of anonymous requests). */
function additionalEventData(call: S3Call, tls: boolean, random: Random): JsonObject {
  const signed = call.caller.arn !== null || isService(call.caller)
  const stored = call.eventName === 'PutObject' && call.error === undefined
  return withoutUndefined({
    SignatureVersion: signed ? 'SigV4' : undefined,
    CipherSuite: tls ? 'TLS_AES_128_GCM_SHA256' : undefined,
    bytesTransferredIn: stored ? random.integer(1, 60) * 4096 : 0,
    SSEApplied: stored ? 'Default_SSE_S3' : undefined,
    AuthenticationMethod: signed ? 'AuthHeader' : undefined,
    'x-amz-id-2': random.pick(EXTENDED_REQUEST_IDS),
    bytesTransferredOut: bytesOut(call, random),
    ...call.additional,
  })
}

function bytesOut(call: S3Call, random: Random): number {
  if (call.error !== undefined) return call.eventName.startsWith('Head') ? 0 : 243 + call.error.message.length
  return call.eventName === 'GetObject' ? random.integer(1, 90) * 4096 : 0
}

function resourcesOf(call: S3Call): JsonObject[] {
  const arn = `arn:aws:s3:::${call.bucket.name}`
  const bucket = { accountId: call.bucket.account, type: 'AWS::S3::Bucket', ARN: arn }
  if (call.key !== undefined) return [{ type: 'AWS::S3::Object', ARN: `${arn}/${call.key}` }, bucket]
  if (call.eventName === 'ListObjects') return [bucket, { type: 'AWS::S3::Object', ARNPrefix: `${arn}/` }]
  return [bucket]
}

function isService(caller: Caller): boolean {
  return caller.identity['type'] === 'AWSService'
}

/** The ARN of a bucket, or of an object in it. */
export function s3Arn(bucket: Bucket, key?: string): string {
  return `arn:aws:s3:::${bucket.name}${key === undefined ? '' : `/${key}`}`
}

/** The error of a request that S3 refused. */
export function denied(message: string): { readonly code: string; readonly message: string } {
  return { code: 'AccessDenied', message }
}
