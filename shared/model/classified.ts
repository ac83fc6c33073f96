import type { Denial } from './denial.ts'
import type { FilledExplanation } from './explanation.ts'
import type { Fix } from './fix.ts'
import type { Candidate, Verdict } from './verdict.ts'

/** A layer that lost or stays open; `why` is still a template. */
export type Contender = Pick<Candidate, 'layer' | 'why'>

/** A denial with its verdict and what else may have denied. */
export interface ClassifiedDenial extends Denial {
  readonly verdict: Verdict
  /** Most likely first. Their texts are filled in only for the few denials that somebody reads. */
  readonly candidates: readonly Contender[]
}

/** A classified denial with its fixes, safe ones first, and the commands that settle what is open. */
export interface RemediatedDenial extends ClassifiedDenial {
  readonly candidates: readonly Candidate[]
  /** The layer's explanation, its templates filled in from this denial. */
  readonly explanation: FilledExplanation
  readonly fixes: readonly Fix[]
  readonly checks: readonly string[]
}
