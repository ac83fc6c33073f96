import { isAnonymous, opensWith } from '../model/denial-facts.ts'
import type { Denial } from '../model/denial.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import { isFromSameAccount, isS3Denial, leavesLayerOpen, namesNoCall } from '../model/what-was-denied.ts'
import { possibleLayer } from './detect/possible-layer.ts'

export default {
  id: 'missing-bucket',
  awsTerm: 'missing bucket (mistyped, deleted or owned by somebody else)',
  label: 'missing bucket',
  codes: { unsaid: 'WD402' },
  rank: 65,
  detect(denial) {
    return namedMissing(denial) ?? leftOpen(denial)
  },
  explanation: {
    title: 'THE BUCKET IS MISSING OR NOT YOURS',
    what: '{bucket} does not exist, or somebody else owns a bucket of that name. Bucket names are shared by all AWS accounts, so a typing slip can meet the bucket of a stranger.',
    because: { unsaid: 'The name is mistyped, the bucket was deleted, it is in another account, or it was never created.' },
    meant: 'Check the name where it is configured before you look at permissions.',
    prevent: 'Take bucket names from stack outputs instead of typing them, and send the expected owner with each request.',
    notIf: 'The bucket is in your own list: then look at the Region and at policies.',
    awsSays: ['NoSuchBucket: The specified bucket does not exist', 'Access Denied'],
    howWeKnow: 'The error code NoSuchBucket states it. A plain 403 leaves open whether a stranger owns the name.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Correct the name: compare it with the buckets of the account.',
      command: "aws s3api list-buckets --query 'Buckets[].Name' --output text",
    },
    {
      risk: 'safe',
      text: 'Compare `bucket` and `region` of the backend block.',
      command: 'aws s3api head-bucket --bucket {bucket}',
      when: ['terraform-backend'],
    },
    {
      risk: 'review',
      text: 'A new backend does not make its bucket: create it first, with versioning, so that a lost state can be brought back.',
      command:
        'aws s3api create-bucket --bucket {bucket} --create-bucket-configuration LocationConstraint=<region> && aws s3api put-bucket-versioning --bucket {bucket} --versioning-configuration Status=Enabled',
      when: ['terraform-backend'],
    },
    {
      risk: 'review',
      text: 'If a deleted bucket is still configured, remove it there or create it again soon: after deletion anybody may take the name.',
      command: 'aws s3api head-bucket --bucket {bucket} --expected-bucket-owner {account}',
    },
  ],
  checks: [
    {
      command: 'aws s3api head-bucket --bucket {bucket}',
      lookFor: '404 means that there is no such bucket, 403 that it is not yours or that you may not see it, 301 another Region.',
    },
    {
      command: 'aws s3api head-bucket --bucket {bucket} --expected-bucket-owner {account}',
      lookFor: 'A 403 here where it worked without the owner: the bucket belongs to another account.',
    },
  ],
} satisfies Layer

function namedMissing(denial: Denial): Detection | undefined {
  const found = { denyType: null, evidence: ['error-message'] } as const
  if (denial.errorCode !== 'NoSuchBucket' && opensWith(denial, 'The specified bucket does not exist')) {
    return { ...found, basis: 'inferred', why: 'The text is the one that S3 has for NoSuchBucket, without the code.', likelihood: 90 }
  }
  if (denial.errorCode !== 'NoSuchBucket') return undefined
  return { ...found, basis: 'stated', why: 'The error code is NoSuchBucket.', likelihood: 100 }
}

function leftOpen(denial: Denial): Detection | undefined {
  if (
    !leavesLayerOpen(denial) ||
    !(isS3Denial(denial) || namesNoCall(denial)) ||
    isFromSameAccount(denial) ||
    denial.message.denyType === 'explicit'
  )
    return undefined
  // Who knows no owner has seen no bucket of its own.
  if (denial.request.eventName === 'HeadBucket') {
    return possibleLayer(70, 'A HEAD of a bucket that somebody else owns answers 403; the name may be mistyped.')
  }
  return possibleLayer(
    isAnonymous(denial) ? 15 : 32,
    'The bucket name may be mistyped and belong to somebody else, who does not let you in.',
  )
}

export const vectors: LayerVector[] = [
  {
    name: 'the code NoSuchBucket',
    denial: { errorCode: 'NoSuchBucket', message: { form: 'other', text: 'The specified bucket does not exist' } },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'the text of NoSuchBucket without its code',
    denial: { from: 'text', errorCode: null, message: { form: 'other', text: 'The specified bucket does not exist' } },
    expected: { basis: 'inferred', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a bucket of another account leaves it possible',
    denial: { request: { bucketAccount: '444455556666' }, message: { form: 'plain' } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  { name: 'a bucket of the own account is not missing', denial: { message: { form: 'plain' } }, expected: undefined },
  {
    name: 'a text that names a policy type is left to its layer',
    denial: {
      request: { bucketAccount: '444455556666' },
      message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'explicit' },
    },
    expected: undefined,
  },
]
