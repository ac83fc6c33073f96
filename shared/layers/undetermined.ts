import { isAnonymous } from '../model/denial-facts.ts'
import type { Denial } from '../model/denial.ts'
import { isFromAnotherAccount, isHeadRequest, isMissingLockTable, isPresigned, isWrongCustomerKey } from '../model/what-was-denied.ts'
import type { Layer, LayerVector } from '../model/layer.ts'
import { changesOf } from './steps/changes-of.ts'
import { NEEDS_OF_CALLER, SAFE_FOR_ANY_POLICY } from './steps/for-any-policy.ts'

/** Forms in which AWS names what denied; the layer of that name takes them. */
const NAMING_FORMS = new Set(['reason', 'setting', 'authentication'])

export default {
  id: 'undetermined',
  awsTerm: 'undetermined',
  label: 'Undetermined',
  codes: { unsaid: 'WD901' },
  rank: 999,
  detect(denial) {
    if (NAMING_FORMS.has(denial.message.form)) return undefined
    const evidence = denial.message.form === 'absent' ? (['record'] as const) : (['error-message'] as const)
    return { basis: 'possible', denyType: denial.message.denyType, evidence, likelihood: 0, why: whyOpen(denial) }
  },
  explanation: {
    title: 'DENIED, AND AWS DOES NOT SAY BY WHAT',
    what: 'AWS denied {request} to {principalName}, and nothing that it says or records names the policy or setting that did.',
    because: {
      explicit: 'AWS says that a Deny statement matches this request, and not in which policy. No Allow can lift it.',
      unsaid:
        'The text gives no reason, so several layers are possible. They are listed with the most likely first: change nothing until a check shows which it is.',
    },
    meant:
      'Ask whether this caller is to have the access at all. If it worked before, find the change first: one made in the last 5 minutes may not be everywhere yet, so wait and try again, do not edit again.',
    prevent: 'Give each workload a role of its own in the account that owns the bucket: within one account AWS names what denied.',
    notIf: 'The full text names a policy type: paste all of it, from `User:` to the end.',
    awsSays: ['Access Denied', 'An error occurred (403) when calling the HeadObject operation: Forbidden', 'with an explicit deny'],
    howWeKnow:
      'No layer claims the denial by words or facts. AWS gives reasons only within one account or organization, and none for HEAD requests, anonymous callers and directory buckets.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'The request was not signed, and public access is off, which usually is right. Sign it, hand out a presigned URL, or serve public files through CloudFront.',
      command: 'aws s3 presign s3://{bucket}/{key} --expires-in 3600',
      when: ['caller-is-anonymous'],
    },
    {
      risk: 'safe',
      text: 'Find out who really called, with the credentials of the failing program: it often is not the identity that you expect.',
      command: 'aws sts get-caller-identity',
      when: ['caller-is-asked'],
    },
    {
      risk: 'safe',
      text: 'Repeat the call as a GET of one byte: a HEAD answer has no body, so it never carries the reason.',
      command: 'aws s3api get-object --bucket {bucket} --key {key} --range bytes=0-0 /dev/null',
      when: ['head-request', 'object-action'],
    },
    {
      risk: 'safe',
      text: 'A directory bucket gives no reasons and knows one permission: s3express:CreateSession on the bucket, in the policies of the caller and across accounts in the bucket policy too.',
      when: ['directory-bucket'],
    },
    {
      risk: 'safe',
      text: 'Send the customer key (`--sse-c-key`, `SSECustomerKey=`) with which the object was written. AWS keeps no copy of it: without that key nobody can read the object.',
      when: ['wrong-customer-key'],
    },
    {
      risk: 'safe',
      text: 'The DynamoDB lock table was not found in this account and Region. Correct `dynamodb_table` and `region`, create the table with the string key LockID, or drop it for `use_lockfile = true`.',
      command: 'aws dynamodb describe-table --table-name <table>',
      when: ['missing-lock-table'],
    },
    ...SAFE_FOR_ANY_POLICY,
    ...NEEDS_OF_CALLER,
    {
      risk: 'review',
      text: 'Across organizations AWS hides the reason, so ask the owner of the bucket to look for this event in their own trail.',
      when: ['cross-account'],
    },
  ],
  checks: [
    {
      command: 'aws s3api get-object --bucket {bucket} --key {key} --range bytes=0-0 /dev/null',
      lookFor: 'The reason at the end of the error text, which the HEAD request could not show.',
      when: ['head-request', 'object-action'],
    },
    {
      command: 'aws s3api list-objects-v2 --bucket {bucket} --max-keys 1',
      lookFor: 'The reason at the end of the error text, which the HEAD request could not show.',
      when: ['head-request', 'bucket-action'],
    },
    { command: 'aws sts get-caller-identity', lookFor: 'The account and role that really call.', when: ['caller-is-asked'] },
    {
      command: 'aws iam simulate-principal-policy --policy-source-arn {entityArn} --action-names {action} --resource-arns {resource}',
      lookFor: '`EvalDecision`: `allowed` means that the own policies of the caller are not what denies.',
      when: ['same-account'],
    },
    changesOf('{bucket}', null, ['bucket-known']),
  ],
} satisfies Layer

/** Why nothing can be concluded, most telling reason first. */
function whyOpen(denial: Denial): string {
  const { form, denyType } = denial.message
  if (isMissingLockTable(denial)) return 'The text says that the lock table was not found, which is no denial where the table is not there.'
  if (isWrongCustomerKey(denial))
    return 'The text says that the customer key (SSE-C) of the request is not the one of the object: no policy denied.'
  if (form === 'truncated') return 'The text is cut before its reason (CloudTrail keeps 1 KB), so it does not say what denied.'
  if (form === 'several-reasons') return 'AWS lists several possible reasons and does not say which one holds.'
  if (denyType === 'explicit') return 'AWS says that a Deny statement matched and does not name the policy type.'
  if (form === 'no-reason') return 'The text ends without a reason, so it does not say which policy or setting denied.'
  if (isAnonymous(denial)) return 'The request was not signed, and AWS gives anonymous callers no reason.'
  if (isHeadRequest(denial)) return 'An answer to a HEAD request has no body, so AWS cannot say what denied.'
  if (isFromAnotherAccount(denial)) {
    return 'Caller and bucket are in different accounts, and the text is plain: outside one organization AWS hides the reason.'
  }
  if (isPresigned(denial)) return 'The text names no layer; a presigned URL acts as the identity that signed it.'
  if (form === 'absent') return 'There is no error text, so nothing says what denied.'
  return 'The text names no policy type and no setting, so it does not say what denied.'
}

export const vectors: LayerVector[] = [
  {
    name: 'a plain text says nothing of a layer',
    denial: { message: { form: 'plain', text: 'Access Denied' } },
    expected: { basis: 'possible', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'an explicit deny without a policy type stays explicit',
    denial: { message: { form: 'no-reason', denyType: 'explicit' } },
    expected: { basis: 'possible', denyType: 'explicit', evidence: ['error-message'] },
  },
  {
    name: 'no text at all',
    denial: { message: { form: 'absent' } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'a text that names a policy type is left to its layer',
    denial: { message: { form: 'reason', policyType: 'session-policy', denyType: 'implicit' } },
    expected: undefined,
  },
]
