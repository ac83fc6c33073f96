import type { AuthenticationFailure, MessageForm, StatedPolicyType, StatedSetting } from './message.ts'

/** What a sentence of AWS says that names no principal and no action. */
export interface Sentence {
  /** All must occur, in this order, lower case. */
  readonly words: readonly string[]
  readonly form: MessageForm
  readonly setting?: StatedSetting
  readonly authentication?: AuthenticationFailure
  readonly policyType?: StatedPolicyType
}

const setting = (name: StatedSetting, ...words: string[]): Sentence => ({ words, form: 'setting', setting: name })
const authentication = (failure: AuthenticationFailure, ...words: string[]): Sentence => ({
  words,
  form: 'authentication',
  authentication: failure,
})

/** Sentences and bare codes of S3, KMS, STS and the SDKs. Sources: S3 user guide, troubleshoot 403 errors; S3 API reference, error responses. First match wins. */
export const SENTENCES: readonly Sentence[] = [
  setting('BlockPublicPolicy', 'public policies are ', ' by the ', 'blockpublicpolicy'),
  setting('BlockPublicAcls', 'public ', ' by the ', 'blockpublicacls'),
  setting('BlockPublicAcls', 'cannot have public acls set with blockpublicaccess'),
  setting('BlockPublicAcls', 'invalidbucketaclwithblockpublicaccesserror'),
  setting('BlockedEncryptionTypes', 'bucket has blocked upload requests that specify'),
  setting('ObjectLock', 'object protected by object lock'),
  setting('MfaDelete', 'mfa authentication must be used for this request'),
  setting('AccessGrants', 'you do not have ', ' permissions to the requested s3 prefix'),
  setting('Cors', 'this cors request is not allowed'),
  setting('ObjectOwnership', 'the bucket does not allow acls'),
  setting('ObjectOwnership', 'accesscontrollistnotsupported'),
  setting('ObjectOwnership', 'bucket cannot have acls set with objectownership'),
  setting('ObjectOwnership', 'invalidbucketaclwithobjectownership'),
  { words: ['request was denied due to a vpc endpoint policy'], form: 'no-reason', policyType: 'vpc-endpoint-policy' },
  { words: ['ciphertext refers to a customer master key that does not exist'], form: 'several-reasons' },
  authentication('request-expired', 'request has expired'),
  authentication('headers-not-signed', 'headers present in the request which were not signed'),
  authentication('post-policy', 'invalid according to policy'),
  authentication('clock-skew', 'difference between the request time and the current time is too large'),
  authentication('clock-skew', 'requesttimetooskewed'),
  authentication('clock-skew', 'signature expired: '),
  authentication('clock-skew', 'signature not yet current'),
  authentication('signature-mismatch', 'request signature we calculated does not match'),
  authentication('signature-mismatch', 'signaturedoesnotmatch'),
  authentication('unknown-access-key', 'access key id you provided does not exist'),
  authentication('unknown-access-key', 'invalidaccesskeyid'),
  authentication('expired-token', 'provided token has expired'),
  authentication('expired-token', 'security token included in the request is expired'),
  authentication('expired-token', 'expiredtoken'),
  authentication('invalid-token', 'security token included in the request is invalid'),
  authentication('invalid-token', 'security credentials are not valid'),
  authentication('expired-token', 'token has expired and refresh failed'),
  authentication('expired-token', 'sso session associated with this profile has expired'),
  authentication('invalid-token', 'provided token is malformed or otherwise invalid'),
  authentication('invalid-token', 'invalidclienttokenid'),
  authentication('invalid-token', 'unrecognizedclientexception'),
  authentication('invalid-token', 'invalidtoken'),
  authentication('no-credentials', 'unable to locate credentials'),
  authentication('no-credentials', 'no valid credential sources'),
  authentication('no-credentials', 'no valid providers in chain'),
  authentication('no-credentials', 'no ec2 imds role found'),
  authentication('no-credentials', 'nocredentialproviders'),
  authentication('no-credentials', 'unable to load aws credentials'),
  authentication('no-credentials', 'unable to load credentials from any'),
  authentication('no-credentials', 'could not load credentials from any providers'),
  authentication('no-credentials', 'missing credentials in config'),
  authentication('no-credentials', 'missing authentication token'),
  authentication('no-credentials', 'missingauthenticationtoken'),
]

/** The table with the sentences and the codes told apart once. */
const ROWS = SENTENCES.map((sentence) => ({ sentence, isCode: isCode(sentence) }))

/** Where a sentence of the table stands in a text. */
export interface FoundSentence {
  readonly sentence: Sentence
  readonly start: number
  readonly end: number
}

/** True for an error code that stands in the table as if it were a sentence. */
export function isCode(sentence: Sentence): boolean {
  return sentence.words.every((word) => !word.includes(' '))
}

/**
 * The first sentence of the table that the text (lower case) holds at or after `from`, its words at most 400 characters apart. A code counts
 * only where the text begins with it: further on, somebody may only speak of it.
 */
export function findSentence(lower: string, from = 0): FoundSentence | null {
  for (const { sentence, isCode } of ROWS) {
    const found = isCode ? codeAt(lower, sentence.words, from) : findWords(lower, sentence.words, from)
    if (found !== null) return { sentence, ...found }
  }
  return null
}

function codeAt(lower: string, [code = '']: readonly string[], from: number): { readonly start: number; readonly end: number } | null {
  const start = from + lower.slice(from, from + 12).search(/[a-z]/)
  return start >= from && lower.startsWith(code, start) ? { start, end: start + code.length } : null
}

const REACH = 400

function findWords(lower: string, words: readonly string[], from: number): { readonly start: number; readonly end: number } | null {
  const [first = '', ...others] = words
  for (let start = lower.indexOf(first, from); start !== -1; start = lower.indexOf(first, start + 1)) {
    const end = endOfWords(lower, others, start + first.length)
    if (end !== null) return { start, end }
  }
  return null
}

function endOfWords(lower: string, words: readonly string[], from: number): number | null {
  let end = from
  for (const word of words) {
    const offset = lower.slice(end, end + REACH).indexOf(word)
    if (offset === -1) return null
    end += offset + word.length
  }
  return end
}

const GUESS =
  /\b(?:may|might|could|can|maybe|perhaps|possibly|probably|likely|check|if|whether|unless|or|e\.g\.|such as|example|hint|see)\b[^.:;|]{0,60}$/

/** True where the words before `at` (lower case) only guess: "may be an explicit deny in …" tells nothing. */
export function isGuess(lower: string, at: number): boolean {
  return GUESS.test(lower.slice(Math.max(0, at - 80), at))
}
