import type { Denial } from '../model/denial.ts'
import { hasParameter, isEvent, isPlain } from '../model/denial-facts.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import { possibleSetting, statedSetting } from './detect/setting.ts'

export default {
  id: 'object-lock',
  awsTerm: 'S3 Object Lock',
  label: 'Object Lock',
  codes: { unsaid: 'WD304' },
  rank: 130,
  detect(denial) {
    if (denial.message.setting === 'ObjectLock') return statedSetting("AWS's text says that Object Lock protects the object.")
    return isPlain(denial) ? behindPlainText(denial) : undefined
  },
  explanation: {
    title: 'PROTECTED BY OBJECT LOCK',
    what: '{principalName} asks for {eventName} on a version of {resource} that Object Lock protects by a retention date or a legal hold.',
    because: {
      unsaid:
        'A locked version cannot be deleted or overwritten before its date or while the hold is on. No Allow changes that, and in compliance mode nobody can, root included.',
    },
    meant: 'It is meant: somebody locked this data, often for law or backup. Ask its owner before you look for a way around.',
    prevent: 'Let lifecycle rules delete versions after their retention, and keep data of different retention in different buckets.',
    notIf: 'The call has no version id: it adds a delete marker, which Object Lock allows, so a policy denies it.',
    awsSays: ['Access Denied because object protected by object lock.'],
    howWeKnow: 'AWS has a sentence of its own for it. Where the text is plain, retention and legal hold of that version show it.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Wait until the retention date has passed; a lifecycle rule can delete the version then.',
      command: 'aws s3api get-object-retention --bucket {bucket} --key {key} --version-id <version-id>',
    },
    {
      risk: 'safe',
      text: 'If the object only has to disappear from listings, delete it without a version id: a delete marker is allowed and can be undone.',
      command: 'aws s3api delete-object --bucket {bucket} --key {key}',
    },
    {
      risk: 'review',
      text: 'Governance mode gives way only to a caller that has s3:BypassGovernanceRetention and also sends the header; either alone is denied. It deletes the version for good.',
      command: 'aws s3api delete-object --bucket {bucket} --key {key} --version-id <version-id> --bypass-governance-retention',
    },
    {
      risk: 'risky',
      text: 'A legal hold ends only when somebody with s3:PutObjectLegalHold turns it off. It may be a legal duty: the person who set it decides.',
      command: 'aws s3api get-object-legal-hold --bucket {bucket} --key {key} --version-id <version-id>',
    },
  ],
  checks: [
    {
      command: 'aws s3api get-object-retention --bucket {bucket} --key {key} --version-id <version-id>',
      lookFor: 'Mode (GOVERNANCE or COMPLIANCE) and RetainUntilDate.',
    },
    {
      command: 'aws s3api get-object-legal-hold --bucket {bucket} --key {key} --version-id <version-id>',
      lookFor: 'Status ON: the version stays until the hold is turned off, whatever its retention date.',
    },
    {
      command: 'aws s3api get-object-lock-configuration --bucket {bucket}',
      lookFor: 'DefaultRetention: every new version gets it without asking.',
    },
  ],
} satisfies Layer

function behindPlainText(denial: Denial): Detection | undefined {
  if (hasParameter(denial, 'x-amz-bypass-governance-retention')) {
    return possibleSetting(
      denial,
      50,
      'The request asks to bypass governance retention, and that needs s3:BypassGovernanceRetention as well.',
    )
  }
  if (isEvent(denial, ['PutObjectRetention', 'PutObjectLegalHold']) === true) {
    return possibleSetting(denial, 35, 'The call changes a lock, and a retention date can be extended but not shortened.')
  }
  if (isEvent(denial, ['DeleteObject']) !== true || !hasParameter(denial, 'versionId')) return undefined
  return possibleSetting(denial, 30, 'The call deletes a version for good, which Object Lock refuses while the version is locked.')
}

export const vectors: LayerVector[] = [
  {
    name: 'AWS says that Object Lock protects the object',
    denial: {
      request: { eventName: 'DeleteObject', action: 's3:DeleteObjectVersion' },
      message: { form: 'setting', setting: 'ObjectLock', text: 'Access Denied because object protected by object lock.' },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a bypass header on a plain denial',
    denial: {
      request: { eventName: 'DeleteObject', action: 's3:DeleteObjectVersion' },
      parameters: { versionId: 'v1', 'x-amz-bypass-governance-retention': 'true' },
    },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'a plain denial of deleting one version',
    denial: { request: { eventName: 'DeleteObject', action: 's3:DeleteObjectVersion' }, parameters: { versionId: 'v1' } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'looks alike: reading the lock configuration is denied by a policy',
    denial: {
      request: { eventName: 'GetBucketObjectLockConfiguration', action: 's3:GetBucketObjectLockConfiguration', key: null },
      message: {
        form: 'reason',
        policyType: 'service-control-policy',
        denyType: 'explicit',
        action: 's3:GetBucketObjectLockConfiguration',
      },
    },
    expected: undefined,
  },
  {
    name: 'a delete without a version id adds a delete marker, which Object Lock allows',
    denial: { request: { eventName: 'DeleteObject', action: 's3:DeleteObject' } },
    expected: undefined,
  },
]
