import { nameOfPrincipal, parseArn } from './arn.ts'
import { backendStep } from './backend-step.ts'
import { commandWord } from './command-word.ts'
import type { Denial } from './denial.ts'
import type { Template } from './layer.ts'
import { causeOfSecondAction } from './second-action.ts'
import { serviceNeeds } from './service-needs.ts'
import type { Verdict } from './verdict.ts'
import { shortened, visibleText } from './visible-text.ts'
import { accessPointOf, callerAccount, deniedAction, deniedResource, namedKmsKey } from './what-was-denied.ts'

/** What templates are filled from: a denial, with its verdict where there is one already. */
export type Fillable = Denial & { readonly verdict?: Pick<Verdict, 'action' | 'resource' | 'policy'> }

/** How each placeholder of a `Template` is read, and what prose says where it is unknown. */
const PLACEHOLDERS = {
  action: { read: (denial) => denial.verdict?.action ?? deniedAction(denial), unknown: 'the action' },
  bucket: { read: (denial) => denial.request.bucket, unknown: 'the bucket' },
  key: { read: (denial) => denial.request.key, unknown: 'the object' },
  resource: { read: (denial) => denial.verdict?.resource ?? deniedResource(denial), unknown: 'the resource' },
  principal: { read: (denial) => denial.request.principal.arn ?? denial.message.principal, unknown: 'the caller' },
  entityArn: { read: (denial) => denial.request.principal.entityArn, unknown: 'the caller' },
  principalName: { read: principalName, unknown: 'the caller' },
  account: { read: (denial) => callerAccount(denial) ?? denial.account, unknown: "the caller's account" },
  bucketAccount: { read: (denial) => denial.request.bucketAccount, unknown: "the bucket's account" },
  region: { read: (denial) => denial.region, unknown: 'the Region' },
  expectedRegion: { read: (denial) => denial.message.expectedRegion, unknown: 'the Region of the bucket' },
  policyArn: { read: policyArn, unknown: '(AWS does not name it)' },
  policyId: { read: (denial) => policyArn(denial)?.split('/').at(-1) ?? null, unknown: '(AWS does not name it)' },
  vpcEndpointId: { read: (denial) => denial.request.vpcEndpointId, unknown: 'a VPC endpoint' },
  kmsKeyArn: { read: (denial) => namedKmsKey(denial), unknown: 'the key' },
  eventName: { read: (denial) => denial.request.eventName, unknown: 'the call' },
  accessPointName: { read: (denial) => accessPointOf(denial)?.name ?? null, unknown: 'the access point' },
  accessPointAccount: { read: (denial) => accessPointOf(denial)?.account ?? null, unknown: 'the account of the access point' },
  roleName: { read: roleName, unknown: 'the role' },
  bucketArn: { read: bucketArn, unknown: 'arn:aws:s3:::<bucket>' },
  setting: { read: (denial) => denial.message.setting, unknown: 'one of its four settings' },
  request: { read: requestWords, unknown: 'the request' },
  backendStep: { read: (denial) => backendStep(denial)?.does ?? null, unknown: 'works with the state' },
  backendNeeds: { read: (denial) => backendStep(denial)?.needs ?? null, unknown: 'the permissions of that step' },
  secondCause: { read: causeOfSecondAction, unknown: 'a part of it' },
  serviceNeeds: { read: serviceNeeds, unknown: 'See the user guide of the service for what it needs.' },
} as const satisfies Record<string, { read: (denial: Fillable) => string | null; unknown: string }>

/** The names that a template may use. */
export const PLACEHOLDER_NAMES: readonly string[] = Object.keys(PLACEHOLDERS)

/** The names in braces in a template, in reading order. */
export function placeholdersIn(template: Template): string[] {
  return [...template.matchAll(/\{([A-Za-z]+)\}/g)].map((match) => match[1] ?? '')
}

/** A template as prose: what is unknown is said in words, and nothing that a stranger chose reaches a terminal raw. */
export function fillText(template: Template, denial: Fillable): string {
  return fill(template, (name, at) => {
    const value = PLACEHOLDERS[name].read(denial)
    if (value !== null && value !== '') return shortened(visibleText(value), 300)
    const { unknown } = PLACEHOLDERS[name]
    return at === 0 ? unknown.charAt(0).toUpperCase() + unknown.slice(1) : unknown
  })
}

/** A template as a shell command: every value is one quoted word, an unknown one stays as `<bucket>`. */
export function fillCommand(template: Template, denial: Fillable): string {
  return fill(template, (name, at) => {
    const value = PLACEHOLDERS[name].read(denial)
    const word = value === null || value === '' ? null : commandWord(value, template.slice(0, at))
    return word ?? `<${name}>`
  })
}

/** True where the denial gives every value that the template asks for. */
export function isFilled(template: Template, denial: Fillable): boolean {
  return placeholdersIn(template).every((name) => !isPlaceholder(name) || Boolean(PLACEHOLDERS[name].read(denial)))
}

function fill(template: Template, valueOf: (name: keyof typeof PLACEHOLDERS, at: number) => string): string {
  if (!template.includes('{')) return template
  return template.replaceAll(/\{([A-Za-z]+)\}/g, (whole, name: string, at: number) => (isPlaceholder(name) ? valueOf(name, at) : whole))
}

function isPlaceholder(name: string): name is keyof typeof PLACEHOLDERS {
  return Object.hasOwn(PLACEHOLDERS, name)
}

function principalName(denial: Fillable): string | null {
  const { entityArn, arn } = denial.request.principal
  const known = entityArn ?? arn ?? denial.message.principal
  return known === null ? null : nameOfPrincipal(known)
}

function policyArn(denial: Fillable): string | null {
  return denial.verdict?.policy?.arn ?? denial.message.policyArn
}

/** The role that was to be assumed. */
function roleName(denial: Fillable): string | null {
  const resource = denial.verdict?.resource ?? deniedResource(denial)
  return resource !== null && parseArn(resource)?.resource.startsWith('role/') === true ? nameOfPrincipal(resource) : null
}

function bucketArn(denial: Fillable): string | null {
  const { bucket, resource } = denial.request
  if (bucket === null) return null
  const partition = parseArn(denial.verdict?.resource ?? deniedResource(denial) ?? resource ?? '')?.partition ?? 'aws'
  return `arn:${partition}:s3:::${bucket}`
}

/** Action and resource, or the one of them that is known. */
function requestWords(denial: Fillable): string | null {
  const action = denial.verdict?.action ?? deniedAction(denial) ?? denial.request.eventName
  const resource = denial.verdict?.resource ?? deniedResource(denial) ?? denial.request.resource
  if (action === null) return resource === null ? null : `a request for ${resource}`
  return resource === null ? action : `${action} on ${resource}`
}
