import { isAnonymous } from '../model/denial-facts.ts'
import type { Denial } from '../model/denial.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import {
  asksForKms,
  isCiphertextSentence,
  isFromAnotherAccount,
  isHeadRequest,
  isKmsDenial,
  isObjectAction,
  isRead,
  isUpload,
  isWrite,
  leavesLayerOpen,
  namesNoCall,
} from '../model/what-was-denied.ts'
import { possibleLayer } from './detect/possible-layer.ts'
import { detectStatedPolicy } from './detect/stated-policy.ts'
import { changesOf } from './steps/changes-of.ts'
import { NEEDS_OF_CALLER, SAFE_FOR_ANY_POLICY } from './steps/for-any-policy.ts'

export default {
  id: 'kms-key-policy',
  awsTerm: 'KMS key policy',
  label: 'KMS',
  codes: { explicit: 'WD108', implicit: 'WD208', unsaid: 'WD008' },
  rank: 50,
  detect(denial) {
    if (isCiphertextSentence(denial))
      return possibleLayer(55, 'The key policy may not allow the caller kms:Decrypt; a key of another account must.', ['error-message'])
    return isKmsDenial(denial) ? ofKmsAction(denial) : behindS3(denial)
  },
  explanation: {
    title: 'BLOCKED BY THE KMS KEY POLICY',
    what: '{kmsKeyArn} encrypts the object, and its key policy does not let {principalName} use {action}. S3 reports that as a denial of its own request.',
    because: {
      explicit: 'A Deny statement of the key policy matches this request.',
      implicit:
        'No statement of the key policy (or grant) allows {action}. A key policy must allow the caller or trust its account; an IAM policy alone is not enough.',
      unsaid: 'The key policy does not allow {action}, denies it, or the key is not in this account and Region.',
    },
    meant:
      'Ask the owner of the key whether {principalName} was meant to use it. If it worked before, find the change first: one made in the last 5 minutes may not be everywhere yet, so wait and try again, do not edit again.',
    prevent:
      'Share encrypted buckets with a customer managed key from the start, and name roles in its policy. The AWS managed key `aws/s3` cannot be used from other accounts.',
    notIf: 'AWS says "no identity-based policy allows": then the Allow is missing in the policies of the caller, not in the key policy.',
    awsSays: [
      'kms:Decrypt … because no resource-based policy allows the kms:Decrypt action',
      'kms:GenerateDataKey on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
    ],
    howWeKnow:
      'AWS names a resource-based policy for a `kms:` action, or lists the reasons that it gives for keys of other accounts. The list of reasons is never more than inferred.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'See which key the bucket uses, and name a key of another account by its full ARN: an alias resolves in the account of the caller.',
      command: 'aws s3api get-bucket-encryption --bucket {bucket}',
    },
    ...SAFE_FOR_ANY_POLICY,
    {
      risk: 'review',
      text: 'Allow exactly this caller in the key policy. Reading needs kms:Decrypt, writing kms:GenerateDataKey, a multipart upload both.',
      statement: 'allow-caller-in-key-policy',
    },
    {
      risk: 'review',
      text: 'Across accounts the caller needs the same permission in its own policies, on the ARN of the key.',
      statement: 'allow-caller-in-identity-policy',
      when: ['kms-action', 'not-same-account'],
    },
    ...NEEDS_OF_CALLER,
    {
      risk: 'review',
      text: 'If the object is encrypted with `aws/s3`, its owner has to copy it to a customer managed key. That managed key cannot be shared with another account.',
      command: 'aws s3api head-object --bucket {bucket} --key {key} --query SSEKMSKeyId',
    },
    {
      risk: 'review',
      text: 'Ask the owner of the key to narrow the Deny statement or to exempt this caller.',
      command: 'aws kms get-key-policy --key-id {kmsKeyArn} --policy-name default --query Policy --output text',
      when: ['explicit-deny'],
    },
    {
      risk: 'risky',
      text: 'A key policy that allows every principal lets any account with an IAM permission decrypt your data.',
    },
  ],
  checks: [
    {
      command: 'aws kms get-key-policy --key-id {kmsKeyArn} --policy-name default --query Policy --output text',
      lookFor: 'A statement that allows this caller, or its account root, and no Deny that matches.',
      when: ['kms-action'],
    },
    {
      command: 'aws s3api get-bucket-encryption --bucket {bucket}',
      lookFor: '`SSEAlgorithm` `aws:kms` and the key; with `AES256` no KMS key is in play, unless the object has one of its own.',
    },
    {
      command: 'aws kms describe-key --key-id {kmsKeyArn}',
      lookFor: '`KeyState` is `Enabled`, `KeyManager` is `CUSTOMER`, and the account and Region are those that you expect.',
      when: ['kms-action'],
    },
    changesOf('{kmsKeyArn}', null, ['key-known']),
  ],
} satisfies Layer

