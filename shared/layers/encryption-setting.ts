import { hasParameter, isEvent, isPlain, OBJECT_WRITES } from '../model/denial-facts.ts'
import type { Layer, LayerVector } from '../model/layer.ts'
import { possibleSetting, statedSetting } from './detect/setting.ts'

const SSE_C_HEADER = 'x-amz-server-side-encryption-customer-algorithm'

export default {
  id: 'encryption-setting',
  awsTerm: 'blocked encryption types (SSE-C)',
  label: 'blocked encryption',
  codes: { unsaid: 'WD306' },
  rank: 150,
  detect(denial) {
    if (denial.message.setting === 'BlockedEncryptionTypes') {
      return statedSetting("AWS's text says that the bucket has blocked uploads with SSE-C.")
    }
    if (!isPlain(denial) || isEvent(denial, OBJECT_WRITES) !== true || !hasParameter(denial, SSE_C_HEADER)) return undefined
    return possibleSetting(denial, 45, 'The upload brings its own key (SSE-C), which buckets can block and new buckets do.')
  },
  explanation: {
    title: 'THE BUCKET REFUSES SSE-C',
    what: '{principalName} uploads {resource} with a key of its own (SSE-C), and {bucket} blocks that type of encryption.',
    because: {
      unsaid:
        'The default encryption of {bucket} lists SSE-C under BlockedEncryptionTypes. Uploads, copies and multipart uploads with SSE-C are refused; reading old objects still works.',
    },
    meant: 'It is usually meant: new buckets block SSE-C, since an attacker with a key of their own could lock you out of your data.',
    prevent: 'Leave encryption to the default of the bucket, and send no encryption headers from jobs.',
    notIf:
      'The text says that SSE-C requests must provide the correct secret key: the object was written with another key, and nothing is blocked.',
    awsSays: [
      'because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C). Please specify a different server-side encryption type',
    ],
    howWeKnow:
      'AWS has a sentence of its own for it. Where the text is plain, the SSE-C header and the encryption settings of the bucket show it.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Leave out the SSE-C options (`--sse-c`, `--sse-c-key`, `SSECustomerKey=`): the bucket encrypts with its default.',
      command: 'aws s3 cp <file> s3://{bucket}/{key}',
    },
    {
      risk: 'safe',
      text: 'If you have to control the key, use a KMS key in place of your own. The caller then needs kms:GenerateDataKey on it.',
      command: 'aws s3 cp <file> s3://{bucket}/{key} --sse aws:kms --sse-kms-key-id <kms-key-id>',
    },
    {
      risk: 'risky',
      text: 'Unblocking SSE-C sets BlockedEncryptionTypes to NONE: anybody who can write can then encrypt objects with a key that you do not have.',
      command: 'aws s3api get-bucket-encryption --bucket {bucket} --query ServerSideEncryptionConfiguration > encryption.json',
    },
  ],
  checks: [
    {
      command: 'aws s3api get-bucket-encryption --bucket {bucket}',
      lookFor: 'BlockedEncryptionTypes with EncryptionType SSE-C.',
    },
  ],
} satisfies Layer

export const vectors: LayerVector[] = [
  {
    name: 'AWS says that the bucket has blocked SSE-C',
    denial: {
      request: { eventName: 'PutObject', action: 's3:PutObject' },
      message: { form: 'setting', setting: 'BlockedEncryptionTypes', action: 's3:PutObject' },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a plain denial of an upload with an SSE-C header',
    denial: {
      request: { eventName: 'CreateMultipartUpload', action: 's3:PutObject', bucketAccount: '444455556666' },
      parameters: { 'x-amz-server-side-encryption-customer-algorithm': 'AES256' },
    },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'looks alike: a wrong SSE-C key',
    denial: {
      from: 'text',
      errorCode: 'AccessDenied',
      message: {
        form: 'other',
        text: 'Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.',
      },
    },
    expected: undefined,
  },
  {
    name: 'looks alike: a bucket policy that demands another encryption',
    denial: {
      request: { eventName: 'PutObject', action: 's3:PutObject' },
      parameters: { 'x-amz-server-side-encryption': 'AES256' },
      message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'explicit', action: 's3:PutObject' },
    },
    expected: undefined,
  },
  {
    name: 'reading with SSE-C is never blocked',
    denial: { parameters: { 'x-amz-server-side-encryption-customer-algorithm': 'AES256' } },
    expected: undefined,
  },
]
