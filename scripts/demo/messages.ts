import type { Caller } from './caller.ts'

/** The denial sentences of AWS (S3 user guide, troubleshoot 403 errors). S3 puts the resource in quotes, KMS does not. */
type PolicyType =
  | 'identity-based policy'
  | 'resource-based policy'
  | 'service control policy'
  | 'resource control policy'
  | 'VPC endpoint policy'
  | 'permissions boundary'
  | 'session policy'

interface Refused {
  readonly caller: Caller
  readonly action: string
  readonly resource: string
}

/** "because no … allows the … action". */
export function noAllow(refused: Refused, policyType: PolicyType): string {
  return `${sentence(refused)} because no ${policyType} allows the ${refused.action} action`
}

/** "with an explicit deny in a …". AWS names the policy for some types since August 2026. */
export function explicitDeny(refused: Refused, policyType: PolicyType, policyArn?: string): string {
  const article = policyType.startsWith('identity') ? 'an' : 'a'
  return `${sentence(refused)} with an explicit deny in ${article} ${policyType}${policyArn === undefined ? '' : `: ${policyArn}`}`
}

/** A public ACL or policy that Block Public Access refuses. */
export function blockedPublic(refused: Refused, what: 'ACL' | 'policy'): string {
  const because =
    what === 'ACL'
      ? 'because public access control lists (ACLs) are blocked by the BlockPublicAcls block public access setting.'
      : 'because public policies are blocked by the BlockPublicPolicy block public access setting.'
  return `${sentence(refused)} ${because}`
}

/** CloudTrail cuts error messages at 1 KB. */
export function cutAtOneKilobyte(message: string): string {
  return message.slice(0, 1024)
}

function sentence({ caller, action, resource }: Refused): string {
  const quoted = action.startsWith('kms:') ? resource : `"${resource}"`
  return `User: ${caller.arn ?? ''} is not authorized to perform: ${action} on resource: ${quoted}`
}