function ofKmsAction(denial: Denial): Detection | undefined {
  const { form, denyType, policyType } = denial.message
  const stated = detectStatedPolicy(denial, 'resource-based-policy', 'resource-based policy of the key')
  if (stated !== undefined) return stated
  if (form === 'several-reasons') {
    const why =
      'AWS lists the reasons that it gives for a key of another account: not there in this Region, not allowed or denied by its policy.'
    return { basis: 'inferred', denyType: null, evidence: ['error-message'], why, likelihood: 80 }
  }
  if (policyType === 'identity-based-policy' && denyType === 'implicit') {
    return possibleLayer(
      30,
      'An Allow in the key policy would be missing or enough as well; it decides whether policies of the caller count.',
    )
  }
  if (!leavesLayerOpen(denial)) return undefined
  return possibleLayer(
    denyType === 'explicit' ? 55 : 62,
    '{action} was denied and the text does not say by which policy; the key policy comes first.',
  )
}

/** S3 says only `Access Denied` where KMS denied behind it. */
function behindS3(denial: Denial): Detection | undefined {
  if (!leavesLayerOpen(denial) || denial.message.denyType === 'explicit' || isAnonymous(denial)) return undefined
  if (namesNoCall(denial)) return possibleLayer(25, 'If the object is encrypted with a KMS key, the caller needs the key too.')
  if (!isObjectAction(denial)) return undefined
  // Deleting, tagging and ACLs do not touch the key.
  if (!isRead(denial) && !isUpload(denial)) return undefined
  if (asksForKms(denial))
    return possibleLayer(65, 'The request asks for encryption with a KMS key, so the caller needs kms:GenerateDataKey on it.')
  const missing = isWrite(denial) ? 'kms:GenerateDataKey' : 'kms:Decrypt'
  // A HEAD needs the key as well: S3 refuses the metadata of an object that the caller cannot decrypt.
  const likelihood = isFromAnotherAccount(denial) ? 42 : isHeadRequest(denial) ? 22 : 30
  return possibleLayer(likelihood, `If the object is encrypted with a KMS key, the caller needs ${missing} on it.`)
}

export const vectors: LayerVector[] = [
  {
    name: 'no resource-based policy allows a KMS action',
    denial: { message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'implicit', action: 'kms:Decrypt' } },
    expected: { basis: 'stated', denyType: 'implicit', evidence: ['error-message'] },
  },
  {
    name: 'the list of reasons for a key of another account is only inferred',
    denial: { message: { form: 'several-reasons', action: 'kms:GenerateDataKey' } },
    expected: { basis: 'inferred', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a write that asks for KMS leaves it possible',
    denial: {
      request: { eventName: 'PutObject', action: 's3:PutObject' },
      parameters: { 'x-amz-server-side-encryption': 'aws:kms' },
      message: { form: 'plain' },
    },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'a bucket policy is left to its own layer',
    denial: { message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'explicit', action: 's3:GetObject' } },
    expected: undefined,
  },
  {
    name: 'deleting an object needs no key',
    denial: {
      request: { eventName: 'DeleteObject', action: 's3:DeleteObject' },
      requiredActions: [{ action: 's3:DeleteObject', resourceType: 'object', certainty: 'needed', role: null }],
      message: { form: 'plain' },
    },
    expected: undefined,
  },
]
