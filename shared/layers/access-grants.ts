import { errorCodeAmong, isEvent, isPlain } from '../model/denial-facts.ts'
import type { Layer, LayerVector } from '../model/layer.ts'
import { possibleByText, possibleSetting, statedSetting } from './detect/setting.ts'

const ACCESS_GRANTS_SERVICE = 'access-grants.s3.amazonaws.com'

export default {
  id: 'access-grants',
  awsTerm: 'S3 Access Grants',
  label: 'Access Grants',
  codes: { unsaid: 'WD310' },
  rank: 190,
  detect(denial) {
    if (denial.message.setting === 'AccessGrants') {
      return statedSetting("AWS's text says that no grant of S3 Access Grants covers the requested prefix.")
    }
    if (denial.message.principal === ACCESS_GRANTS_SERVICE || errorCodeAmong(denial, ['StsNotAuthorizedError']) !== null) {
      return possibleByText(30, 'S3 Access Grants found a grant and then could not assume the role of its location.')
    }
    if (!isPlain(denial) || isEvent(denial, ['GetDataAccess']) !== true) return undefined
    return possibleSetting(denial, 50, 'The call asks S3 Access Grants for credentials, and a missing grant answers with a denial.')
  },
  explanation: {
    title: 'NO ACCESS GRANT COVERS THIS PREFIX',
    what: '{principalName} asks S3 Access Grants for credentials, and no grant gives this identity that permission on the prefix it asks for.',
    because: {
      unsaid: 'A grant names an identity, a prefix and READ, WRITE or READWRITE. The request has to lie within one grant in all three.',
    },
    meant: 'Ask first whether this identity shall have the prefix: grants are how your organization hands out data.',
    prevent: 'Grant to groups of the directory and not to single users, and request the prefix that was granted, not one above it.',
    notIf:
      'The text says that access-grants.s3.amazonaws.com may not assume a role: the grant is there, the trust policy of the location is wrong.',
    awsSays: ['You do not have READ permissions to the requested S3 Prefix: s3://<bucket>/<prefix>*'],
    howWeKnow: 'AWS has a sentence of its own for it, with the permission and the prefix.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Ask for a prefix and a permission that you already have.',
      command: 'aws s3control list-caller-access-grants --account-id {bucketAccount}',
    },
    {
      risk: 'safe',
      text: 'Repeat the request with that prefix and the smallest permission that does the job.',
      command: 'aws s3control get-data-access --account-id {bucketAccount} --target <granted-prefix> --permission READ',
    },
    {
      risk: 'review',
      text: 'Create a grant for this identity on the prefix. Everybody who can become this identity gets it too.',
      command:
        'aws s3control create-access-grant --account-id {bucketAccount} --access-grants-location-id <location-id> --access-grants-location-configuration S3SubPrefix=<sub-prefix> --grantee GranteeType=IAM,GranteeIdentifier={entityArn} --permission READ',
    },
    {
      risk: 'risky',
      text: 'A grant on a whole location opens every prefix below it, also those that come later.',
      command: 'aws s3control list-access-grants-locations --account-id {bucketAccount}',
    },
  ],
  checks: [
    {
      command: 'aws s3control list-caller-access-grants --account-id {bucketAccount}',
      lookFor: 'GrantScope and Permission of your own grants.',
    },
    {
      command: 'aws s3control list-access-grants --account-id {bucketAccount}',
      lookFor: 'Grantee: an IAM ARN, or a user or group of the directory. A grant to a directory identity does not work for an IAM role.',
    },
  ],
} satisfies Layer

export const vectors: LayerVector[] = [
  {
    name: 'AWS says that no grant covers the prefix',
    denial: {
      request: { eventName: 'GetDataAccess', action: 's3:GetDataAccess' },
      message: {
        form: 'setting',
        setting: 'AccessGrants',
        text: 'You do not have READ permissions to the requested S3 Prefix: s3://orders-prod/2026/*',
      },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a plain denial of the call for credentials',
    denial: { request: { eventName: 'GetDataAccess', action: 's3:GetDataAccess', key: null } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'the service could not assume the role of the location',
    denial: {
      from: 'text',
      errorCode: 'StsNotAuthorizedError',
      message: {
        form: 'no-reason',
        principal: 'access-grants.s3.amazonaws.com',
        action: 'sts:AssumeRole',
        resource: 'arn:aws:iam::111122223333:role/grants-location',
      },
    },
    expected: { basis: 'possible', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'looks alike: no policy allows the call for credentials',
    denial: {
      request: { eventName: 'GetDataAccess', action: 's3:GetDataAccess', key: null },
      message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 's3:GetDataAccess' },
    },
    expected: undefined,
  },
  {
    name: 'looks alike: a session that was vended for one prefix reads another',
    denial: { message: { form: 'reason', policyType: 'session-policy', denyType: 'implicit', action: 's3:GetObject' } },
    expected: undefined,
  },
]
