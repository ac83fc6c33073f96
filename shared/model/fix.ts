import type { LayerId } from './layer-id.ts'
import type { JsonObject } from './json.ts'

/** `safe`: changes the caller only, or restores what worked. `review`: a new Allow or exception. `risky`: removes a guardrail. */
export type Risk = 'safe' | 'review' | 'risky'

/** One change of configuration that `replay` can apply. */
export interface Edit {
  readonly kind: 'put-policy' | 'attach-policy' | 'put-setting' | 'request'
  readonly target: string
  readonly policyName: string | null
  readonly document: JsonObject | null
  readonly values: JsonObject | null
}

/** The same fix in several languages; null where it has no meaning. */
export interface Snippets {
  readonly json: string | null
  readonly terraform: string | null
  readonly cdk: string | null
  readonly cloudformation: string | null
  readonly cli: string | null
}

/** What an evaluation of the fix said. */
export interface Verification {
  readonly status: 'allowed' | 'still-denied' | 'not-verifiable'
  /** What it was verified with, or why it could not be. */
  readonly by: string
  /** How many other requests become allowed; null where it was not computed. */
  readonly alsoAllows: number | null
}

/** A remediation with its risk, edit, snippets and what verification said. */
export interface Fix {
  readonly risk: Risk
  readonly title: string
  readonly layer: LayerId
  readonly edit: Edit | null
  readonly snippets: Snippets
  readonly verified: Verification
}
