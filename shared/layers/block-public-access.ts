import type { Denial } from '../model/denial.ts'
import { errorCodeAmong, isAnonymous, isEvent, isPlain, isS3Request, parameterText } from '../model/denial-facts.ts'
import { isFromAnotherAccount, isFromSameAccount } from '../model/what-was-denied.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import { possibleByText, possibleSetting, statedSetting } from './detect/setting.ts'

const PUBLIC_ACLS = ['public-read', 'public-read-write', 'authenticated-read']
const WRITES_OF_POLICY_OR_ACL = ['PutBucketPolicy', 'PutBucketAcl', 'PutObjectAcl', 'PutAccessPointPolicy']

export default {
  id: 'block-public-access',
  awsTerm: 'S3 Block Public Access',
  label: 'Block Public Access',
  codes: { unsaid: 'WD301' },
  rank: 100,
  detect(denial) {
    return namedSetting(denial) ?? behindBucketPolicy(denial) ?? refusedPublicWrite(denial) ?? behindPlainText(denial)
  },
  explanation: {
    title: 'BLOCKED BY BLOCK PUBLIC ACCESS',
    what: '{principalName} asks for {request}. Block Public Access stops it, since the access would be public or comes from a public policy.',
    because: {
      unsaid: '{setting} refuses it. The strictest of access point, bucket, account and organization wins, so look at each of them.',
    },
    meant: 'It is on by default and usually meant: ask first whether this bucket has to be public at all. Most never have to.',
    prevent: 'Keep all four settings on for the account, and let IAM Access Analyzer and `get-bucket-policy-status` report what is public.',
    notIf:
      'A Deny statement of the bucket policy matches the request, or the caller reads or writes objects from the account that owns the bucket.',
    awsSays: [
      'because public policies are blocked by the BlockPublicPolicy block public access setting.',
      'because public access control lists (ACLs) are blocked by the BlockPublicAcls block public access setting.',
      'because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.',
      'with an explicit deny in a resource-based policy (RestrictPublicBuckets reads the same)',
      'because no resource-based policy allows the s3:GetObject action (IgnorePublicAcls reads the same)',
    ],
    howWeKnow:
      'AWS names BlockPublicAcls and BlockPublicPolicy, which refuse a change. IgnorePublicAcls and RestrictPublicBuckets refuse access, have no words of their own and show as the bucket policy, so only the settings themselves prove them.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Take the public part out of the request: leave the ACL away, or name the callers in the policy in place of everybody.',
    },
    {
      risk: 'safe',
      text: 'Hand out a presigned URL in place of a public object. The bucket stays private, and the link ends by itself.',
      command: 'aws s3 presign s3://{bucket}/{key} --expires-in 3600',
      when: ['caller-is-anonymous', 'object-action'],
    },
    {
      risk: 'review',
      text: 'Make the bucket policy not public: name a role, an account or aws:PrincipalOrgID with fixed values. RestrictPublicBuckets then lets those callers in.',
      command:
        'aws s3api get-bucket-policy --bucket {bucket} --query Policy --output text > policy.json && "$EDITOR" policy.json && aws s3api put-bucket-policy --bucket {bucket} --policy file://policy.json',
    },
    {
      risk: 'review',
      text: 'Serve public content through CloudFront with origin access control: visitors reach the files, the bucket stays private.',
    },
    {
      risk: 'risky',
      text: 'If public is meant, turn off only the setting that refuses, on this bucket alone. Everybody on the internet then gets what its policy and ACLs grant.',
      command: 'aws s3api get-public-access-block --bucket {bucket} --query PublicAccessBlockConfiguration > public-access-block.json',
    },
    {
      risk: 'risky',
      text: 'Turning it off for the account or organization opens every bucket with a public policy or ACL. It is not a fix for one bucket.',
      command: 'aws s3control get-public-access-block --account-id {bucketAccount}',
    },
  ],
  checks: [
    {
      command: 'aws s3api get-public-access-block --bucket {bucket}',
      lookFor: 'Which of the four settings are true. NoSuchPublicAccessBlockConfiguration says only that the bucket has none of its own.',
    },
    {
      command: 'aws s3control get-public-access-block --account-id {bucketAccount}',
      lookFor: 'The same four settings for the whole account. They win over a bucket that is more open.',
    },
    {
      command: 'aws s3api get-bucket-policy-status --bucket {bucket}',
      lookFor: 'IsPublic true: RestrictPublicBuckets then stops every caller of another account, also those the policy names.',
    },
    {
      command: 'aws organizations describe-effective-policy --policy-type S3_POLICY --target-id {bucketAccount}',
      lookFor: 'public_access_block_configuration all: the organization sets it, and the account cannot change it.',
    },
  ],
} satisfies Layer

function namedSetting(denial: Denial): Detection | undefined {
  const { setting } = denial.message
  if (setting === 'BlockPublicAcls') {
    return statedSetting("AWS's text names the setting BlockPublicAcls: the request carries an ACL that would make data public.")
  }
  if (setting === 'BlockPublicPolicy') {
    return statedSetting("AWS's text names the setting BlockPublicPolicy: the policy in the request would make data public.")
  }
  // The account's setting answers CreateBucket with HTTP 400 and a code of its own.
  const code = errorCodeAmong(denial, ['InvalidBucketAclWithBlockPublicAccessError'])
  return code === null ? undefined : statedSetting(`The error code ${code} says that BlockPublicAcls refuses the ACL of the new bucket.`)
}

