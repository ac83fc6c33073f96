import type { Denial } from '../model/denial.ts'
import { errorCodeAmong, opensWith } from '../model/denial-facts.ts'
import type { Layer, LayerVector } from '../model/layer.ts'
import { isCiphertextSentence, keyThatOpens } from '../model/what-was-denied.ts'
import { inferredSetting, possibleByText, statedSetting } from './detect/setting.ts'
import { changesOf } from './steps/changes-of.ts'

/** What each KMS error says of the key; S3 puts `KMS.` in front, KMS's own records do not. */
const STATES: Readonly<Record<string, string>> = {
  DisabledException: 'the key is disabled',
  KMSInvalidStateException: 'the state of the key does not allow its use, as while its deletion is pending',
  NotFoundException: 'the key or alias does not exist in that account and Region',
  InvalidKeyUsageException: 'the key is made for another use than this encryption',
  KeyUnavailableException: 'the key is not available at the moment',
}
const KMS_CODES = Object.keys(STATES)
const SURFACED_CODES = KMS_CODES.map((code) => `KMS.${code}`)
const KEY_STATE_ENDINGS = [
  ' is disabled',
  ' is pending deletion',
  ' is pending import',
  ' is unavailable',
  ' does not exist',
  ' is not found',
]

export default {
  id: 'kms-key-state',
  awsTerm: 'state of the KMS key',
  label: 'KMS key state',
  codes: { unsaid: 'WD309' },
  rank: 180,
  detect(denial) {
    const code = stateCode(denial)
    if (code !== null) return statedSetting(`The error code ${code} says that ${STATES[code] ?? ''}.`)
    const ending = namedKeyState(denial)
    // Without the code, the words may be anybody's.
    if (ending !== null) return inferredSetting(90, `The text says that the key${ending}.`, ['error-message'])
    if (isCiphertextSentence(denial)) {
      const why = 'AWS lists three reasons, and two of them are about the key: it does not exist, or not in this Region.'
      return inferredSetting(60, why, ['error-message'])
    }
    if (denial.message.form !== 'several-reasons' || !isAboutKms(denial)) return undefined
    return possibleByText(40, "AWS's text lists a key that does not exist in this Region as one of its reasons.")
  },
  explanation: {
    title: 'THE KMS KEY CANNOT BE USED',
    what: 'The data is encrypted with a KMS key that cannot be used: it is disabled, about to be deleted, gone or in another Region. Then {request} fails, whoever asks.',
    because: {
      unsaid:
        '{kmsKeyArn} is not in the state Enabled, or is not found in the account and Region that were asked. No policy of {principalName} changes that.',
    },
    meant: 'Keys are disabled or deleted on purpose now and then: ask the owner of the key before you bring it back.',
    prevent:
      'Name keys by ARN and not by alias, alarm on DisableKey and ScheduleKeyDeletion, and look for objects that use a key before it goes.',
    notIf: 'The text says that an identity-based or resource-based policy does not allow a kms action: then a permission is missing.',
    awsSays: [
      'KMS.DisabledException',
      'KMS.KMSInvalidStateException',
      'KMS.NotFoundException',
      'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
      'because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
    ],
    howWeKnow: 'KMS has an error code for each state. Texts that list several reasons leave it open, and describe-key settles it.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'If the alias or Region is wrong, name the key by its full ARN in the Region of the bucket. An alias resolves in the account of the caller.',
      command: 'aws s3api get-bucket-encryption --bucket {bucket}',
      when: ['key-not-found'],
    },
    {
      risk: 'review',
      text: 'Disabled: enable the key again, once its owner agrees. All data under it can be read again at once.',
      command: 'aws kms enable-key --key-id {kmsKeyArn}',
    },
    {
      risk: 'review',
      text: 'Pending deletion: cancel it before the waiting period ends (7 to 30 days). The key then is disabled, so enable it as well.',
      command: 'aws kms cancel-key-deletion --key-id {kmsKeyArn}',
    },
    {
      risk: 'review',
      text: 'Deleted: nobody can bring the key back, AWS included. Restore the objects from a copy under another key, and set that key as the default.',
      command: 'aws s3api get-bucket-encryption --bucket {bucket}',
    },
  ],
  checks: [
    {
      command: 'aws kms describe-key --key-id {kmsKeyArn}',
      lookFor: 'KeyState (Enabled is well), DeletionDate, and whether account and Region of the ARN are the ones you expect.',
    },
    {
      command: 'aws s3api head-object --bucket {bucket} --key {key}',
      lookFor: 'SSEKMSKeyId: the key of this object, which may be older than the default of the bucket.',
      when: ['object-action'],
    },
    {
      command: 'aws s3api get-bucket-encryption --bucket {bucket}',
      lookFor: 'KMSMasterKeyID: the key that new objects get.',
    },
    changesOf('{kmsKeyArn}', null, ['key-known']),
  ],
} satisfies Layer

