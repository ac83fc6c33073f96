import type { JsonObject } from '../../shared/model/json.ts'
import type { Bucket } from './cast.ts'
import type { Caller } from './caller.ts'
import { anEventId, anS3RequestId } from './ids.ts'
import type { Random } from './random.ts'
import type { Call } from './record.ts'
import { buildRecord, isRead, withoutUndefined } from './record.ts'
import { isoTime } from './week.ts'

/** A call to a service other than S3, such as IAM or Organizations. */
export interface ManagementCall extends Call {
  /** The service's short name, such as `iam`. */
  readonly service: string
  readonly region: string
  readonly parameters: JsonObject | null
  readonly response?: JsonObject
  readonly resources?: readonly JsonObject[]
  readonly account: string
}

/** The record of a call to a service other than S3. These do not put the user agent in brackets. */
export function managementRecord(call: ManagementCall, random: Random): JsonObject {
  const service = call.service
  const body = {
    eventSource: `${service}.amazonaws.com`,
    region: call.region,
    userAgent: call.caller.agent,
    parameters: call.parameters,
    response: call.response ?? null,
    requestId: anEventId(random),
    readOnly: isRead(call.eventName),
    ...(call.resources === undefined ? {} : { resources: call.resources }),
    category: 'Management' as const,
    recipient: call.account,
    host: call.caller.ip.endsWith('.amazonaws.com') ? null : `${service}.${call.region}.amazonaws.com`,
  }
  return buildRecord(call, body, random)
}

/** What S3 asks of KMS for the caller of a request. */
export interface KmsCall extends Call {
  readonly bucket: Bucket
  readonly key: string
  readonly kmsKeyArn: string
}

/** The KMS record of a request to an encrypted object: S3 calls in the name of its own caller (KMS developer guide, logging). */
export function kmsRecord(call: KmsCall, random: Random): JsonObject {
  const { arn, account } = call.caller
  const identity = { ...call.caller.identity, invokedBy: 'fas.s3.amazonaws.com' }
  const caller = { identity, arn, account, ip: 'fas.s3.amazonaws.com', agent: 'fas.s3.amazonaws.com' }
  const parameters = {
    encryptionContext: { 'aws:s3:arn': `arn:aws:s3:::${call.bucket.name}/${call.key}` },
    ...(call.eventName === 'Decrypt' ? { encryptionAlgorithm: 'SYMMETRIC_DEFAULT' } : { keyId: call.kmsKeyArn, keySpec: 'AES_256' }),
  }
  const resources = [{ accountId: call.bucket.account, type: 'AWS::KMS::Key', ARN: call.kmsKeyArn }]
  const kms = { ...call, caller, service: 'kms', region: call.bucket.region, parameters, resources, account: call.bucket.account }
  return managementRecord(kms, random)
}

/** A request that the policy of a VPC endpoint refused. */
export interface EndpointCall {
  readonly at: number
  readonly caller: Caller
  readonly eventName: string
  readonly region: string
  readonly endpoint: { readonly id: string; readonly account: string }
}

/** A network activity event: the owner of the endpoint learns neither bucket nor key of a foreign caller (CloudTrail user guide, network activity events). */
export function endpointRecord(call: EndpointCall, random: Random): JsonObject {
  return withoutUndefined({
    eventVersion: '1.11',
    userIdentity: call.caller.identity,
    eventTime: isoTime(call.at),
    eventSource: 's3.amazonaws.com',
    eventName: call.eventName,
    awsRegion: call.region,
    sourceIPAddress: call.caller.ip,
    errorCode: 'VpceAccessDenied',
    errorMessage: 'The request was denied due to a VPC endpoint policy',
    requestID: anS3RequestId(random),
    eventID: anEventId(random),
    readOnly: isRead(call.eventName),
    eventType: 'AwsVpceEvents',
    managementEvent: false,
    recipientAccountId: call.endpoint.account,
    sharedEventID: anEventId(random),
    vpcEndpointId: call.endpoint.id,
    vpcEndpointAccountId: call.endpoint.account,
    eventCategory: 'NetworkActivity',
  })
}
