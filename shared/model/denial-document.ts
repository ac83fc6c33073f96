import type { DeniedRequest, Noise } from './denial.ts'
import type { FilledExplanation } from './explanation.ts'
import type { Fix } from './fix.ts'
import type { LayerId } from './layer-id.ts'
import type { Basis, Candidate, DenyType, LayerState, LayerStateKey, Verdict } from './verdict.ts'

/** Why the request was made or refused. */
export type Intent = 'broke' | 'never-worked' | 'probing' | 'guardrail' | 'unknown'

/** A recorded change as a denial document shows it. */
export interface ChangeDocument {
  readonly eventId: string
  readonly eventName: string
  readonly eventTime: string
  readonly actor: string
  readonly tool: string | null
  readonly resource: string
  readonly diff: readonly string[]
  readonly certainty: 'proven' | 'likely'
  readonly why: string
}

/** One denial as the command line prints and a finding holds it [fixed]: every key is always there. */
export interface DenialDocument {
  readonly schemaVersion: '1.0'
  readonly kind: 'denial'
  readonly eventId: string | null
  readonly eventTime: string | null
  readonly account: string | null
  readonly region: string | null
  readonly request: DeniedRequest
  readonly verdict: Verdict
  /** What renderers print around the verdict, so that all channels say the same. */
  readonly explanation: FilledExplanation
  readonly alsoBlockedBy: readonly {
    readonly layer: LayerId
    readonly denyType: DenyType | null
    readonly basis: Basis
    readonly action: string | null
  }[]
  readonly candidates: readonly Candidate[]
  readonly layers: Readonly<Record<LayerStateKey, LayerState>>
  readonly notChecked: readonly { readonly layer: LayerId; readonly why: string }[]
  readonly missingContext: readonly string[]
  readonly intent: Intent
  readonly noise: Noise | null
  readonly change: ChangeDocument | null
  readonly otherChanges: readonly ChangeDocument[]
  readonly fixes: readonly Fix[]
  readonly checks: readonly string[]
  /** Null for pasted text, which names no finding. */
  readonly findingId: string | null
}
