import { hasParameter, isEvent, isPlain, OBJECT_READS } from '../model/denial-facts.ts'
import { isFromAnotherAccount, isFromSameAccount } from '../model/what-was-denied.ts'
import type { Layer, LayerVector } from '../model/layer.ts'
import { possibleSetting } from './detect/setting.ts'

const CHARGED_READS = [...OBJECT_READS, 'ListObjects', 'ListObjectsV2', 'ListObjectVersions', 'HeadBucket']

export default {
  id: 'requester-pays',
  awsTerm: 'Requester Pays',
  label: 'Requester Pays',
  codes: { unsaid: 'WD307' },
  rank: 160,
  detect(denial) {
    // The owner of a bucket always pays for its own requests and needs no header.
    if (!isPlain(denial) || isFromSameAccount(denial) || denial.request.principal.service !== null) return undefined
    if (hasParameter(denial, 'x-amz-request-payer') || isEvent(denial, CHARGED_READS) === false) return undefined
    if (isFromAnotherAccount(denial)) {
      return possibleSetting(
        denial,
        18,
        'Another account reads without the header x-amz-request-payer, which a Requester Pays bucket refuses; with it your account then pays.',
      )
    }
    return possibleSetting(denial, 6, 'A Requester Pays bucket of another account refuses reads without the header x-amz-request-payer.')
  },
  explanation: {
    title: 'THE REQUESTER HAS TO PAY',
    what: '{principalName} reads {resource} without saying that it pays, and {bucket} asks every caller of another account to pay.',
    because: {
      unsaid:
        'On a Requester Pays bucket each request of another account carries the header x-amz-request-payer: requester. Without it, or unsigned, the answer is 403.',
    },
    meant: 'It is meant: the owner shares the data and you carry the cost. Decide whether your account shall pay for it.',
    prevent: 'Set the header where the client is made, so that no single call forgets it.',
    notIf: 'The caller belongs to the account that owns the bucket, or already sends the header.',
    awsSays: ['Access Denied'],
    howWeKnow: 'AWS has no words for it. The payment setting of the bucket shows it, or the same read with the header.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Send the header: `--request-payer requester` in the CLI, `RequestPayer="requester"` in boto3. Your account pays for the request and the download.',
      command: 'aws s3api get-object --bucket {bucket} --key {key} --request-payer requester <file>',
    },
    {
      risk: 'safe',
      text: 'Send the header: `--request-payer requester` in the CLI, `RequestPayer="requester"` in boto3. Your account pays for the request.',
      command: 'aws s3api list-objects-v2 --bucket {bucket} --max-keys 1 --request-payer requester',
      when: ['bucket-action'],
    },
    {
      risk: 'review',
      text: 'Or ask the owner of the bucket to pay: they set the payer to BucketOwner, and all callers read at their cost.',
      command: 'aws s3api get-bucket-request-payment --bucket {bucket}',
    },
  ],
  checks: [
    {
      command: 'aws s3api head-object --bucket {bucket} --key {key} --request-payer requester',
      lookFor: 'The call works with the header: the bucket is Requester Pays.',
      when: ['object-action'],
    },
    {
      command: 'aws s3api get-bucket-request-payment --bucket {bucket}',
      lookFor: 'Payer Requester. Only the account of the bucket may ask.',
    },
  ],
} satisfies Layer

export const vectors: LayerVector[] = [
  {
    name: 'a plain read by another account without the header',
    denial: { request: { bucketAccount: '444455556666' } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'a plain listing, pasted, of a bucket whose owner is not known',
    denial: { from: 'text', request: { eventName: 'ListObjectsV2', action: 's3:ListBucket', key: null, bucketAccount: null } },
    expected: { basis: 'possible', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'looks alike: the header was sent, so something else denies',
    denial: { request: { bucketAccount: '444455556666' }, parameters: { 'x-amz-request-payer': 'requester' } },
    expected: undefined,
  },
  {
    name: 'the owner of the bucket never has to send the header',
    denial: {},
    expected: undefined,
  },
  {
    name: 'looks alike: another account whose missing grant AWS names',
    denial: {
      request: { bucketAccount: '444455556666' },
      message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'implicit', action: 's3:GetObject' },
    },
    expected: undefined,
  },
]
