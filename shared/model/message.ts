import type { DenyType } from './verdict.ts'

/** The policy types that AWS names in a denial text, by their layer ids. */
export type StatedPolicyType =
  | 'identity-based-policy'
  | 'resource-based-policy'
  | 'service-control-policy'
  | 'resource-control-policy'
  | 'vpc-endpoint-policy'
  | 'permissions-boundary'
  | 'session-policy'
  | 'role-trust-policy'

/** The S3 control that a text names or describes in a sentence of its own. */
export type StatedSetting =
  | 'BlockPublicAcls'
  | 'BlockPublicPolicy'
  | 'BlockedEncryptionTypes'
  | 'ObjectLock'
  | 'MfaDelete'
  | 'ObjectOwnership'
  | 'AccessGrants'
  | 'Cors'

/** Sentences that AWS uses for a failed authentication, by what failed. */
export type AuthenticationFailure =
  | 'request-expired'
  | 'headers-not-signed'
  | 'post-policy'
  | 'unknown-access-key'
  | 'signature-mismatch'
  | 'clock-skew'
  | 'expired-token'
  | 'invalid-token'
  | 'no-credentials'

/**
 * What a denial text says, before anybody concludes from it.
 * - `reason`: names the policy type. `no-reason`: an authorization sentence that ends without one.
 * - `several-reasons`: AWS lists reasons joined by "or". `setting`: names an S3 control. `authentication`: the caller was not identified.
 * - `truncated`: cut (CloudTrail cuts at 1 KB) before the reason could be read. `plain`: "Access Denied" and its like.
 * - `other`: words that are not AWS's; a policy type kept with them is what a person blames. `absent`: no text at all.
 */
export type MessageForm =
  'reason' | 'no-reason' | 'several-reasons' | 'setting' | 'authentication' | 'truncated' | 'plain' | 'other' | 'absent'

/** The reading of one denial text. Texts are as written, with white space folded; unknown values are null. Source: S3 user guide, troubleshoot 403 errors, and IAM user guide, troubleshoot access denied. */
export interface ParsedMessage {
  readonly form: MessageForm
  /** The sentence that was read, white space folded, at most 8,192 characters. */
  readonly text: string
  readonly principal: string | null
  readonly action: string | null
  readonly resource: string | null
  readonly denyType: DenyType | null
  readonly policyType: StatedPolicyType | null
  readonly policyArn: string | null
  /** The policy type named after "transitively through". */
  readonly through: StatedPolicyType | null
  readonly setting: StatedSetting | null
  readonly authentication: AuthenticationFailure | null
  /** The Region that the text asks for, as in "expecting 'eu-west-1'" or a redirect endpoint. */
  readonly expectedRegion: string | null
  readonly authorizationId: string | null
}

/** The reading of a text that says nothing. */
export const ABSENT_MESSAGE: ParsedMessage = {
  form: 'absent',
  text: '',
  principal: null,
  action: null,
  resource: null,
  denyType: null,
  policyType: null,
  policyArn: null,
  through: null,
  setting: null,
  authentication: null,
  expectedRegion: null,
  authorizationId: null,
}
