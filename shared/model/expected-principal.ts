import { nameOfPrincipal, parseArn } from './arn.ts'
import type { Principal } from './denial.ts'

/**
 * Whether the principal is the one that a person expects, given as an ARN of a role, session or user, or as a bare name.
 * Null where the denial does not say who called. A session ARN holds no role path, so roles are compared by account and name.
 */
export function isExpectedPrincipal(expected: string, principal: Principal): boolean | null {
  const actual = principal.arn ?? principal.entityArn
  if (actual === null) return null
  const wanted = parseArn(expected)
  if (wanted === null) return nameOfPrincipal(actual) === expected
  const found = parseArn(actual)
  if (found === null) return null
  if (wanted.account !== found.account || kindOf(wanted.resource) !== kindOf(found.resource)) return false
  return nameOfPrincipal(expected) === nameOfPrincipal(actual) && isSessionExpected(wanted.resource, found.resource)
}

function kindOf(resource: string): string {
  const kind = resource.split('/')[0] ?? ''
  return kind === 'assumed-role' ? 'role' : kind
}

/** The session counts only where one was asked for. */
function isSessionExpected(wanted: string, found: string): boolean {
  return !wanted.startsWith('assumed-role/') || !found.startsWith('assumed-role/') || wanted === found || wanted.split('/').length < 3
}
