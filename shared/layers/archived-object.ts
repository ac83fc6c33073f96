import { errorCodeAmong, opensWith } from '../model/denial-facts.ts'
import type { Layer, LayerVector } from '../model/layer.ts'
import { statedSetting } from './detect/setting.ts'

const CODES = ['InvalidObjectState', 'ObjectNotInActiveTierError']
const SENTENCES = [
  "The operation is not valid for the object's storage class",
  "The operation is not valid for the object's access tier",
  'The source object of the COPY action is not in the active tier',
]

export default {
  id: 'archived-object',
  awsTerm: 'archived object (S3 Glacier)',
  label: 'archived object',
  codes: { unsaid: 'WD308' },
  rank: 170,
  detect(denial) {
    const code = errorCodeAmong(denial, CODES)
    if (code !== null) return statedSetting(`The error code ${code} says that the object is archived.`)
    if (!SENTENCES.some((sentence) => opensWith(denial, sentence))) return undefined
    return statedSetting("AWS's text says that the object is in an archived storage class or tier.")
  },
  explanation: {
    title: 'THE OBJECT IS ARCHIVED',
    what: '{principalName} reads {resource}, and the object lies in an archive that has to be restored before it can be read.',
    because: {
      unsaid:
        'Objects in S3 Glacier Flexible Retrieval, Deep Archive and the archive tiers of Intelligent-Tiering answer a read with 403 until they are restored. No permission is missing.',
    },
    meant: 'A lifecycle rule or an upload put it there to save cost. Check that you need this object and not a newer one.',
    prevent: 'Keep what jobs read in a class that answers at once, such as Glacier Instant Retrieval, and limit lifecycle rules by prefix.',
    notIf: 'The storage class is GLACIER_IR, or the restored copy is still there: then a read works and something else denies.',
    awsSays: ['InvalidObjectState', "The operation is not valid for the object's storage class", 'ObjectNotInActiveTierError'],
    howWeKnow: 'AWS has an error code of its own for it. It is 403 by status and says nothing about permissions.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Restore a copy for some days and read it when it is there: 3 to 5 hours in Flexible Retrieval, within 12 hours in Deep Archive. The restore costs money.',
      command: 'aws s3api restore-object --bucket {bucket} --key {key} --restore-request Days=7',
    },
    {
      risk: 'safe',
      text: 'An object in an archive tier of Intelligent-Tiering moves back for good: the request has no days.',
      command: "aws s3api restore-object --bucket {bucket} --key {key} --restore-request '{}'",
    },
    {
      risk: 'safe',
      text: 'Let the job skip archived objects where it can; for `aws s3 sync` and `aws s3 cp` that is `--ignore-glacier-warnings`.',
    },
    {
      risk: 'review',
      text: 'If it happens again and again, change the lifecycle rule that archives this prefix. Objects already archived stay so.',
      command:
        'aws s3api get-bucket-lifecycle-configuration --bucket {bucket} > lifecycle.json && "$EDITOR" lifecycle.json && aws s3api put-bucket-lifecycle-configuration --bucket {bucket} --lifecycle-configuration file://lifecycle.json',
    },
  ],
  checks: [
    {
      command: 'aws s3api head-object --bucket {bucket} --key {key}',
      lookFor: 'StorageClass or ArchiveStatus, and Restore: ongoing-request="true" means that a restore is under way.',
    },
  ],
} satisfies Layer

export const vectors: LayerVector[] = [
  {
    name: 'the error code of a read',
    denial: {
      errorCode: 'InvalidObjectState',
      httpStatus: 403,
      message: { form: 'other', text: "The operation is not valid for the object's storage class" },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'the error code of a copy, pasted without its text',
    denial: { from: 'text', errorCode: 'InvalidObjectState', request: { eventName: 'CopyObject' }, message: { form: 'absent', text: '' } },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'the error code of a copy from the archive',
    denial: { errorCode: 'ObjectNotInActiveTierError', request: { eventName: 'CopyObject' }, message: { form: 'absent', text: '' } },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'looks alike: restoring itself is denied by a policy',
    denial: {
      request: { eventName: 'RestoreObject', action: 's3:RestoreObject' },
      message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 's3:RestoreObject' },
    },
    expected: undefined,
  },
  {
    name: 'looks alike: a key with the name of an archive on a plain denial',
    denial: { request: { key: "GLACIER/The operation is not valid for the object's storage class" } },
    expected: undefined,
  },
]
