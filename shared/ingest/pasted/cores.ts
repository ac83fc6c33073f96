import { findSentence, isCode } from '../../model/denial-sentences.ts'
import { denialCode } from './codes.ts'
import type { FlatText } from './join-lines.ts'

/**
 * The words that make a stretch of text a denial. `sentence`: "… is not authorized to perform: …". `reason`: AWS's reason without that
 * sentence. `fixed`: a sentence of the table. `plain`: "Access Denied" and its like. `code`: an error code only.
 */
export interface Core {
  readonly kind: 'sentence' | 'reason' | 'fixed' | 'plain' | 'code'
  readonly start: number
  readonly end: number
}

const HEAD = 'not authorized to perform'
const ACTION_AFTER = /^ ?:? ?["'`*_\\]{0,8}[a-z][a-z0-9-]{1,40}: ?[a-z*]/
const LEAD_REACH = 2200

/** All authorization sentences, each with where it begins. */
export function findSentences(flat: FlatText): readonly Core[] {
  const cores: Core[] = []
  let from = 0
  for (let at = flat.lower.indexOf(HEAD); at !== -1; at = flat.lower.indexOf(HEAD, at + 1)) {
    const end = at + HEAD.length
    if (!ACTION_AFTER.test(flat.lower.slice(end, end + 80))) continue
    cores.push({ kind: 'sentence', start: sentenceStart(flat.lower, Math.max(from, at - LEAD_REACH), at), end })
    from = end
  }
  return cores
}

function sentenceStart(lower: string, from: number, head: number): number {
  const window = lower.slice(from, head)
  const user = window.lastIndexOf('user:')
  if (user !== -1) return from + user
  const subject = window.endsWith('is ') ? window.length - 3 : window.length
  return from + subjectStart(window, subject)
}

const SUBJECT_REACH = 120
const BEFORE_SUBJECT = /(?:^|[:.,|"'`>(-]) ?$/

/** The subject is the word before, or all words after a `User` that begins a sentence: `User [...] is not authorized`. */
function subjectStart(window: string, end: number): number {
  const word = window.slice(0, end).trimEnd()
  const wordStart = word.lastIndexOf(' ') + 1
  const name = word.slice(wordStart)
  if (name === 'user' || name.includes('arn:') || name.endsWith('.amazonaws.com')) return wordStart
  const reach = Math.max(0, word.length - SUBJECT_REACH)
  const user = word.lastIndexOf('user ')
  if (user >= reach && BEFORE_SUBJECT.test(word.slice(Math.max(0, user - 3), user))) return user
  return end
}

const REASONS = [
  'because no ',
  'with an explicit deny',
  'because public ',
  'because this bucket has blocked',
  'public policies are ',
  'public acls are ',
] as const
const NO_ALLOW = /^because no [a-z -]{6,40} allows? /
const BY_SETTING = /(?:blocked|prevented) by the ["'`*]{0,3}blockpublic/

/** The first reason that stands alone in the range, outside names that strangers choose. */
export function findLoneReason(flat: FlatText, from: number, to: number): Core | null {
  const range = flat.lower.slice(from, to)
  let best: number | null = null
  for (const lead of REASONS) {
    for (let at = range.indexOf(lead); at !== -1 && (best === null || at < best); at = range.indexOf(lead, at + 1)) {
      if (isReason(range, at, lead) && !isInsideName(flat.text.slice(from, to), at)) best = at
    }
  }
  return best === null ? null : { kind: 'reason', start: from + best, end: Math.min(to, from + best + 20) }
}

function isReason(range: string, at: number, lead: string): boolean {
  if (lead === 'because no ') return NO_ALLOW.test(range.slice(at, at + 80))
  if (lead.startsWith('because public') || lead.startsWith('public')) return BY_SETTING.test(range.slice(at, at + 120))
  return true
}

/** The phrase without AWS's words around it, as people retell it. Whoever guesses ("may be an explicit deny in …") tells nothing. */
const RETOLD =
  /explicit deny in (?:an?|the) (?:identity-based|resource-based|service control|resource control|vpc endpoint|permissions? bound|session|role trust)/g
const GUESS =
  /\b(?:may|might|could|can|maybe|perhaps|possibly|probably|likely|check|if|whether|unless|or|e\.g\.|such as|example|hint|see)\b[^.:;|]{0,60}$/

/** The first reason in the range that stands there in words of somebody's own. */
export function findRetoldReason(flat: FlatText, from: number, to: number): Core | null {
  const range = flat.lower.slice(from, to)
  for (const match of range.matchAll(RETOLD)) {
    const at = match.index
    if (GUESS.test(range.slice(Math.max(0, at - 80), at)) || isInsideName(flat.text.slice(from, to), at)) continue
    return { kind: 'reason', start: from + at, end: from + at + match[0].length }
  }
  return null
}

const DENIAL_WORDS = ['denied', 'accessdenied', 'not authorized', 'error', '...', '…'] as const
const MESSAGE_KEY =
  /(?:message|error|reason|cause|detail|msg|description|output|text|log|err|exception|body|stderr|stdout|line|content)\\{0,16}["']? ?[:=] ?\\{0,16}$/i
/** What stands before the quotes of a name that strangers choose. */
const NAME_KEY =
  /(?:key|bucket|name|path|file|prefix|resource|object|ur[il]|arn|agent|session|user|tag|title|id|value|label|source)s?\\{0,16}["'`]?\s?(?::|=>?|\()\s?\\{0,16}$/i
const NAME_LEADS = ['s3://', 's3a://', 's3n://', ' failed: '] as const
/** Elements of S3's answers that hold names and ids, and no words of AWS. */
const NAME_ELEMENT = /<(?:key|resource|bucket(?:name)?|hostid|requestid|uploadid|versionid|prefix|endpoint|token-0)>[^<]{0,2000}$/
/** What stands before a quote that somebody opens to quote AWS. */
const QUOTING =
  /(?:^[\s[({,]{0,40}|(?:accessdenied(?:exception)?|access denied|forbidden|errors?|message|says?|said|reads?|reason|response|answers?|returns?|returned|expected?|aws)[ .:,…(*\u2013\u2014-]{0,12}|\b(?:echo|printf?|puts|raise|throw|say) |[\w$)\]] ?(?::=|=>?|\(|,)[ (@$]{0,4}[frbu]?)$/

/** True where the words stand in an object key, path or other quoted name: those never name a reason. */
function isInsideName(text: string, at: number): boolean {
  const lineStart = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\v', at), at - 2000) + 1
  const line = text.slice(lineStart, at)
  const lower = line.toLowerCase()
  if (NAME_LEADS.some((lead) => isOpen(lower, lead)) || (lower.includes('<') && NAME_ELEMENT.test(lower))) return true
  const quotes = line.split('"').length - 1
  if (quotes % 2 === 0) return false
  const opening = line.lastIndexOf('"')
  const quoted = lower.slice(opening + 1)
  if (NAME_KEY.test(line.slice(Math.max(0, opening - 300), opening))) return true
  if (/^[\s.…*_`\\]*$/.test(quoted.slice(0, 40)) && quoted.length <= 40) return false
  if (QUOTING.test(lower.slice(Math.max(0, opening - 60), opening))) return false
  return !MESSAGE_KEY.test(line.slice(Math.max(0, opening - 300), opening)) && !DENIAL_WORDS.some((word) => quoted.includes(word))
}

/** True where a path or element has begun and nothing since has ended it. */
function isOpen(lower: string, lead: string): boolean {
  const at = lower.lastIndexOf(lead)
  return at !== -1 && !/: |["')>,;]|<\//.test(lower.slice(at + lead.length))
}

/** The first sentence of AWS's table in the range. Bare codes in the table do not count here: they are `code` cores. */
export function findFixed(flat: FlatText, from: number, to: number): Core | null {
  const found = findSentence(flat.lower.slice(from, to))
  if (found === null || isCode(found.sentence)) return null
  if (isInsideName(flat.text.slice(from, to), found.start)) return null
  return { kind: 'fixed', start: from + found.start, end: from + found.end }
}

const PLAIN = [
  'access denied',
  'insufficient permissions to list objects',
  'all access to this amazon s3 resource has been disabled',
  'all access to this object has been disabled',
  'there is a problem with your aws account',
  'you are not authorized to perform this operation',
  'the bucket you are attempting to access must be addressed',
  'must be addressed using the specified endpoint',
  'the specified bucket does not exist',
  "the operation is not valid for the object's storage class",
  "the operation is not valid for the object's access tier",
  'authorization header is malformed',
  'the bucket is in this region',
  'requested bucket from "',
  'must provide the correct secret key',
  'aws error access_denied',
  'invalid keyid ',
  'has been blocked by cors policy',
] as const

/** HEAD answers have no body, so the wrapper is all there is. */
const HEAD_ONLY = [
  /\((?:403|400|301|307)\) when calling the head(?:object|bucket) operation/,
  /api error forbidden/,
  /status ?code: 403[^\n]{0,300}?(?:api error|error code: 403) ?forbidden/,
  /forbidden \(service: (?:amazon )?s3/,
  // Version 2 of the Java SDK prints the missing message as the word null.
  /s3exception: null \(service: (?:amazon )?s3[,;] status code: 403/,
] as const

/** KMS opens its sentences on keys that cannot be used with the key. */
const KEY_STATE =
  /(?:key |alias )?'?arn:aws[a-z-]{0,8}:kms:[^ ]{1,200} (?:is (?:disabled|pending deletion|pending import|unavailable|not found)|does not exist)/

/** A lock table of Terraform that is missing reads like one that is denied to whoever sees it. */
const NO_LOCK_TABLE = /(?<=resourcenotfoundexception: )requested resource not found/

/** For a bucket that is created through another Region. */
const LOCATION = /the \S{1,30} location constraint is incompatible/

/** The first plain denial in the range: "Access Denied", a fixed short text, or an answer to HEAD. */
export function findPlain(flat: FlatText, from: number, to: number): Core | null {
  const range = flat.lower.slice(from, to)
  let first: { readonly start: number; readonly length: number } | null = null
  for (const words of PLAIN) {
    const start = plainAt(range, words)
    if (start !== -1 && start < (first?.start ?? Infinity)) first = { start, length: words.length }
  }
  for (const pattern of PATTERNS) {
    const found = pattern.exec(range)
    if (found !== null && found.index < (first?.start ?? Infinity)) first = { start: found.index, length: found[0].length }
  }
  return first === null ? null : { kind: 'plain', start: from + first.start, end: from + first.start + first.length }
}

const PATTERNS = [...HEAD_ONLY, KEY_STATE, NO_LOCK_TABLE, LOCATION]

function plainAt(range: string, words: string): number {
  for (let at = range.indexOf(words); at !== -1; at = range.indexOf(words, at + 1)) {
    if (!range.startsWith(' for user', at + words.length)) return at
  }
  return -1
}

/** The first error code of the table in the range. */
export function findCode(flat: FlatText, from: number, to: number): Core | null {
  const token = /[A-Za-z][A-Za-z.]{7,60}/g
  const range = flat.text.slice(from, to)
  for (let match = token.exec(range); match !== null; match = token.exec(range)) {
    const code = lastCode(match[0])
    if (code !== null)
      return { kind: 'code', start: from + match.index + match[0].lastIndexOf(code), end: from + match.index + match[0].length }
  }
  return null
}

/** The code at the end of a token: `AccessDenied`, `Client.UnauthorizedOperation`, `com.amazonaws…AccessDeniedException`. */
function lastCode(token: string): string | null {
  const bare = token.replace(/\.{1,8}$/, '')
  if (denialCode(bare) !== null) return bare
  const last = bare.slice(bare.lastIndexOf('.') + 1)
  return denialCode(last) === null ? null : last
}
