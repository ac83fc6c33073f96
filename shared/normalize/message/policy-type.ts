import type { StatedPolicyType } from '../../model/message.ts'
import { isWordEnd } from './fold.ts'

/** AWS's names of policy types, lower case, with the guide's typing slip "sessions policy" and the plurals. Source: S3 user guide, troubleshoot 403 errors, and IAM user guide, troubleshoot access denied. */
const POLICY_TYPES: readonly (readonly [phrase: string, policyType: StatedPolicyType])[] = [
  ['identity-based policy', 'identity-based-policy'],
  ['identity-based policies', 'identity-based-policy'],
  ['identity based policy', 'identity-based-policy'],
  ['resource-based policy', 'resource-based-policy'],
  ['resource-based policies', 'resource-based-policy'],
  ['resource based policy', 'resource-based-policy'],
  ['service control policy', 'service-control-policy'],
  ['service control policies', 'service-control-policy'],
  ['resource control policy', 'resource-control-policy'],
  ['resource control policies', 'resource-control-policy'],
  ['vpc endpoint policy', 'vpc-endpoint-policy'],
  ['vpc endpoint policies', 'vpc-endpoint-policy'],
  ['permissions boundary', 'permissions-boundary'],
  ['permission boundary', 'permissions-boundary'],
  ['permissions boundaries', 'permissions-boundary'],
  ['session policy', 'session-policy'],
  ['sessions policy', 'session-policy'],
  ['session policies', 'session-policy'],
  ['role trust policy', 'role-trust-policy'],
]

/** The policy type whose name stands at `at`, with the index after it. */
export function readPolicyType(lower: string, at: number): { readonly policyType: StatedPolicyType; readonly end: number } | null {
  // No word end is asked for: a copy may lose the blank or line break after the name, and no other word begins so.
  const found = POLICY_TYPES.find(([phrase]) => lower.startsWith(phrase, at))
  return found === undefined ? null : { policyType: found[1], end: at + found[0].length }
}

/** Names that people use and AWS's texts never do. */
const RETOLD_TYPES: readonly (readonly [phrase: string, policyType: StatedPolicyType])[] = [
  ['scp', 'service-control-policy'],
  ['rcp', 'resource-control-policy'],
  ['bucket policy', 'resource-based-policy'],
  ['iam policy', 'identity-based-policy'],
  ['vpc endpoint', 'vpc-endpoint-policy'],
]

/** The policy type that somebody names at `at` in words of their own, with the index after it. */
export function readRetoldType(lower: string, at: number): { readonly policyType: StatedPolicyType; readonly end: number } | null {
  const found = RETOLD_TYPES.find(([phrase]) => lower.startsWith(phrase, at) && isWordEnd(lower, at + phrase.length))
  return readPolicyType(lower, at) ?? (found === undefined ? null : { policyType: found[1], end: at + found[0].length })
}

/** The policy types whose names the end of the text may be the beginning of: several where the cut leaves it open, all where nothing is left. */
export function cutPolicyTypes(lower: string, at: number): readonly StatedPolicyType[] {
  const rest = lower.slice(at, at + 40)
  if (at + rest.length < lower.length) return []
  return [...new Set(POLICY_TYPES.filter(([phrase]) => phrase.startsWith(rest)).map(([, policyType]) => policyType))]
}
