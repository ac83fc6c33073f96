import type { JsonObject } from '../../shared/model/json.ts'
import type { Caller } from './caller.ts'
import { anEventId } from './ids.ts'
import type { Random } from './random.ts'
import { isoTime } from './week.ts'

/** Why a call failed, in AWS's words. */
export interface CallError {
  readonly code: string
  readonly message: string
}

/** Settings that every kind of record shares. */
export interface Call {
  readonly at: number
  readonly caller: Caller
  readonly eventName: string
  readonly error?: CallError
  /** The account whose trail has the record, where it is not the owner's. */
  readonly recipient?: string
  readonly sharedEventId?: string
}

/** What the kinds of records fill in differently. */
export interface RecordBody {
  readonly eventSource: string
  readonly region: string
  readonly userAgent: string
  readonly parameters: JsonObject | null
  readonly response?: JsonObject | null
  readonly additional?: JsonObject
  readonly requestId: string
  readonly readOnly: boolean
  readonly resources?: readonly JsonObject[]
  readonly category: 'Data' | 'Management'
  readonly recipient: string
  /** The host name of the request, null where an AWS service called. */
  readonly host: string | null
}

const CIPHER_SUITE = 'TLS_AES_128_GCM_SHA256'

/** One CloudTrail record of version 1.11, its fields in the order in which AWS writes them. */
export function buildRecord(call: Call, body: RecordBody, random: Random): JsonObject {
  return withoutUndefined({
    eventVersion: '1.11',
    userIdentity: call.caller.identity,
    eventTime: isoTime(call.at),
    eventSource: body.eventSource,
    eventName: call.eventName,
    awsRegion: body.region,
    sourceIPAddress: call.caller.ip,
    userAgent: body.userAgent,
    errorCode: call.error?.code,
    errorMessage: call.error?.message,
    requestParameters: body.parameters,
    responseElements: body.response ?? null,
    additionalEventData: body.additional,
    requestID: body.requestId,
    eventID: anEventId(random),
    readOnly: body.readOnly,
    resources: body.resources,
    eventType: 'AwsApiCall',
    managementEvent: body.category === 'Management',
    recipientAccountId: call.recipient ?? body.recipient,
    sharedEventID: call.sharedEventId,
    vpcEndpointId: call.caller.vpcEndpoint?.id,
    vpcEndpointAccountId: call.caller.vpcEndpoint?.account,
    eventCategory: body.category,
    tlsDetails: body.host === null ? undefined : { tlsVersion: 'TLSv1.3', cipherSuite: CIPHER_SUITE, clientProvidedHostHeader: body.host },
  })
}

/** True for calls that read, by their names. */
export function isRead(eventName: string): boolean {
  return ['Get', 'Head', 'List', 'Describe', 'Decrypt', 'Generate', 'Assume'].some((verb) => eventName.startsWith(verb))
}

/** AWS leaves a field out where it has nothing to say. */
export function withoutUndefined(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
}
