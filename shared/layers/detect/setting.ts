import type { Denial } from '../../model/denial.ts'
import { factEvidence } from '../../model/denial-facts.ts'
import type { Detection } from '../../model/layer.ts'
import type { Evidence } from '../../model/verdict.ts'

// Settings, states and failures outside the policies know neither an explicit deny nor a missing allow: their deny type is null.

/** A setting, state or failure that AWS's own words or error code name. */
export function statedSetting(why: string): Detection {
  return { basis: 'stated', denyType: null, evidence: ['error-message'], why, likelihood: 100 }
}

/** A setting, state or failure that the facts point to above all others. */
export function inferredSetting(likelihood: number, why: string, evidence: readonly Evidence[]): Detection {
  return { basis: 'inferred', denyType: null, evidence, why, likelihood }
}

/** A setting, state or failure that the request's own facts leave open, offered with its check. */
export function possibleSetting(denial: Denial, likelihood: number, why: string): Detection {
  return { basis: 'possible', denyType: null, evidence: factEvidence(denial), why, likelihood }
}

/** A setting, state or failure that AWS's text leaves open, offered with its check. */
export function possibleByText(likelihood: number, why: string): Detection {
  return { basis: 'possible', denyType: null, evidence: ['error-message'], why, likelihood }
}
