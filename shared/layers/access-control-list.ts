import type { Denial } from '../model/denial.ts'
import { isAnonymous, isEvent, isPlain, OBJECT_READS } from '../model/denial-facts.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import { isBucketAction, isFromAnotherAccount, isFromSameAccount } from '../model/what-was-denied.ts'
import { possibleByText, possibleSetting } from './detect/setting.ts'

/** Calls on an object that only its owner or its ACL can open. */
const NEEDS_OWNER_OR_GRANT = [...OBJECT_READS, 'PutObjectAcl', 'RestoreObject', 'PutObjectTagging']

/** Ownership shows in no text. */
const MAYBE_FOREIGN = 'An object that another account uploaded stays its own, unless it was sent with bucket-owner-full-control.'

export default {
  id: 'access-control-list',
  awsTerm: 'access control list (ACL) of an object of another owner',
  label: 'object ACL',
  codes: { unsaid: 'WD303' },
  rank: 120,
  detect(denial) {
    if (denial.request.principal.service !== null || isAnonymous(denial)) return undefined
    return behindPlainText(denial) ?? behindBucketPolicy(denial)
  },
  explanation: {
    title: 'THE OBJECT BELONGS TO ANOTHER ACCOUNT',
    what: '{principalName} may not use {resource}: the account that uploaded the object still owns it, and the ACL of the object grants nothing.',
    because: {
      unsaid:
        'An Allow in the bucket policy covers only objects that the owner of the bucket owns. A foreign object opens only by its own ACL or for its owner.',
    },
    meant: 'It is rarely meant: it happens where another account uploads to a bucket that still keeps the writer as the owner.',
    prevent: 'Set Object Ownership to "Bucket owner enforced", so that every upload belongs to the owner of the bucket from the start.',
    notIf:
      'Object Ownership is "Bucket owner enforced" (the default since April 2023), or the owner of the object is the owner of the bucket.',
    awsSays: ['Access Denied'],
    howWeKnow:
      'AWS has no words for it. Ownership of the bucket and of the object show it: ObjectWriter or BucketOwnerPreferred, and a foreign owner.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Let the uploading account send the object again with bucket-owner-full-control. In boto3 that is `ACL="bucket-owner-full-control"`.',
      command: 'aws s3 cp <file> s3://{bucket}/{key} --acl bucket-owner-full-control',
    },
    {
      risk: 'safe',
      text: 'Or let the uploading account open the existing object: it owns it, so only it can change the ACL.',
      command: 'aws s3api put-object-acl --bucket {bucket} --key {key} --acl bucket-owner-full-control',
    },
    {
      risk: 'review',
      text: 'As the owner of the bucket, once you can read the object: copy it in place. The copy belongs to you, and bucket policies count again.',
      command: 'aws s3 cp s3://{bucket}/{key} s3://{bucket}/{key} --storage-class STANDARD',
    },
    {
      risk: 'review',
      text: 'Set Object Ownership to "Bucket owner enforced": you own all objects at once and ACLs stop counting. Move what ACLs grant into the bucket policy first.',
      command:
        'aws s3api get-bucket-ownership-controls --bucket {bucket} --query OwnershipControls > ownership.json && "$EDITOR" ownership.json && aws s3api put-bucket-ownership-controls --bucket {bucket} --ownership-controls file://ownership.json',
    },
  ],
  checks: [
    {
      command: 'aws s3api get-bucket-ownership-controls --bucket {bucket}',
      lookFor: 'ObjectWriter, BucketOwnerPreferred or OwnershipControlsNotFoundError: objects can belong to other accounts.',
    },
    {
      command: 'aws s3api list-objects-v2 --bucket {bucket} --prefix {key} --fetch-owner --max-keys 1 --query "Contents[].Owner"',
      lookFor: 'An Owner ID that differs from the one of `aws s3api list-buckets --query Owner` in the account of the bucket.',
    },
    {
      command: 'aws s3api get-object-acl --bucket {bucket} --key {key}',
      lookFor: 'A grant for the account of the caller. If this call is denied as well, the object is not yours.',
    },
  ],
} satisfies Layer

function behindPlainText(denial: Denial): Detection | undefined {
  if (!isPlain(denial)) return undefined
  const called = isEvent(denial, NEEDS_OWNER_OR_GRANT)
  if (called === false) return undefined
  if (called === null) return isBucketAction(denial) ? undefined : possibleSetting(denial, 8, MAYBE_FOREIGN)
  if (isFromAnotherAccount(denial)) {
    return possibleSetting(
      denial,
      30,
      'A bucket policy opens only objects of the bucket owner: an object uploaded by a third account needs bucket-owner-full-control.',
    )
  }
  if (!isFromSameAccount(denial)) return possibleSetting(denial, 12, MAYBE_FOREIGN)
  return possibleSetting(
    denial,
    25,
    'Caller and bucket share an account and the text is plain, as for an object that another account uploaded without bucket-owner-full-control.',
  )
}

/** Within an organization the text is detailed whoever owns the object. (S3 user guide, troubleshoot 403 errors) */
function behindBucketPolicy(denial: Denial): Detection | undefined {
  const { form, policyType, denyType } = denial.message
  if (form !== 'reason' || policyType !== 'resource-based-policy' || denyType !== 'implicit') return undefined
  if (isEvent(denial, NEEDS_OWNER_OR_GRANT) !== true || !isFromAnotherAccount(denial)) return undefined
  return possibleByText(15, 'An Allow in the bucket policy does not count for an object that another account owns.')
}

export const vectors: LayerVector[] = [
  {
    name: 'a plain read by another account may meet a foreign-owned object',
    denial: { request: { bucketAccount: '444455556666' } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'the owner of the bucket cannot read an object that another account uploaded',
    denial: { request: { eventName: 'HeadObject' }, message: { form: 'absent', text: '' } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'no allow in the bucket policy for a read by another account of the organization',
    denial: {
      request: { bucketAccount: '444455556666' },
      message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'implicit', action: 's3:GetObject' },
    },
    expected: { basis: 'possible', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'looks alike: listing is a matter of the bucket, not of an object',
    denial: { request: { eventName: 'ListObjects', action: 's3:ListBucket', key: null, bucketAccount: '444455556666' } },
    expected: undefined,
  },
  {
    name: 'looks alike: BlockPublicAcls refuses an ACL',
    denial: { message: { form: 'setting', setting: 'BlockPublicAcls' } },
    expected: undefined,
  },
  {
    name: 'a text that names the identity-based policy is left to it',
    denial: { message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 's3:GetObject' } },
    expected: undefined,
  },
]
