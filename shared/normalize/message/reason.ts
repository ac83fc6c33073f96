import { isGuess } from '../../model/denial-sentences.ts'
import type { MessageForm, StatedPolicyType, StatedSetting } from '../../model/message.ts'
import type { DenyType } from '../../model/verdict.ts'
import type { Folded } from './fold.ts'
import { phraseAt, skip } from './fold.ts'
import { cutPolicyTypes, readPolicyType, readRetoldType } from './policy-type.ts'
import { readAction, readArn } from './words.ts'

/** What the words after the resource say, with the index after them. */
export interface Reason {
  readonly form: MessageForm
  readonly denyType: DenyType | null
  readonly policyType: StatedPolicyType | null
  readonly policyArn: string | null
  readonly through: StatedPolicyType | null
  readonly setting: StatedSetting | null
  readonly action: string | null
  readonly end: number
}

const SILENT = { denyType: null, policyType: null, policyArn: null, through: null, setting: null, action: null }

const NO_ALLOW = 'because no '
const EXPLICIT = ['with an explicit deny', 'with explicit deny'] as const
const SEVERAL = 'because the resource does not exist in this region'
const BLOCKED_BY = ['are blocked by the ', 'are prevented by the ', 'is blocked by the ', 'is prevented by the '] as const
const SSE_C = 'because this bucket has blocked upload requests'

/** The reason that stands at `at`, or null. Costs a bounded number of steps, so that it may be tried at every quote. */
export function readReason(folded: Folded, at: number): Reason | null {
  const start = skip(folded.lower, at, ' ,`*_\\')
  if (folded.lower.startsWith(NO_ALLOW, start)) return readNoAllow(folded, start + NO_ALLOW.length)
  const explicit = phraseAt(folded.lower, start, EXPLICIT)
  if (explicit !== null) return readExplicit(folded, start + explicit.length)
  return folded.lower.startsWith('because', start) || folded.lower.startsWith('public ', start) ? readSetting(folded.lower, start) : null
}

/** True where the text breaks off inside a reason. */
export function isCutReason(lower: string, at: number): boolean {
  const start = skip(lower, at, ' ,`*_\\')
  const rest = lower.slice(start, start + 60)
  if (rest.length === 0 || start + rest.length < lower.length) return false
  if ([NO_ALLOW, EXPLICIT[0], SEVERAL, SSE_C].some((phrase) => phrase.startsWith(rest) && phrase.trim() !== rest)) return true
  if (rest === NO_ALLOW.trim()) return true
  return ['because no ', ...IN_ARTICLE].some((lead) => rest.startsWith(lead) && cutPolicyTypes(lower, start + lead.length).length > 0)
}

const IN_ARTICLE = ['with an explicit deny in a ', 'with an explicit deny in an ', 'with an explicit deny in the '] as const

const NO_ALLOW_LEAD = ['because no '] as const
/**
 * A reason in pasted text that was cut within the name of a policy type, where only one type begins so, or that a person put in words of
 * their own ("because of a service control policy"). Never for records: there a cut text may end within a key.
 */
export function readLooseReason(folded: Folded, at: number): Reason | null {
  const start = skip(folded.lower, at, ' ,.;(`*_\\')
  return (
    readRetold(folded.lower, start) ??
    readCut(folded.lower, start, NO_ALLOW_LEAD, 'implicit') ??
    readCut(folded.lower, start, IN_ARTICLE, 'explicit')
  )
}

const RETOLD_LEADS = ['because of ', 'due to ', 'denied by ', 'blocked by ', 'by '] as const
const ARTICLES = ['a ', 'an ', 'the ', 'your ', 'our '] as const

/** Words of a person that blame a policy type. INVARIANT: the form is `other`, since only AWS's own words state a layer. */
function readRetold(lower: string, start: number): Reason | null {
  const lead = phraseAt(lower, start, RETOLD_LEADS)
  if (lead === null) return null
  const named = afterArticle(lower, start + lead.length)
  const deny = lower.startsWith(DENY_IN, named) ? DENY_IN.length : 0
  const type = readRetoldType(lower, deny === 0 ? named : afterArticle(lower, named + deny))
  return type === null
    ? null
    : { ...SILENT, form: 'other', denyType: deny === 0 ? null : 'explicit', policyType: type.policyType, end: type.end }
}

const DENY_IN = 'explicit deny in '

function afterArticle(lower: string, at: number): number {
  return at + (phraseAt(lower, at, ARTICLES)?.length ?? 0)
}

/** The first "explicit deny in a session policy" that stands without AWS's words around it. */
export function findRetoldDeny(folded: Folded): (Reason & { readonly start: number }) | null {
  for (let at = folded.lower.indexOf(DENY_IN); at !== -1; at = folded.lower.indexOf(DENY_IN, at + 1)) {
    const type = readRetoldType(folded.lower, afterArticle(folded.lower, at + DENY_IN.length))
    if (type === null || isGuess(folded.lower, at)) continue
    return { ...SILENT, form: 'other', denyType: 'explicit', policyType: type.policyType, start: at, end: type.end }
  }
  return null
}

/** So many letters of a name must be there to read it. */
const ENOUGH_LETTERS = 9

function readCut(lower: string, start: number, leads: readonly string[], denyType: DenyType): Reason | null {
  const lead = phraseAt(lower, start, leads)
  if (lead === null || lower.length - start - lead.length < ENOUGH_LETTERS) return null
  const [policyType, ...others] = cutPolicyTypes(lower, start + lead.length)
  return policyType === undefined || others.length > 0 ? null : { ...SILENT, form: 'reason', denyType, policyType, end: lower.length }
}

