import type { LayerId } from './layer-id.ts'

/** A Deny statement matched, or no statement allowed. */
export type DenyType = 'explicit' | 'implicit'

/** How we know, strongest first. */
export type Basis = 'proven' | 'stated' | 'inferred' | 'undetermined'

/** What supports a verdict. */
export type Evidence = 'error-message' | 'record' | 'kms-record' | 'snapshot' | 'changes'

/** Where a policy statement stands; `index` counts from 0. */
export interface StatementReference {
  readonly sid: string | null
  readonly index: number
  readonly effect: 'Allow' | 'Deny'
}

/** The condition that decided, with what it wanted and what the request brought. */
export interface DecidingCondition {
  readonly operator: string
  readonly key: string
  readonly wanted: readonly string[]
  readonly actual: string | null
}

/** The layer that denied, with the reasons and how we know. */
export interface Verdict {
  readonly code: string
  readonly layer: LayerId
  readonly denyType: DenyType | null
  readonly basis: Basis
  readonly evidence: readonly Evidence[]
  /** The IAM action that is missing or denied; it may differ from the request's own (KMS, tagging). */
  readonly action: string | null
  readonly resource: string | null
  readonly policy: { readonly arn: string | null; readonly name: string | null } | null
  readonly statement: StatementReference | null
  readonly condition: DecidingCondition | null
  /** One sentence for people. */
  readonly why: string
  readonly contradicts: string | null
}

/** A layer that may have denied as well, with the check that settles it. */
export interface Candidate {
  readonly layer: LayerId
  readonly why: string
  readonly check: string
}

/** The keys of `layers` in a denial document: the nine policy types and two S3 controls [fixed]. */
export const LAYER_STATE_KEYS = [
  'identity-based-policy',
  'resource-based-policy',
  'service-control-policy',
  'resource-control-policy',
  'permissions-boundary',
  'session-policy',
  'vpc-endpoint-policy',
  'kms-key-policy',
  'role-trust-policy',
  'block-public-access',
  'access-control-list',
] as const satisfies readonly LayerId[]

export type LayerStateKey = (typeof LAYER_STATE_KEYS)[number]

/** What one layer says about the request. */
export type LayerState = 'denies' | 'allows' | 'silent' | 'not-applicable' | 'not-checked'
