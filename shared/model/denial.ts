import type { JsonObject } from './json.ts'
import type { ParsedMessage } from './message.ts'

/** Who asked. `entityArn` is the role or user with the session removed. Unknown values are null. */
export interface Principal {
  /** AWS's `userIdentity.type`, or `Anonymous`; null in pasted text. */
  readonly type: string | null
  readonly arn: string | null
  readonly entityArn: string | null
  readonly account: string | null
  readonly sessionName: string | null
  /** The AWS service that called for itself or on behalf of the principal (`invokedBy`). */
  readonly service: string | null
}

/** One denied request. */
export interface DeniedRequest {
  readonly eventName: string | null
  readonly action: string | null
  readonly resource: string | null
  readonly bucket: string | null
  readonly key: string | null
  readonly bucketAccount: string | null
  readonly principal: Principal
  readonly sourceIp: string | null
  readonly vpcEndpointId: string | null
  readonly userAgent: string | null
  readonly tool: string | null
}

/** Classes of denials that never page. */
export type Noise = 'service-caller' | 'aws-owned-bucket' | 'anonymous' | 'terraform-workspace-probe' | 'console-probe' | 'self'

/** An IAM action that the call needs, from the table of S3 actions. */
export interface RequiredAction {
  readonly action: string
  readonly resourceType: string
  /** `needed` always; `unknown` where its condition cannot be decided from the record. Rows whose condition is false are left out. */
  readonly certainty: 'needed' | 'unknown'
  readonly role: 'source' | 'destination' | null
}

/** A denied request, normalized from a record or from pasted text. */
export interface Denial {
  readonly from: 'record' | 'text'
  readonly eventId: string | null
  /** The same for all copies of one event in several accounts, else null. */
  readonly sharedEventId: string | null
  /** UTC, `2026-08-17T09:12:04Z`; null where the record has no readable time. */
  readonly eventTime: string | null
  /** The account whose trail logged the record. */
  readonly account: string | null
  readonly region: string | null
  readonly eventSource: string | null
  readonly eventCategory: string | null
  readonly errorCode: string | null
  readonly httpStatus: number | null
  readonly request: DeniedRequest
  readonly message: ParsedMessage
  /** All IAM actions the call may need, the request's own first. */
  readonly requiredActions: readonly RequiredAction[]
  /** `requestParameters` as recorded; values are untrusted. */
  readonly parameters: JsonObject
  /** `QueryString` is a presigned URL. */
  readonly authenticationMethod: string | null
  /** The principal's unique id (`AROA…`, `AIDA…`) with the session removed. */
  readonly principalId: string | null
  readonly vpcEndpointAccount: string | null
  readonly noise: Noise | null
}

/** Why a record is no denial. */
export type SkipReason = 'no-error' | 'other-error' | 'other-service' | 'change' | 'duplicate' | 'malformed'

/** A record that is no denial. */
export interface Skipped {
  readonly kind: 'skipped'
  readonly eventId: string | null
  readonly reason: SkipReason
}
