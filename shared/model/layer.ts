import type { Denial, DeniedRequest } from './denial.ts'
import type { ParsedMessage } from './message.ts'
import type { DenyType, Evidence } from './verdict.ts'
import type { Risk } from './fix.ts'

/**
 * What a detector found. `possible` is no verdict: the facts leave the layer open, and it is offered as a candidate with its check.
 */
export interface Detection {
  readonly basis: 'stated' | 'inferred' | 'possible'
  readonly denyType: DenyType | null
  readonly evidence: readonly Evidence[]
  /** One sentence: which words or fields say so. Placeholders as in `Template`. */
  readonly why: string
  /** How likely among candidates, 0 to 100; higher is shown first. */
  readonly likelihood: number
}

/**
 * Text with placeholders in braces that are filled in from the denial: `{action}`, `{bucket}`, `{key}`, `{resource}`, `{principal}`,
 * `{entityArn}`, `{principalName}`, `{account}`, `{bucketAccount}`, `{region}`, `{expectedRegion}`, `{policyArn}`, `{policyId}`,
 * `{vpcEndpointId}`, `{kmsKeyArn}`, `{eventName}`, `{bucketArn}`, `{roleName}`, `{accessPointName}`, `{accessPointAccount}`; for prose also `{request}` (action and resource, as far as they
 * are known), `{setting}`, `{backendStep}`, `{backendNeeds}`, `{secondCause}`, `{serviceNeeds}`. In a command every value is quoted for the shell; an unknown one stays as
 * `<bucket>`, so that a person sees what to put there.
 */
export type Template = string

/** When a remediation or check applies, by facts of the denial. `model/applies.ts` decides them. */
export type Applicability =
  | 'explicit-deny'
  | 'implicit-deny'
  | 'not-explicit'
  | 'caller-is-role'
  | 'caller-is-user'
  | 'caller-is-permission-set'
  | 'caller-is-anonymous'
  | 'caller-is-asked'
  | 'object-action'
  | 'bucket-action'
  | 'account-action'
  | 'upload'
  | 'write'
  | 'head-request'
  | 'kms-action'
  | 'dynamodb-action'
  | 'missing-lock-table'
  | 'wrong-customer-key'
  | 'key-not-found'
  | 'key-known'
  | 's3-action'
  | 'cross-account'
  | 'same-account'
  | 'not-same-account'
  | 'call-unknown'
  | 'bucket-known'
  | 'policy-arn-known'
  | 'policy-arn-unknown'
  | 'presigned'
  | 'through-vpc-endpoint'
  | 'terraform-backend'
  | 'backend-step'
  | 'workspace-probe'
  | 'second-action'
  | 'service-needs-known'
  | 'access-point'
  | 'not-access-point'
  | 'directory-bucket'
  | 'credentials-failed'
  | 'expired-url'
  | 'expired-token'
  | 'signature'
  | 'clock'
  | 'unknown-key'
  | 'bad-token'
  | 'no-credentials'
  | 'post-form'

/** The policy statement that a remediation proposes, built from the denial. Never offered for an explicit deny. */
export type StatementTemplate =
  'allow-caller-in-identity-policy' | 'allow-caller-in-resource-policy' | 'allow-caller-in-key-policy' | 'allow-caller-in-trust-policy'

/** One step of the ladder safe, review, risky. */
export interface Remediation {
  readonly risk: Risk
  readonly text: Template
  readonly command?: Template
  readonly statement?: StatementTemplate
  /** All must hold; none means always. */
  readonly when?: readonly Applicability[]
}

/** A command that shows whether the layer denied, and what to look for in its output. */
export interface Check {
  readonly command: Template
  readonly lookFor: string
  readonly when?: readonly Applicability[]
}

/** The fixed slots of an explanation, two lines each at most. */
export interface LayerExplanation {
  /** Short title in capitals, such as `BLOCKED BY AN SCP`. */
  readonly title: string
  /** What happened, for a person who has not heard of the layer. */
  readonly what: Template
  /** What it means when AWS says an explicit deny, or no allow. */
  readonly because: { readonly explicit?: Template; readonly implicit?: Template; readonly unsaid: Template }
  /** Was it meant? The first line of every fix. */
  readonly meant: Template
  readonly prevent?: Template
  /** When it is not this layer although it looks like it. */
  readonly notIf: string
  /** The sentences of AWS that show this layer, for the page. */
  readonly awsSays: readonly string[]
  /** How the detector knows, for the page. */
  readonly howWeKnow: string
}

/** One layer: what denied. One file each in `shared/layers`. */
export interface Layer {
  /** Equal to the file name; stored in findings, so never reused. */
  readonly id: string
  readonly awsTerm: string
  /** Short label for tables: `SCP`, `bucket policy`. */
  readonly label: string
  readonly codes: { readonly explicit?: string; readonly implicit?: string; readonly unsaid: string }
  /** Breaks ties between detections with the same basis; lower wins. Unique. */
  readonly rank: number
  detect(denial: Denial): Detection | undefined
  readonly explanation: LayerExplanation
  readonly remediation: readonly Remediation[]
  readonly checks: readonly Check[]
}

/** The facts of a denial that a vector sets; all else has the defaults of a plain denied GetObject. */
export interface VectorDenial extends Partial<Omit<Denial, 'request' | 'message'>> {
  readonly request?: Partial<DeniedRequest>
  readonly message?: Partial<ParsedMessage>
}

/** A case for a detector: what it must find, or `undefined` where it must leave the denial alone. */
export interface LayerVector {
  readonly name: string
  readonly denial: VectorDenial
  readonly expected: Pick<Detection, 'basis' | 'denyType' | 'evidence'> | undefined
}
