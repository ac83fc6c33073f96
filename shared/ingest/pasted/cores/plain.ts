import type { FlatText } from '../join-lines.ts'
import type { Core } from './core.ts'

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

/** A wrapper with the message behind it, where the message says nothing. What stands before it are names that the tool prints. */
const WRAPPED =
  /(?:api error [a-z0-9.]{3,60}: |operation(?: \(reached max retries: \d{1,3}\))?: |accessdenied(?:exception)?: |s3exception: |\(accessdenied\): |<message>\s?|message\\{0,16}["']? ?[:=] ?\\{0,16}["'])(?:access denied|forbidden)(?! because)/

/** The first plain message that stands directly behind its wrapper. */
export function findWrappedPlain(flat: FlatText, from: number, to: number): Core | null {
  const found = WRAPPED.exec(flat.lower.slice(from, to))
  if (found === null) return null
  const end = from + found.index + found[0].length
  const words = found[0].endsWith('denied') ? 'access denied' : 'forbidden'
  return { kind: 'plain', start: end - words.length, end }
}
