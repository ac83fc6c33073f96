import type { Evidence } from '../../model/verdict.ts'
import type { Detection } from '../../model/layer.ts'

/** A detection that is no verdict: one of several layers that the facts leave open. */
export function possibleLayer(likelihood: number, why: string, evidence: readonly Evidence[] = ['record']): Detection {
  return { basis: 'possible', denyType: null, evidence, why, likelihood }
}