/** The KMS error without S3's prefix. `NotFoundException` alone says nothing unless KMS itself answered. */
function stateCode(denial: Denial): string | null {
  const surfaced = errorCodeAmong(denial, SURFACED_CODES)
  if (surfaced !== null) return surfaced.slice('KMS.'.length)
  const code = errorCodeAmong(denial, KMS_CODES)
  return code !== null && (isAboutKms(denial) || code === 'KMSInvalidStateException') ? code : null
}

function isAboutKms(denial: Denial): boolean {
  const action = denial.message.action ?? denial.request.action
  return denial.eventSource === 'kms.amazonaws.com' || action?.startsWith('kms:') === true || keyThatOpens(denial.message.text) !== null
}

/** The state that KMS's own sentence ends with, such as ` is pending deletion`. */
function namedKeyState(denial: Denial): string | null {
  const { form, text } = denial.message
  if (form === 'other' && opensWith(denial, "Invalid keyId '")) return ' is not found under the id that was given'
  if (form !== 'other' || keyThatOpens(text) === null) return null
  const sentence = (text.split(' (')[0] ?? text).replace(/\.$/, '')
  return KEY_STATE_ENDINGS.find((ending) => sentence.endsWith(ending)) ?? null
}

export const vectors: LayerVector[] = [
  {
    name: 'S3 passes on that the key is disabled',
    denial: {
      errorCode: 'KMS.DisabledException',
      httpStatus: 400,
      message: { form: 'other', text: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab is disabled.' },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'S3 passes on that the key is pending deletion',
    denial: {
      from: 'text',
      errorCode: 'KMS.KMSInvalidStateException',
      httpStatus: 400,
      request: { eventName: 'PutObject', action: 's3:PutObject' },
      message: { form: 'other', text: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd is pending deletion.' },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'the record of KMS itself has the code without the prefix',
    denial: {
      eventSource: 'kms.amazonaws.com',
      errorCode: 'KMSInvalidStateException',
      request: { eventName: 'Decrypt', action: 'kms:Decrypt' },
      message: { form: 'other', text: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd is pending deletion.' },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'KMS does not find the key',
    denial: {
      eventSource: 'kms.amazonaws.com',
      errorCode: 'NotFoundException',
      request: { eventName: 'GenerateDataKey', action: 'kms:GenerateDataKey' },
      message: { form: 'other', text: "Key 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd' does not exist" },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'KMS does not know the id that was given, and no code says so',
    denial: { from: 'text', errorCode: null, message: { form: 'other', text: "Invalid keyId 'orders-key'" } },
    expected: { basis: 'inferred', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'the old sentence about a ciphertext lists three reasons, two of them about the key',
    denial: {
      message: {
        form: 'several-reasons',
        text: 'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
      },
    },
    expected: { basis: 'inferred', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'the cross-account text lists a missing key beside the key policy',
    denial: {
      request: { eventName: 'PutObject', action: 's3:PutObject' },
      message: {
        form: 'several-reasons',
        action: 'kms:GenerateDataKey',
        text: 'User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: kms:GenerateDataKey on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
      },
    },
    expected: { basis: 'possible', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'looks alike: no policy allows kms:Decrypt',
    denial: { message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 'kms:Decrypt' } },
    expected: undefined,
  },
  {
    name: 'looks alike: NotFoundException of another service',
    denial: {
      eventSource: 'lambda.amazonaws.com',
      errorCode: 'NotFoundException',
      request: { eventName: 'Invoke', action: 'lambda:InvokeFunction' },
      message: { form: 'other', text: 'Function not found' },
    },
    expected: undefined,
  },
  {
    name: 'a plain denial of an object says nothing of its key',
    denial: {},
    expected: undefined,
  },
]
