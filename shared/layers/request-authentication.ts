import { failureOfCode } from '../model/authentication-failure.ts'
import type { Denial } from '../model/denial.ts'
import { errorCodeAmong, isEvent } from '../model/denial-facts.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import type { AuthenticationFailure } from '../model/message.ts'
import { isExpiredPresignedUrl } from '../model/presigned-url.ts'
import { inferredSetting, possibleByText, statedSetting } from './detect/setting.ts'

const FAILURES: Readonly<Record<AuthenticationFailure, string>> = {
  'request-expired': "AWS's text says that the request has expired: a presigned URL outlived its time.",
  'headers-not-signed': "AWS's text says that the request has headers that were not part of the signature.",
  'post-policy': "AWS's text says that a field of the form does not fit the POST policy that was signed for it.",
  'unknown-access-key': "AWS's text says that the access key id does not exist.",
  'signature-mismatch': "AWS's text says that the signature does not match: wrong secret, changed request or wrong Region.",
  'clock-skew': "AWS's text says that the clock of the caller is too far off; 15 minutes is the limit.",
  'expired-token': "AWS's text says that the temporary credentials have expired.",
  'invalid-token': "AWS's text says that the session token or key is not valid.",
  'no-credentials': 'The tool found no credentials, so the request was not signed or not sent at all.',
}

/** Codes about the form of the signature; where their text expects another Region, that is what is wrong. */
const MALFORMED = ['AuthorizationHeaderMalformed', 'AuthorizationQueryParametersError']

export default {
  id: 'request-authentication',
  awsTerm: 'authentication of the request',
  label: 'authentication',
  codes: { unsaid: 'WD405' },
  rank: 230,
  detect(denial) {
    return namedFailure(denial) ?? malformedSignature(denial) ?? pastItsEnd(denial) ?? bareBadRequest(denial)
  },
  explanation: {
    title: 'THE CALLER WAS NOT AUTHENTICATED',
    what: 'AWS does not accept how {request} is signed: credentials, signature, signed form, clock or lifetime are wrong. No policy was looked at.',
    because: {
      unsaid:
        'This is authentication, not authorization: no Allow changes it. Such requests never reach CloudTrail; S3 server access logs have them.',
    },
    meant: 'An expired link or session is meant to stop working. Make a new one rather than a longer one.',
    prevent: 'Use roles (instance profile, task role, OIDC in CI) in place of long-lived keys, and make presigned URLs when they are used.',
    notIf: 'The text names a caller and an action: then AWS knows who called, and a policy denies.',
    awsSays: [
      'Request has expired',
      'The request signature we calculated does not match the signature you provided.',
      'The AWS Access Key Id you provided does not exist in our records.',
      'The provided token has expired.',
      'The difference between the request time and the current time is too large.',
      'There were headers present in the request which were not signed',
      'Unable to locate credentials',
    ],
    howWeKnow: 'Each failure has an error code or a sentence of its own. A record whose presigned URL had ended shows it by its dates.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Find out which credentials the tool takes: the environment wins over the profile, and the profile over the role of the machine.',
      command: 'aws configure list',
      when: ['credentials-failed'],
    },
    {
      risk: 'safe',
      text: 'Get fresh credentials: sign in again, or let the SDK refresh those of the role. Temporary keys need all three parts, the session token too.',
      command: 'aws sso login',
      when: ['bad-token'],
    },
    {
      risk: 'safe',
      text: 'Give the program credentials: a role (instance profile, task role, OIDC in CI), or a profile on your own machine.',
      command: 'aws sso login',
      when: ['no-credentials'],
    },
    {
      risk: 'safe',
      text: 'Make a fresh presigned URL. It lasts 1 hour by default and 7 days at most with the keys of a user; signed by a role it ends with the session.',
      command: 'aws s3 presign s3://{bucket}/{key} --expires-in 3600',
      when: ['expired-url'],
    },
    {
      risk: 'safe',
      text: 'A presigned URL that was signed by a role ends with the session, whatever lifetime it names. Make a fresh one.',
      command: 'aws s3 presign s3://{bucket}/{key} --expires-in 3600',
      when: ['expired-token'],
    },
    {
      risk: 'safe',
      text: 'Send method, host, path, query and signed headers just as they were signed: a proxy, a redirect or a client may change them. Check the secret key and the Region.',
      command: 'aws s3api get-bucket-location --bucket {bucket}',
      when: ['signature'],
    },
    {
      risk: 'safe',
      text: 'Set the clock of the machine (in containers and virtual machines that of the host): more than 15 minutes off is refused.',
      command: 'date -u',
      when: ['clock'],
    },
    {
      risk: 'safe',
      text: 'Send the fields of the form as the POST policy asks for them, or sign a policy that allows them: key prefix, content type, size, ACL.',
      when: ['post-form'],
    },
    {
      risk: 'review',
      text: 'An access key that does not exist was deleted or belongs to another partition. Give the job a role in its place; create a new key only where no role works.',
      command: 'aws iam list-access-keys --user-name <user>',
      when: ['unknown-key'],
    },
  ],
  checks: [
    {
      command: 'aws sts get-caller-identity',
      lookFor: 'An answer: the credentials are good, so look at signature, Region and URL. An error: they are what is wrong.',
    },
    {
      command: 'aws configure list',
      lookFor: 'Where access key and Region come from: env, shared-credentials-file, iam-role or container-role.',
    },
    {
      command: 'curl -sI https://s3.amazonaws.com',
      lookFor: 'The header Date, to compare with `date -u`: more than 15 minutes apart is refused.',
    },
    {
      command: 'aws s3api get-bucket-logging --bucket {bucket}',
      lookFor: 'LoggingEnabled: the server access logs there have failed authentications with status 403, which CloudTrail has not.',
    },
  ],
} satisfies Layer

