import type { Denial } from '../../model/denial.ts'
import { asksToListForObject } from '../../model/what-was-denied.ts'
import type { Detection } from '../../model/layer.ts'
import type { StatedPolicyType } from '../../model/message.ts'
import type { DenyType } from '../../model/verdict.ts'

/** What AWS's own words give for a policy type, or undefined where they name another one or none. */
export function detectStatedPolicy(denial: Denial, policyType: StatedPolicyType, words: string): Detection | undefined {
  const { message } = denial
  if (message.policyType !== policyType) return undefined
  if (message.form === 'other') return retoldPolicy(message.denyType, words)
  if (message.form !== 'reason') return undefined
  const found = { denyType: message.denyType, evidence: ['error-message'] } as const
  if (!asksToListForObject(denial)) return { ...found, basis: 'stated', likelihood: 100, why: `AWS's text names the ${words}.` }
  const why = `AWS's text names the ${words}, for \`s3:ListBucket\`: it asks that only because the object was not found.`
  return { ...found, basis: 'possible', likelihood: 60, why }
}

/** What a person's words give ("because of a service control policy"): they point to the layer, and are not AWS's. */
function retoldPolicy(denyType: DenyType | null, words: string): Detection {
  const why = `The text blames the ${words}, in words that are not AWS's own.`
  return { denyType, evidence: ['error-message'], basis: 'inferred', likelihood: 70, why }
}