/** RestrictPublicBuckets and IgnorePublicAcls have no words of their own. (S3 user guide, troubleshoot 403 errors) */
function behindBucketPolicy(denial: Denial): Detection | undefined {
  const { form, policyType, denyType } = denial.message
  if (form !== 'reason' || policyType !== 'resource-based-policy' || !isS3Request(denial) || !reachesOutsiders(denial)) return undefined
  const outside = isAnonymous(denial) || isFromAnotherAccount(denial)
  if (denyType === 'explicit') {
    const why =
      'The text misleads where the bucket policy is public: RestrictPublicBuckets then stops other accounts with these very words.'
    return possibleByText(outside ? 40 : 20, why)
  }
  const why = 'The text misleads where a public ACL grants the access: IgnorePublicAcls then sets the ACL aside with these very words.'
  return possibleByText(outside ? 25 : 15, why)
}

/** Only anonymous callers and callers of other accounts lose access by these settings; services of AWS keep theirs. */
function reachesOutsiders(denial: Denial): boolean {
  if (denial.request.principal.service !== null) return false
  return isAnonymous(denial) || !isFromSameAccount(denial)
}

function refusedPublicWrite(denial: Denial): Detection | undefined {
  if (!isPlain(denial)) return undefined
  const acl = parameterText(denial, 'x-amz-acl')
  if (acl !== null && PUBLIC_ACLS.includes(acl)) {
    return possibleSetting(denial, 45, 'The request sends a public ACL, which BlockPublicAcls refuses.')
  }
  if (isEvent(denial, WRITES_OF_POLICY_OR_ACL) !== true) return undefined
  return possibleSetting(denial, 30, 'The call writes a policy or an ACL: a public one is refused by BlockPublicPolicy or BlockPublicAcls.')
}

function behindPlainText(denial: Denial): Detection | undefined {
  if (!isPlain(denial) || isEvent(denial, ['PreflightRequest']) === true || !reachesOutsiders(denial)) return undefined
  if (isAnonymous(denial)) {
    return possibleSetting(
      denial,
      45,
      'The request is not signed, and Block Public Access refuses unsigned requests even where a policy allows them.',
    )
  }
  const why = 'Where the bucket policy is public, RestrictPublicBuckets stops callers of other accounts with a plain text.'
  return possibleSetting(denial, isFromAnotherAccount(denial) ? 20 : 10, why)
}

export const vectors: LayerVector[] = [
  {
    name: 'AWS names BlockPublicPolicy',
    denial: {
      request: { eventName: 'PutBucketPolicy', action: 's3:PutBucketPolicy', key: null },
      message: { form: 'setting', setting: 'BlockPublicPolicy', action: 's3:PutBucketPolicy' },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'AWS names BlockPublicAcls',
    denial: {
      request: { eventName: 'PutBucketAcl', action: 's3:PutBucketAcl', key: null },
      message: { form: 'setting', setting: 'BlockPublicAcls', action: 's3:PutBucketAcl' },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'CreateBucket with a public ACL answers 400 with a code of its own',
    denial: {
      from: 'text',
      errorCode: 'InvalidBucketAclWithBlockPublicAccessError',
      httpStatus: 400,
      request: { eventName: 'CreateBucket', action: 's3:CreateBucket', key: null },
      message: { form: 'other', text: 'Bucket cannot have public ACLs set with BlockPublicAccess enabled' },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'an explicit deny in a bucket policy for another account may be RestrictPublicBuckets',
    denial: {
      request: { bucketAccount: '444455556666' },
      message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'explicit', action: 's3:GetObject' },
    },
    expected: { basis: 'possible', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'no allow in a bucket policy may be IgnorePublicAcls, where the owner of the bucket is not known',
    denial: {
      from: 'text',
      request: { bucketAccount: null },
      message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'implicit', action: 's3:GetObject' },
    },
    expected: { basis: 'possible', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'an unsigned request may meet it behind a plain text',
    denial: {
      noise: 'anonymous',
      request: { principal: { type: 'Anonymous', arn: null, entityArn: null, account: null, sessionName: null, service: null } },
    },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'an upload with a public ACL may meet it behind a plain text',
    denial: { request: { eventName: 'PutObject', action: 's3:PutObject' }, parameters: { 'X-Amz-Acl': ['public-read'] } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'RestrictPublicBuckets never stops callers of the account that owns the bucket',
    denial: { message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'explicit', action: 's3:GetObject' } },
    expected: undefined,
  },
  {
    name: 'looks alike: a key policy is a resource-based policy too, and has no such setting',
    denial: {
      request: { bucketAccount: '444455556666' },
      message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'implicit', action: 'kms:Decrypt' },
    },
    expected: undefined,
  },
  {
    name: 'looks alike: a missing permission to read the settings is a permission',
    denial: {
      request: { eventName: 'GetBucketPublicAccessBlock', action: 's3:GetBucketPublicAccessBlock', key: null },
      message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 's3:GetBucketPublicAccessBlock' },
    },
    expected: undefined,
  },
]