function namedFailure(denial: Denial): Detection | undefined {
  const { authentication, expectedRegion } = denial.message
  // With a Region that AWS expects, signing for it is the whole fix; `wrong-region` says so.
  if (expectedRegion !== null) return undefined
  // The caller of a form is known; one of its fields breaks the conditions that it signed.
  if (authentication === 'post-policy') return inferredSetting(80, FAILURES[authentication], ['error-message'])
  if (authentication !== null) return statedSetting(FAILURES[authentication])
  if (denial.errorCode === null || failureOfCode(denial.errorCode) === null) return undefined
  return statedSetting(`The error code ${denial.errorCode} says that AWS could not authenticate the request.`)
}

function malformedSignature(denial: Denial): Detection | undefined {
  const code = errorCodeAmong(denial, MALFORMED)
  if (code === null) return undefined
  if (denial.message.expectedRegion !== null) {
    return possibleByText(30, 'The request was signed for another Region, and has to be signed again.')
  }
  return statedSetting(`The error code ${code} says that the signature has a wrong form.`)
}

function pastItsEnd(denial: Denial): Detection | undefined {
  const { form } = denial.message
  if ((form !== 'plain' && form !== 'absent') || !isExpiredPresignedUrl(denial)) return undefined
  return inferredSetting(
    85,
    'The presigned URL had ended when it was used: X-Amz-Date plus X-Amz-Expires lies before the time of the event.',
    ['record'],
  )
}

/** HEAD answers have no body, so a failed authentication shows as a bare 400. */
function bareBadRequest(denial: Denial): Detection | undefined {
  if (errorCodeAmong(denial, ['400', 'BadRequest', 'Bad Request']) === null) return undefined
  if (isEvent(denial, ['HeadObject', 'HeadBucket']) === false) return undefined
  return possibleByText(35, 'A HEAD that answers 400 without words may come from expired credentials.')
}

export const vectors: LayerVector[] = [
  {
    name: 'an expired presigned URL, whose code is AccessDenied',
    denial: { from: 'text', message: { form: 'authentication', authentication: 'request-expired', text: 'Request has expired' } },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'expired temporary credentials answer 400',
    denial: {
      from: 'text',
      errorCode: 'ExpiredToken',
      httpStatus: 400,
      message: { form: 'authentication', authentication: 'expired-token', text: 'The provided token has expired.' },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a code alone',
    denial: { from: 'text', errorCode: 'SignatureDoesNotMatch', message: { form: 'absent', text: '' } },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a form that breaks its own POST policy is inferred, since its caller is known',
    denial: {
      from: 'text',
      message: {
        form: 'authentication',
        authentication: 'post-policy',
        text: 'Invalid according to Policy: Policy Condition failed: ["starts-with", "$key", "uploads/"]',
      },
    },
    expected: { basis: 'inferred', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a malformed header that expects no other Region',
    denial: {
      from: 'text',
      errorCode: 'AuthorizationHeaderMalformed',
      message: {
        form: 'other',
        text: 'The authorization header is malformed; a non-empty Access Key (AKID) must be provided in the credential.',
      },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a record of a presigned URL that was used after its end',
    denial: {
      eventTime: '2026-08-17T09:12:04Z',
      authenticationMethod: 'QueryString',
      parameters: { 'X-Amz-Date': '20260817T080000Z', 'X-Amz-Expires': '3600' },
    },
    expected: { basis: 'inferred', denyType: null, evidence: ['record'] },
  },
  {
    name: 'looks alike: a presigned URL within its time acts as its creator, so a policy denies',
    denial: {
      eventTime: '2026-08-17T09:12:04Z',
      authenticationMethod: 'QueryString',
      parameters: { 'X-Amz-Date': '20260817T090000Z', 'X-Amz-Expires': '3600' },
    },
    expected: undefined,
  },
  {
    name: 'looks alike: AWS names a policy for a presigned URL',
    denial: {
      authenticationMethod: 'QueryString',
      message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 's3:GetObject' },
    },
    expected: undefined,
  },
  {
    name: 'looks alike: a wrong SSE-C key is no failed authentication',
    denial: {
      from: 'text',
      message: {
        form: 'other',
        text: 'Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.',
      },
    },
    expected: undefined,
  },
]
