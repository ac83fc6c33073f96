import { errorCodeAmong } from '../model/denial-facts.ts'
import type { Layer, LayerVector } from '../model/layer.ts'
import { statedSetting } from './detect/setting.ts'

const CODES = ['AccessControlListNotSupported', 'InvalidBucketAclWithObjectOwnership']

export default {
  id: 'object-ownership',
  awsTerm: 'S3 Object Ownership (ACLs disabled)',
  label: 'Object Ownership',
  codes: { unsaid: 'WD302' },
  rank: 110,
  detect(denial) {
    const code = errorCodeAmong(denial, CODES)
    if (code !== null) return statedSetting(`The error code ${code} says that the bucket takes no ACLs.`)
    if (denial.message.setting !== 'ObjectOwnership') return undefined
    return statedSetting("AWS's text says that the bucket does not allow ACLs.")
  },
  explanation: {
    title: 'THE BUCKET TAKES NO ACLS',
    what: '{principalName} sends an ACL with {eventName} to {bucket}, and that bucket has ACLs disabled.',
    because: {
      unsaid:
        'Object Ownership of {bucket} is "Bucket owner enforced": the owner of the bucket owns every object, and ACLs are refused with HTTP 400.',
    },
    meant: 'It is meant: ACLs have been off for new buckets since April 2023. The request is what to change, not the bucket.',
    prevent: 'Grant access with policies, and remove ACL arguments from modules and upload code before they meet a new bucket.',
    notIf: 'The text says that an action such as s3:PutObjectAcl is not authorized: then a policy denies, and the ACL itself is accepted.',
    awsSays: ['The bucket does not allow ACLs', 'AccessControlListNotSupported', 'InvalidBucketAclWithObjectOwnership'],
    howWeKnow: 'AWS has an error code and a sentence of its own for it, and uses them for nothing else.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Take the ACL out of the request: `--acl` or `--grants` in the CLI, `ACL=` or `Grant…=` in boto3 and the other SDKs. Policies work without it.',
    },
    {
      risk: 'safe',
      text: 'In Terraform remove the resource aws_s3_bucket_acl and the argument acl of aws_s3_bucket and aws_s3_object; in a backend block remove acl.',
    },
    {
      risk: 'safe',
      text: 'If the sender has to name an ACL, send bucket-owner-full-control: a bucket with ACLs disabled accepts that one.',
      command: 'aws s3 cp <file> s3://{bucket}/{key} --acl bucket-owner-full-control',
      when: ['object-action', 'write'],
    },
    {
      risk: 'review',
      text: 'If the ACL was there to let somebody in, grant the same to that principal in the bucket policy.',
      command:
        'aws s3api get-bucket-policy --bucket {bucket} --query Policy --output text > policy.json && "$EDITOR" policy.json && aws s3api put-bucket-policy --bucket {bucket} --policy file://policy.json',
    },
    {
      risk: 'risky',
      text: 'Going back to "Bucket owner preferred" brings every old ACL of {bucket} to life again, also public ones, and uploads may then belong to other accounts.',
      command: 'aws s3api get-bucket-ownership-controls --bucket {bucket}',
    },
  ],
  checks: [
    {
      command: 'aws s3api get-bucket-ownership-controls --bucket {bucket}',
      lookFor: 'ObjectOwnership BucketOwnerEnforced: ACLs are disabled.',
    },
  ],
} satisfies Layer

export const vectors: LayerVector[] = [
  {
    name: 'the error code of an upload with an ACL',
    denial: {
      errorCode: 'AccessControlListNotSupported',
      httpStatus: 400,
      request: { eventName: 'PutObject', action: 's3:PutObject' },
      message: { form: 'setting', setting: 'ObjectOwnership', text: 'The bucket does not allow ACLs' },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'the sentence alone, as people paste it',
    denial: {
      from: 'text',
      errorCode: null,
      request: { eventName: null, action: null, bucketAccount: null },
      message: { form: 'setting', setting: 'ObjectOwnership', text: 'The bucket does not allow ACLs' },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'the error code of a new bucket with an ACL',
    denial: {
      errorCode: 'InvalidBucketAclWithObjectOwnership',
      httpStatus: 400,
      request: { eventName: 'CreateBucket', action: 's3:CreateBucket', key: null },
      message: { form: 'other', text: "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting" },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'looks alike: s3:PutObjectAcl is missing in a policy',
    denial: {
      request: { eventName: 'PutObject', action: 's3:PutObject' },
      parameters: { 'x-amz-acl': 'bucket-owner-full-control' },
      message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 's3:PutObjectAcl' },
    },
    expected: undefined,
  },
  {
    name: 'looks alike: Block Public Access refuses an ACL because it is public',
    denial: {
      request: { eventName: 'PutBucketAcl', action: 's3:PutBucketAcl', key: null },
      message: { form: 'setting', setting: 'BlockPublicAcls', action: 's3:PutBucketAcl' },
    },
    expected: undefined,
  },
  {
    name: 'a plain denial of an upload with an ACL: a disabled ACL answers 400 with its own code',
    denial: { request: { eventName: 'PutObject', action: 's3:PutObject' }, parameters: { 'x-amz-acl': 'private' } },
    expected: undefined,
  },
]
