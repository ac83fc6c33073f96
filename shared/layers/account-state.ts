import { errorCodeAmong, opensWith } from '../model/denial-facts.ts'
import type { Layer, LayerVector } from '../model/layer.ts'
import { inferredSetting, statedSetting } from './detect/setting.ts'

const STATES: Readonly<Record<string, string>> = {
  AllAccessDisabled: 'all access to this bucket or object is disabled',
  InvalidPayer: 'all access to this object is disabled, as where the paying account is not in order',
  AccountProblem: 'there is a problem with the account',
  NotSignedUp: 'the account is not signed up for Amazon S3',
  OptInRequired: 'the account is not signed up for the service or the Region',
}
const SENTENCES = [
  'All access to this Amazon S3 resource has been disabled',
  'All access to this object has been disabled',
  'There is a problem with your AWS account',
  'Your account is not signed up for the Amazon S3 service',
]

export default {
  id: 'account-state',
  awsTerm: 'state of the account or resource',
  label: 'account state',
  codes: { unsaid: 'WD406' },
  rank: 240,
  detect(denial) {
    const code = errorCodeAmong(denial, Object.keys(STATES))
    if (code !== null) return statedSetting(`The error code ${code} says that ${STATES[code] ?? ''}.`)
    if (SENTENCES.some((sentence) => opensWith(denial, sentence))) {
      return statedSetting("AWS's text says that the account or the resource is disabled or not signed up.")
    }
    if (errorCodeAmong(denial, ['UnauthorizedAccessError']) === null) return undefined
    const why = 'The code UnauthorizedAccessError occurs in the China Regions, for a bucket whose account has no ICP license.'
    return inferredSetting(70, why, ['error-message'])
  },
  explanation: {
    title: 'ACCOUNT OR RESOURCE DISABLED',
    what: '{principalName} asks for {request}, and AWS has disabled the account or the resource, or the account is not signed up.',
    because: {
      unsaid: 'The state of the account of {bucket}, or of the account that pays, stops all requests. No policy of yours changes that.',
    },
    meant: 'AWS disables accounts for unpaid bills, closure or abuse. Ask whoever owns the account what AWS wrote to its root address.',
    prevent: 'Keep the billing and security contacts of every account up to date, so that notices of AWS reach a person.',
    notIf: 'The text names an action that is not authorized: then the account works, and a policy denies.',
    awsSays: [
      'All access to this Amazon S3 resource has been disabled. Please contact Customer Support for further assistance.',
      'There is a problem with your AWS account that prevents the operation from completing successfully.',
      'Your account is not signed up for the Amazon S3 service.',
    ],
    howWeKnow: 'AWS has error codes of its own for it, and uses them for nothing else.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Check the bucket name first: a typo, or a path in place of the name, often hits a disabled bucket of a stranger.',
      command: 'aws s3api list-buckets --query "Buckets[].Name"',
    },
    {
      risk: 'safe',
      text: 'If the account is yours, look for open bills in the billing console and for messages of AWS to the root address, and settle them.',
    },
    {
      risk: 'safe',
      text: 'Open a case with AWS Support under "Account and billing", which needs no support plan. Access comes back after AWS has lifted the block.',
    },
    {
      risk: 'safe',
      text: 'If the bucket belongs to somebody else, only its owner can settle this: send them the error code and the request id.',
    },
  ],
  checks: [
    {
      command: 'aws sts get-caller-identity',
      lookFor: 'The account that calls and pays. If this fails too, the credentials or the account are what is wrong.',
    },
    {
      command: 'aws organizations describe-account --account-id {bucketAccount}',
      lookFor: 'Status SUSPENDED or PENDING_CLOSURE. It works in the management account.',
    },
  ],
} satisfies Layer

export const vectors: LayerVector[] = [
  {
    name: 'all access is disabled',
    denial: {
      errorCode: 'AllAccessDisabled',
      httpStatus: 403,
      message: { form: 'other', text: 'All access to this Amazon S3 resource has been disabled' },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'the account has a problem',
    denial: {
      errorCode: 'AccountProblem',
      message: {
        form: 'other',
        text: 'There is a problem with your AWS account that prevents the operation from completing successfully.',
      },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'the account is not signed up, without a text',
    denial: { from: 'text', errorCode: 'NotSignedUp', message: { form: 'absent', text: '' } },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a bucket in a China Region without an ICP license',
    denial: { from: 'text', errorCode: 'UnauthorizedAccessError', message: { form: 'other', text: 'UnauthorizedAccessError' } },
    expected: { basis: 'inferred', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'looks alike: a disabled KMS key is no disabled account',
    denial: {
      errorCode: 'KMS.DisabledException',
      message: { form: 'other', text: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd is disabled.' },
    },
    expected: undefined,
  },
  {
    name: 'looks alike: a key that quotes the sentence on a plain denial',
    denial: { request: { key: 'All access to this object has been disabled' } },
    expected: undefined,
  },
]
