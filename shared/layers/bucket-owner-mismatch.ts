import type { Denial } from '../model/denial.ts'
import { hasParameter, isPlain, parameterText } from '../model/denial-facts.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import { inferredSetting, possibleSetting } from './detect/setting.ts'

const EXPECTED_OWNER = 'x-amz-expected-bucket-owner'
const EXPECTED_SOURCE_OWNER = 'x-amz-source-expected-bucket-owner'

export default {
  id: 'bucket-owner-mismatch',
  awsTerm: 'expected bucket owner',
  label: 'bucket owner',
  codes: { unsaid: 'WD403' },
  rank: 210,
  detect(denial) {
    return isPlain(denial) ? (ownerOfTarget(denial) ?? ownerOfSource(denial)) : undefined
  },
  explanation: {
    title: 'THE BUCKET HAS ANOTHER OWNER',
    what: '{principalName} asks for {eventName} on {bucket} only if a certain account owns it, and another account does.',
    because: {
      unsaid:
        'The header x-amz-expected-bucket-owner names one account, and {bucket} belongs to {bucketAccount}. S3 then denies every call, whatever the policies say.',
    },
    meant:
      'The check did its job: it keeps your data out of a bucket that somebody else owns. Find out which of the two is wrong, bucket or account.',
    prevent: 'Take bucket name and owner from one place, such as one output of the stack that creates the bucket.',
    notIf: 'The request has no such header, or the account in it owns the bucket: then a policy denies.',
    awsSays: ['Access Denied'],
    howWeKnow:
      'The record has the expected account in its request parameters and the real owner beside the bucket. AWS has no words for it.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Check the bucket name first. A bucket that was deleted can belong to a stranger today, and then your data must not go there.',
      command: 'aws s3api list-buckets --query "Buckets[].Name"',
    },
    {
      risk: 'safe',
      text: 'If the bucket is right, name its owner: `--expected-bucket-owner` in the CLI, `ExpectedBucketOwner=` in boto3, expected_bucket_owner in Terraform.',
      command: 'aws s3api head-bucket --bucket {bucket} --expected-bucket-owner {bucketAccount}',
    },
    {
      risk: 'risky',
      text: 'Leaving the header out makes the call go to whoever owns the name. Do that only where nothing private is sent.',
    },
  ],
  checks: [
    {
      command: 'aws s3api head-bucket --bucket {bucket} --expected-bucket-owner {bucketAccount}',
      lookFor: 'No error: this account owns the bucket. 403: another account does, or you may not call it at all.',
    },
  ],
} satisfies Layer

function ownerOfTarget(denial: Denial): Detection | undefined {
  const expected = parameterText(denial, EXPECTED_OWNER)
  const { bucketAccount } = denial.request
  if (expected === null || expected === bucketAccount) return undefined
  if (bucketAccount === null) {
    return possibleSetting(denial, 45, 'The request names an expected bucket owner, and who owns the bucket is not known.')
  }
  const named = /^\d{12}$/.test(expected) ? `account ${expected}` : 'something that is no account number'
  const why = `The request expects ${named} as the owner of {bucket}, and {bucketAccount} owns it.`
  return inferredSetting(90, why, ['record'])
}

/** A copy can name the owner of its source as well, and the record does not say who owns that. */
function ownerOfSource(denial: Denial): Detection | undefined {
  if (!hasParameter(denial, EXPECTED_SOURCE_OWNER)) return undefined
  return possibleSetting(denial, 30, 'The copy names an expected owner of its source, and who owns that bucket is not known.')
}

export const vectors: LayerVector[] = [
  {
    name: 'the expected owner differs from the real one',
    denial: { request: { bucketAccount: '444455556666' }, parameters: { 'x-amz-expected-bucket-owner': '111122223333' } },
    expected: { basis: 'inferred', denyType: null, evidence: ['record'] },
  },
  {
    name: 'the name of the header in another case, its value in a list, on a HEAD without text',
    denial: {
      request: { eventName: 'HeadBucket', action: 's3:ListBucket', key: null },
      parameters: { 'X-Amz-Expected-Bucket-Owner': ['444455556666'] },
      message: { form: 'absent', text: '' },
    },
    expected: { basis: 'inferred', denyType: null, evidence: ['record'] },
  },
  {
    name: 'an expected owner where the real one is not known',
    denial: { request: { bucketAccount: null }, parameters: { 'x-amz-expected-bucket-owner': '111122223333' } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'a copy that names the owner of its source',
    denial: { request: { eventName: 'CopyObject' }, parameters: { 'x-amz-source-expected-bucket-owner': '444455556666' } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'looks alike: the expected owner is right, so a policy denies',
    denial: { parameters: { 'x-amz-expected-bucket-owner': '111122223333' } },
    expected: undefined,
  },
  {
    name: 'looks alike: another account without such a header',
    denial: { request: { bucketAccount: '444455556666' } },
    expected: undefined,
  },
  {
    name: 'AWS names a policy, so the owner is not what denies',
    denial: {
      request: { bucketAccount: '444455556666' },
      parameters: { 'x-amz-expected-bucket-owner': '111122223333' },
      message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 's3:GetObject' },
    },
    expected: undefined,
  },
]
