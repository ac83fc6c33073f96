import type { Denial } from '../model/denial.ts'
import { fillText } from '../model/fill-template.ts'
import type { Layer } from '../model/layer.ts'
import type { Basis, DenyType, Verdict } from '../model/verdict.ts'
import { deniedAction, deniedResource } from '../model/what-was-denied.ts'
import type { Detected } from './detect-layers.ts'

/** The verdict that a detection gives; statement and condition are for an evaluation to find. */
export function verdictOf(denial: Denial, { id, layer, detection }: Detected, basis: Exclude<Basis, 'proven'>): Verdict {
  return {
    code: codeOf(layer, detection.denyType),
    layer: id,
    denyType: detection.denyType,
    basis,
    evidence: detection.evidence,
    action: deniedAction(denial),
    resource: deniedResource(denial),
    policy: basis === 'stated' ? policyOf(denial) : null,
    statement: null,
    condition: null,
    why: fillText(detection.why, denial),
    contradicts: null,
  }
}

/** `WD1xx` for an explicit deny, `WD2xx` for no allow, else the code for both; a layer may have only the last. */
function codeOf({ codes }: Layer, denyType: DenyType | null): string {
  if (denyType === 'explicit') return codes.explicit ?? codes.unsaid
  return denyType === 'implicit' ? (codes.implicit ?? codes.unsaid) : codes.unsaid
}

/** The policy that the text names. Its name is what follows the last slash. */
function policyOf({ message: { policyArn } }: Denial): Verdict['policy'] {
  return policyArn === null ? null : { arn: policyArn, name: policyArn.split('/').at(-1) || null }
}