function readNoAllow(folded: Folded, at: number): Reason | null {
  const type = readPolicyType(folded.lower, at)
  if (type === null || !folded.lower.startsWith(' allow', type.end)) return null
  const the = folded.lower.startsWith(' allows the ', type.end) ? type.end + ' allows the '.length : type.end + ' allows '.length
  const action = readAction(folded, the)
  const end = action === null ? the : action.end
  return {
    ...SILENT,
    form: 'reason',
    denyType: 'implicit',
    policyType: type.policyType,
    action: action?.value ?? null,
    end: folded.lower.startsWith(' action', end) ? end + ' action'.length : end,
  }
}

function readExplicit(folded: Folded, at: number): Reason {
  const article = phraseAt(folded.lower, at, [' in a ', ' in an ', ' in the '])
  const type = article === null ? null : readPolicyType(folded.lower, at + article.length)
  if (type === null) return readNamelessDeny(folded.lower, at, article)
  const through = readThrough(folded.lower, type.end)
  if (through !== null)
    return { ...SILENT, form: 'reason', denyType: 'explicit', policyType: type.policyType, through: through.policyType, end: through.end }
  const arn = readPolicyArn(folded, type.end)
  return {
    ...SILENT,
    form: 'reason',
    denyType: 'explicit',
    policyType: type.policyType,
    policyArn: arn?.value ?? null,
    end: arn?.end ?? type.end,
  }
}

/** "with an explicit deny", alone or in a policy that AWS never calls so ("in an SCP"). */
function readNamelessDeny(lower: string, at: number, article: string | null): Reason {
  const retold = article === null ? null : readRetoldType(lower, at + article.length)
  if (retold === null) return { ...SILENT, form: 'no-reason', denyType: 'explicit', end: at }
  return { ...SILENT, form: 'other', denyType: 'explicit', policyType: retold.policyType, end: retold.end }
}

function readThrough(lower: string, at: number) {
  const lead = phraseAt(lower, at, [' transitively through a ', ' transitively through an ', ' transitively through the '])
  return lead === null ? null : readPolicyType(lower, at + lead.length)
}

/** Both spellings: `policy: arn…` in real messages, `, with policy ARN: arn…` in the S3 guide. */
function readPolicyArn(folded: Folded, at: number) {
  const lead = phraseAt(folded.lower, at, [', with policy arn:', ' with policy arn:', ':', ' :'])
  if (lead === null) return null
  const arn = readArn(folded, at + lead.length)
  return arn !== null && arn.value.includes('arn:') ? arn : null
}

/** S3 controls and the KMS sentence that lists several reasons. The Block Public Access wordings differ, the setting's name does not. */
function readSetting(lower: string, at: number): Reason | null {
  if (lower.startsWith(SSE_C, at)) return { ...SILENT, form: 'setting', setting: 'BlockedEncryptionTypes', end: at + SSE_C.length }
  if (lower.startsWith(SEVERAL, at))
    return { ...SILENT, form: 'several-reasons', policyType: 'resource-based-policy', end: at + SEVERAL.length }
  const window = lower.slice(at, at + 120)
  const blocked = BLOCKED_BY.map((phrase) => [window.indexOf(phrase), phrase.length] as const).find(([index]) => index !== -1)
  if (blocked === undefined) return null
  const name = at + blocked[0] + blocked[1]
  const setting = blockPublicSettingAt(lower, skip(lower, name, '"\'`*'))
  return setting === null ? null : { ...SILENT, form: 'setting', setting, end: name + setting.length }
}

function blockPublicSettingAt(lower: string, at: number): 'BlockPublicAcls' | 'BlockPublicPolicy' | null {
  if (lower.startsWith('blockpublicacls', at)) return 'BlockPublicAcls'
  return lower.startsWith('blockpublicpolicy', at) ? 'BlockPublicPolicy' : null
}

/** The first reason at or after `from` that a "because", a "with" or the words of Block Public Access introduce. */
export function findReason(folded: Folded, from: number, wanted: 'first' | 'last' = 'first'): (Reason & { readonly start: number }) | null {
  let found: (Reason & { readonly start: number }) | null = null
  for (const start of reasonStarts(folded.lower, from)) {
    const reason = readReason(folded, start)
    if (reason === null) continue
    found = { ...reason, start }
    if (wanted === 'first') return found
  }
  return found
}

function* reasonStarts(lower: string, from: number): Generator<number> {
  let because = lower.indexOf('because ', from)
  let explicit = nextExplicit(lower, from)
  while (because !== -1 || explicit !== -1) {
    const isBecause = explicit === -1 || (because !== -1 && because < explicit)
    yield isBecause ? because : explicit
    if (isBecause) because = lower.indexOf('because ', because + 1)
    else explicit = nextExplicit(lower, explicit + EXPLICIT[0].length)
  }
}

function nextExplicit(lower: string, from: number): number {
  for (let at = lower.indexOf('explicit deny', from); at !== -1; at = lower.indexOf('explicit deny', at + 1)) {
    const lead = EXPLICIT.find((phrase) => lower.startsWith(phrase, at - phrase.length + 'explicit deny'.length))
    if (lead !== undefined) return at - lead.length + 'explicit deny'.length
  }
  return -1
}
