import { findSentence, isCode } from '../../model/denial-sentences.ts'
import { ABSENT_MESSAGE, type MessageForm, type ParsedMessage } from '../../model/message.ts'
import { readExpectedRegion } from './expected-region.ts'
import { fold, skip, type Folded } from './fold.ts'
import { findHead, type Head } from './principal.ts'
import { findReason, findRetoldDeny, readLooseReason, type Reason } from './reason.ts'
import { isSentenceEnd, readResource, type KnownFacts, type ResourceAndReason } from './resource.ts'
import { lastActionBefore } from './words.ts'

const TEXT_LIMIT = 8192

/** CloudTrail cuts `errorMessage` near 1,024; from here on a missing reason may have been cut off. */
const NEAR_LIMIT = 1000
/** So long, even a text that seems complete may have been cut within a key that imitates a reason. */
const AT_LIMIT = 1021

/** Reads one denial text: principal, action, resource and what AWS says of the reason. `known.resources` are ARNs that the record names. */
export function parseMessage(
  text: string,
  known?: { readonly resources?: readonly string[]; readonly fromRecord?: boolean },
): ParsedMessage {
  const folded = fold(text)
  if (folded.lower === '' || folded.lower === 'null' || folded.lower === 'none') return ABSENT_MESSAGE
  const facts: KnownFacts = { resources: known?.resources ?? [], fromRecord: known?.fromRecord ?? false }
  const head = findHead(folded)
  if (head !== null) return readSentence(folded, head, facts, text)
  return (facts.fromRecord ? null : readLoneReason(folded, findReason(folded, 0))) ?? readOtherText(folded, facts)
}

/** The bytes of the text in UTF-8, exact wherever they may matter to a limit. */
function sizeOf(text: string): number {
  if (text.length * 3 < NEAR_LIMIT || text.length > 2 * AT_LIMIT) return text.length
  let size = 0
  for (let at = 0; at < text.length; at++) size += bytesOf(text.charCodeAt(at))
  return size
}

/** Each half of a pair takes two of the four bytes. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1
  return unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3
}

function readSentence(folded: Folded, head: Head, facts: KnownFacts, text: string): ParsedMessage {
  const read = withLooseReason(folded, readResource(folded, head.end, facts), facts)
  const message = { ...ABSENT_MESSAGE, text: folded.text.slice(0, TEXT_LIMIT), principal: head.principal, action: head.action }
  if (isTruncated(folded, read, facts, text))
    return { ...message, form: 'truncated', resource: read.border === 'known' ? read.resource : null }
  return {
    ...message,
    ...reasonFields(read.reason),
    resource: read.resource,
    authorizationId: readAuthorizationId(folded, read.end),
  }
}

function withLooseReason(folded: Folded, read: ResourceAndReason, facts: KnownFacts): ResourceAndReason {
  if (facts.fromRecord || read.reason !== null) return read
  const reason = readLooseReason(folded, read.end)
  return reason === null ? read : { ...read, reason, end: reason.end, border: 'quoted' }
}

function reasonFields(
  reason: Reason | null,
): Pick<ParsedMessage, 'form' | 'denyType' | 'policyType' | 'policyArn' | 'through' | 'setting'> {
  const { form, denyType, policyType, policyArn, through, setting } = reason ?? {
    ...ABSENT_MESSAGE,
    form: 'no-reason' satisfies MessageForm,
  }
  return { form, denyType, policyType, policyArn, through, setting }
}

/** A text that was cut is never classed by words that may stand in the key. */
function isTruncated(folded: Folded, read: ResourceAndReason, facts: KnownFacts, text: string): boolean {
  if (read.border === 'open') return true
  const size = facts.fromRecord ? sizeOf(text) : 0
  if (size < NEAR_LIMIT || size > 2 * AT_LIMIT) return false
  if (read.reason === null) return true
  if (read.border === 'known') return false
  return size >= AT_LIMIT || !isSentenceEnd(folded.lower, read.end)
}

/** Words of AWS that were pasted without the sentence around them: "because no session policy allows the s3:GetObject action". */
function readLoneReason(folded: Folded, reason: (Reason & { readonly start: number }) | null): ParsedMessage | null {
  if (reason === null) return null
  return {
    ...ABSENT_MESSAGE,
    ...reasonFields(reason),
    text: folded.text.slice(0, TEXT_LIMIT),
    action: reason.action ?? lastActionBefore(folded, reason.start),
    authorizationId: readAuthorizationId(folded, reason.end),
  }
}

const PLAIN = [
  'access denied',
  'accessdenied',
  'forbidden',
  'not authorized',
  'unauthorizedoperation',
  'access_denied',
  'insufficient permissions',
] as const

function readOtherText(folded: Folded, { fromRecord }: KnownFacts): ParsedMessage {
  if (folded.lower === 'access denied') return { ...ABSENT_MESSAGE, text: folded.text, form: 'plain' }
  const sentence = findSentence(folded.lower)?.sentence ?? null
  const retold = fromRecord || (sentence !== null && !isCode(sentence)) ? null : readLoneReason(folded, findRetoldDeny(folded))
  if (retold !== null) return retold
  const isPlain = PLAIN.some((words) => folded.lower.includes(words))
  return {
    ...ABSENT_MESSAGE,
    text: folded.text.slice(0, TEXT_LIMIT),
    form: sentence?.form ?? (isPlain ? 'plain' : 'other'),
    action: lastActionBefore(folded, folded.text.length),
    policyType: sentence?.policyType ?? null,
    setting: sentence?.setting ?? null,
    authentication: sentence?.authentication ?? null,
    expectedRegion: readExpectedRegion(folded.lower),
  }
}

const AUTHORIZATION_ID = 'authorization id:'

/** The id of AWS's own evaluation (IAM user guide, access denied with an authorization id), only from the words after the reason. */
function readAuthorizationId(folded: Folded, from: number): string | null {
  const at = folded.lower.indexOf(AUTHORIZATION_ID, from)
  if (at === -1) return null
  const start = skip(folded.text, at + AUTHORIZATION_ID.length, ' "\'`')
  let end = start
  while (end < folded.text.length && end - start < 256 && /[A-Za-z0-9_-]/.test(folded.text.charAt(end))) end++
  return end > start ? folded.text.slice(start, end) : null
}
