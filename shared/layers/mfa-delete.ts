import { hasParameter, isEvent, isPlain } from '../model/denial-facts.ts'
import type { Layer, LayerVector } from '../model/layer.ts'
import { possibleSetting, statedSetting } from './detect/setting.ts'

export default {
  id: 'mfa-delete',
  awsTerm: 'MFA delete',
  label: 'MFA delete',
  codes: { unsaid: 'WD305' },
  rank: 140,
  detect(denial) {
    if (denial.message.setting === 'MfaDelete') return statedSetting("AWS's text asks for MFA, as it does on a bucket with MFA delete.")
    if (!isPlain(denial) || hasParameter(denial, 'x-amz-mfa')) return undefined
    if (isEvent(denial, ['PutBucketVersioning']) === true) {
      return possibleSetting(denial, 20, 'The call changes versioning, which needs an MFA code where MFA delete is on.')
    }
    if (isEvent(denial, ['DeleteObject']) !== true || !hasParameter(denial, 'versionId')) return undefined
    return possibleSetting(denial, 20, 'The call deletes a version for good without an MFA code, which MFA delete refuses.')
  },
  explanation: {
    title: 'MFA DELETE ASKS FOR A CODE',
    what: '{principalName} asks for {request}, and {bucket} has MFA delete on: the request has to carry a fresh MFA code.',
    because: {
      unsaid:
        'With MFA delete, removing a version for good and changing versioning need the header x-amz-mfa, with the device of the root user of the account that owns the bucket.',
    },
    meant: 'It is meant: only the root user can turn MFA delete on. Jobs are supposed to fail here.',
    prevent: 'Where jobs have to delete versions, use Object Lock in governance mode: it protects too, and lifecycle rules work with it.',
    notIf: 'The text names a policy: a condition on aws:MultiFactorAuthPresent asks for MFA at sign-in, which is another thing.',
    awsSays: ['Mfa Authentication must be used for this request'],
    howWeKnow: 'AWS has a sentence of its own for it. Where the text is plain, the versioning of the bucket shows it.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Delete without a version id: that adds a delete marker, needs no MFA and can be undone.',
      command: 'aws s3api delete-object --bucket {bucket} --key {key}',
      when: ['object-action'],
    },
    {
      risk: 'review',
      text: 'Send the request as the root user of the account that owns the bucket, with serial number and code of its MFA device. The version is gone for good.',
      command: 'aws s3api delete-object --bucket {bucket} --key {key} --version-id <version-id> --mfa "<device-serial> <code>"',
      when: ['object-action'],
    },
    {
      risk: 'review',
      text: 'Send `aws s3api put-bucket-versioning` as the root user of the account that owns the bucket, with `--mfa "<device-serial> <code>"` of its MFA device.',
      when: ['bucket-action'],
    },
    {
      risk: 'review',
      text: 'Send the request as the root user of the account that owns the bucket, with `--mfa "<device-serial> <code>"` of its MFA device.',
      when: ['call-unknown'],
    },
    {
      risk: 'risky',
      text: 'Turning MFA delete off, which only the root user can do, lets every caller with s3:DeleteObjectVersion remove versions for good.',
      command: 'aws s3api get-bucket-versioning --bucket {bucket}',
    },
  ],
  checks: [
    {
      command: 'aws s3api get-bucket-versioning --bucket {bucket}',
      lookFor: 'MFADelete Enabled.',
    },
  ],
} satisfies Layer

export const vectors: LayerVector[] = [
  {
    name: 'AWS asks for MFA on deleting a version',
    denial: {
      request: { eventName: 'DeleteObject', action: 's3:DeleteObjectVersion' },
      message: { form: 'setting', setting: 'MfaDelete', text: 'Mfa Authentication must be used for this request' },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a plain denial of a change of versioning',
    denial: { request: { eventName: 'PutBucketVersioning', action: 's3:PutBucketVersioning', key: null } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'a plain denial of deleting one version',
    denial: { request: { eventName: 'DeleteObject', action: 's3:DeleteObjectVersion' }, parameters: { versionId: 'v1' } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'looks alike: a bucket policy that asks for MFA',
    denial: {
      request: { eventName: 'DeleteObject', action: 's3:DeleteObjectVersion' },
      parameters: { versionId: 'v1' },
      message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'explicit', action: 's3:DeleteObjectVersion' },
    },
    expected: undefined,
  },
  {
    name: 'a delete without a version id needs no MFA',
    denial: { request: { eventName: 'DeleteObject', action: 's3:DeleteObject' } },
    expected: undefined,
  },
]
