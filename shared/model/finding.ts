import type { ChangeDocument, DenialDocument, Intent } from './denial-document.ts'
import type { Noise } from './denial.ts'
import type { LayerId } from './layer-id.ts'
import type { DenyType, Verdict } from './verdict.ts'

/** What kind of access was denied, coarse enough that one job is one finding. */
export type ActionClass = 'read' | 'write' | 'delete' | 'list' | 'admin'

/** What makes two denials one finding, from the record alone. INVARIANT: version 1 never changes for the same denial. */
export interface FindingKey {
  readonly version: 1
  /** Bucket owner account; where unknown, the account that logged the record. */
  readonly account: string
  readonly region: string
  /** Role or user ARN without session, `service:<name>`, `anonymous`, or the unique id where no ARN is known. */
  readonly principal: string
  readonly bucket: string
  readonly actionClass: ActionClass
}

export type FindingState = 'new' | 'ongoing' | 'escalating' | 'regressed' | 'resolved' | 'muted' | 'expected'
export type Severity = 'high' | 'medium' | 'low' | 'info'

/** A number with whether it is exact or an estimate. */
export interface Count {
  readonly value: number
  readonly exact: boolean
}

/** One cause within a finding: the layer that denied and the policy, where known. */
export interface FindingCause {
  readonly layer: LayerId
  readonly denyType: DenyType | null
  readonly policy: Verdict['policy']
  readonly count: number
  readonly lastSeen: string | null
}

/** All denials with one finding key, as stores hold it and commands print it [fixed]. */
export interface FindingDocument {
  readonly schemaVersion: '1.0'
  readonly kind: 'finding'
  readonly findingId: string
  readonly shortId: string
  readonly key: FindingKey
  readonly causeKey: string | null
  readonly state: FindingState
  readonly acknowledged: { readonly at: string; readonly by: string } | null
  readonly episode: number
  readonly severity: Severity
  readonly intent: Intent
  readonly noise: Noise | null
  readonly title: string
  readonly firstSeen: string | null
  readonly lastSeen: string | null
  readonly count: Count
  readonly sessions: Count
  readonly causes: readonly FindingCause[]
  /** Up to five denials. They leave out fixes, checks and candidates: `denial` has them. */
  readonly samples: readonly DenialDocument[]
  /** The representative denial: of the newest cause. */
  readonly denial: DenialDocument
  readonly change: ChangeDocument | null
  readonly resolvedBy: { readonly at: string; readonly by: string | null } | null
  readonly mute: { readonly until: string | null; readonly reason: string; readonly owner: string } | null
  readonly history: readonly { readonly at: string; readonly what: string; readonly by: string | null }[]
}
