import { parseArn } from '../model/arn.ts'
import type { ClassifiedDenial } from '../model/classified.ts'
import type { StatementTemplate } from '../model/layer.ts'
import { callerKind, isAccountAction, isKmsDenial, isObjectAction } from '../model/what-was-denied.ts'
import { policyLiteral } from './policy-literal.ts'

/** The Allow statement of a fix. INVARIANT: one exact action, and never `*` as action, principal or resource, but for actions that have no other resource. */
export interface AllowStatement {
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Principal?: { readonly AWS: string }
  readonly Action: string
  readonly Resource?: string
}

/** The statement that a template proposes for a denial, or null where none may be offered. */
export function buildStatement(template: StatementTemplate, denial: ClassifiedDenial): AllowStatement | null {
  const action = exactAction(denial.verdict.action)
  const kind = callerKind(denial)
  if (action === null || kind === 'anonymous' || kind === 'service') return null
  const head = { Sid: sidOf(action), Effect: 'Allow' } as const
  if (template === 'allow-caller-in-trust-policy') return { ...head, Principal: { AWS: principalOf(denial) }, Action: action }
  const tail = { Action: action, Resource: resourceOf(denial) }
  return template === 'allow-caller-in-identity-policy'
    ? { ...head, ...tail }
    : { ...head, Principal: { AWS: principalOf(denial) }, ...tail }
}

/** `s3:GetObject`; anything with a wildcard or a strange character is no action of AWS. */
function exactAction(action: string | null): string | null {
  return action !== null && /^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action) ? action : null
}

function sidOf(action: string): string {
  const words = action.split(/[:-]/)
  return `Allow${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`
}

/** An IAM identity, spelled as IAM allows it; a text may hold anything in its place. */
const IDENTITY_ARN = /^arn:[a-z-]+:(?:iam|sts)::\d{12}:[A-Za-z0-9+=,.@_/-]+$/

/** The role or user, not its session. */
function principalOf(denial: ClassifiedDenial): string {
  const { entityArn } = denial.request.principal
  if (entityArn === null || !IDENTITY_ARN.test(entityArn)) return '<role-arn>'
  // A session ARN leaves the role path out, and the role of a permission set always has one.
  if (callerKind(denial) !== 'permission-set' || entityArn.includes('/aws-reserved/')) return entityArn
  return entityArn.replace(':role/', ':role/aws-reserved/sso.amazonaws.com/<region>/')
}

function resourceOf(denial: ClassifiedDenial): string {
  if (isAccountAction(denial)) return '*'
  const { resource } = denial.verdict
  const arn = resource === null ? null : parseArn(resource)
  if (resource === null || arn === null || arn.resource === '' || arn.resource === '*') return unknownResource(denial)
  return policyLiteral(resource)
}

/** The shape of the ARN with marks where a person has to fill it in. */
function unknownResource(denial: ClassifiedDenial): string {
  if (isKmsDenial(denial)) return 'arn:aws:kms:<region>:<account>:key/<key-id>'
  const bucket = denial.request.bucket === null ? '<bucket>' : policyLiteral(denial.request.bucket)
  if (!denial.verdict.action?.startsWith('s3:')) return '<resource-arn>'
  return isObjectAction(denial) ? `arn:aws:s3:::${bucket}/<key>` : `arn:aws:s3:::${bucket}`
}
