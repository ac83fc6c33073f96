import { nameOfPrincipal, parseArn } from '../model/arn.ts'
import type { ClassifiedDenial } from '../model/classified.ts'
import type { StatementTemplate } from '../model/layer.ts'
import { accessPointOf, callerKind, isAccessPoint, namedKmsKey } from '../model/what-was-denied.ts'

/** Where a statement goes: the policy of what, and its name or ARN, null where it is unknown. */
export interface Place {
  readonly kind: 'role' | 'user' | 'permission-set' | 'bucket' | 'access-point' | 'key' | 'trust'
  readonly name: string | null
  /** Whose it is, where its name alone does not say. */
  readonly account?: string | null
}

/** The policy that a statement template is about, for this denial. */
export function placeOf(template: StatementTemplate, denial: ClassifiedDenial): Place {
  switch (template) {
    case 'allow-caller-in-identity-policy':
      return callerPlace(denial)
    case 'allow-caller-in-resource-policy':
      return isAccessPoint(denial) ? accessPointPlace(denial) : { kind: 'bucket', name: denial.request.bucket }
    case 'allow-caller-in-key-policy':
      return { kind: 'key', name: namedKmsKey(denial) }
    case 'allow-caller-in-trust-policy':
      return { kind: 'trust', name: roleName(denial.verdict.resource) }
    default:
      return template satisfies never
  }
}

function accessPointPlace(denial: ClassifiedDenial): Place {
  const found = accessPointOf(denial)
  return { kind: 'access-point', name: found?.name ?? null, account: found?.account ?? null }
}

function callerPlace(denial: ClassifiedDenial): Place {
  const { entityArn } = denial.request.principal
  const name = entityArn === null ? null : nameOfPrincipal(entityArn)
  const kind = callerKind(denial)
  return { kind: kind === 'user' || kind === 'permission-set' ? kind : 'role', name }
}

function roleName(resource: string | null): string | null {
  return resource !== null && parseArn(resource)?.resource.startsWith('role/') === true ? nameOfPrincipal(resource) : null
}
