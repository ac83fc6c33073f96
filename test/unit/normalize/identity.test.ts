import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../shared/model/json.ts'
import { identityOf, statedPrincipal } from '../../../shared/normalize/identity.ts'

const NOBODY = { type: null, arn: null, entityArn: null, account: null, sessionName: null, service: null }

const CASES: readonly [name: string, userIdentity: JsonObject | null, principal: JsonObject, principalId: string | null][] = [
  [
    'a user with permanent keys',
    {
      type: 'IAMUser',
      principalId: 'AIDAEXAMPLEEXAMPLE001',
      arn: 'arn:aws:iam::111122223333:user/team/ci',
      accountId: '111122223333',
      userName: 'ci',
    },
    {
      type: 'IAMUser',
      arn: 'arn:aws:iam::111122223333:user/team/ci',
      entityArn: 'arn:aws:iam::111122223333:user/team/ci',
      account: '111122223333',
    },
    'AIDAEXAMPLEEXAMPLE001',
  ],
  [
    'a role session without an issuer, as directory buckets record it',
    {
      type: 'AssumedRole',
      principalId: 'AROAEXAMPLEEXAMPLE001:s',
      arn: 'arn:aws:sts::111122223333:assumed-role/etl/s',
      accountId: '111122223333',
      sessionContext: {},
    },
    {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::111122223333:assumed-role/etl/s',
      entityArn: 'arn:aws:iam::111122223333:role/etl',
      account: '111122223333',
      sessionName: 's',
    },
    'AROAEXAMPLEEXAMPLE001',
  ],
  [
    'a role session of the US government partition',
    { type: 'AssumedRole', arn: 'arn:aws-us-gov:sts::111122223333:assumed-role/etl/s' },
    {
      type: 'AssumedRole',
      arn: 'arn:aws-us-gov:sts::111122223333:assumed-role/etl/s',
      entityArn: 'arn:aws-us-gov:iam::111122223333:role/etl',
      account: '111122223333',
      sessionName: 's',
    },
    null,
  ],
  [
    'a federated user stands for the user who vouched',
    {
      type: 'FederatedUser',
      principalId: '111122223333:anna',
      arn: 'arn:aws:sts::111122223333:federated-user/anna',
      accountId: '111122223333',
      sessionContext: {
        sessionIssuer: { type: 'IAMUser', principalId: 'AIDAEXAMPLEEXAMPLE002', arn: 'arn:aws:iam::111122223333:user/broker' },
      },
    },
    {
      type: 'FederatedUser',
      arn: 'arn:aws:sts::111122223333:federated-user/anna',
      entityArn: 'arn:aws:iam::111122223333:user/broker',
      account: '111122223333',
      sessionName: 'anna',
    },
    'AIDAEXAMPLEEXAMPLE002',
  ],
  [
    'the root user',
    { type: 'Root', principalId: '111122223333', arn: 'arn:aws:iam::111122223333:root', accountId: '111122223333' },
    { type: 'Root', arn: 'arn:aws:iam::111122223333:root', entityArn: 'arn:aws:iam::111122223333:root', account: '111122223333' },
    '111122223333',
  ],
  [
    'a person of IAM Identity Center',
    { type: 'IdentityCenterUser', accountId: '111122223333', onBehalfOf: { userId: '544894e8-80c1-707f-60e3-3ba6510dfac1' } },
    { type: 'IdentityCenterUser', account: '111122223333' },
    '544894e8-80c1-707f-60e3-3ba6510dfac1',
  ],
  [
    'an AWS service',
    { type: 'AWSService', invokedBy: 'delivery.logs.amazonaws.com' },
    { type: 'AWSService', service: 'delivery.logs.amazonaws.com' },
    null,
  ],
  ['a user with an empty id', { type: 'IAMUser', principalId: '', accountId: '' }, { type: 'IAMUser' }, null],
  [
    'another account with an id only',
    { type: 'AWSAccount', principalId: 'AIDAEXAMPLEEXAMPLE003' },
    { type: 'AWSAccount' },
    'AIDAEXAMPLEEXAMPLE003',
  ],
  [
    'another account with an ARN and an empty id',
    { type: 'AWSAccount', principalId: '', arn: 'arn:aws:iam::444455556666:user/ci' },
    {
      type: 'AWSAccount',
      arn: 'arn:aws:iam::444455556666:user/ci',
      entityArn: 'arn:aws:iam::444455556666:user/ci',
      account: '444455556666',
    },
    null,
  ],
  ['nobody, with an empty account', { type: 'AWSAccount', principalId: '', accountId: '' }, { type: 'Anonymous' }, null],
  ['a session without the id of its role', { type: 'AssumedRole', principalId: ':s' }, { type: 'AssumedRole', sessionName: 's' }, null],
  ['a directory user', { type: 'Directory', principalId: 'd-1234567890' }, { type: 'Directory' }, 'd-1234567890'],
  ['an unknown caller', { type: 'Unknown' }, { type: 'Unknown' }, null],
  ['no identity at all', null, {}, null],
  ['fields of wrong types', { type: 7, arn: ['x'], accountId: {}, principalId: true, sessionContext: 'none', invokedBy: 0 }, {}, null],
  [
    'an identity named __proto__',
    JSON.parse('{"__proto__":{"type":"Root","arn":"arn:aws:iam::111122223333:root"}}') as JsonObject,
    {},
    null,
  ],
]

describe('the identity of a record', () => {
  it.each(CASES)('%s', (_name, userIdentity, principal, principalId) => {
    expect(identityOf(userIdentity, null)).toEqual({ principal: { ...NOBODY, ...principal }, principalId })
  })

  it('a caller in the text is not believed where the recorded account is another', () => {
    const stated = 'arn:aws:iam::123456789012:user/mallory'
    const { principal } = identityOf({ type: 'AWSAccount', principalId: 'AIDAEXAMPLEEXAMPLE003', accountId: '444455556666' }, stated)
    expect(principal).toEqual({ ...NOBODY, type: 'AWSAccount', account: '444455556666' })
  })

  it.each([
    ['an ARN, where no account is recorded', 'arn:aws:iam::123456789012:user/anna', 'arn:aws:iam::123456789012:user/anna'],
    ['no service', 'delivery.logs.amazonaws.com', null],
    ['no word', 'anonymous', null],
  ])('a caller in the text is taken as %s', (_name, stated, arn) => {
    expect(identityOf({ type: 'AWSAccount', principalId: 'AIDAEXAMPLEEXAMPLE003' }, stated).principal.arn).toBe(arn)
  })

  it('a recorded ARN comes before the one in the text', () => {
    const { principal } = identityOf({ type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/ci' }, 'arn:aws:iam::111122223333:user/other')
    expect(principal.arn).toBe('arn:aws:iam::111122223333:user/ci')
  })
})

describe('the principal of a text', () => {
  it.each([
    [
      'a role session',
      'arn:aws:sts::111122223333:assumed-role/etl/s',
      {
        arn: 'arn:aws:sts::111122223333:assumed-role/etl/s',
        entityArn: 'arn:aws:iam::111122223333:role/etl',
        account: '111122223333',
        sessionName: 's',
      },
    ],
    [
      'a session that is named like a service',
      'arn:aws:sts::111122223333:assumed-role/etl/mail.amazonaws.com',
      {
        arn: 'arn:aws:sts::111122223333:assumed-role/etl/mail.amazonaws.com',
        entityArn: 'arn:aws:iam::111122223333:role/etl',
        account: '111122223333',
        sessionName: 'mail.amazonaws.com',
      },
    ],
    ['a service', 'access-grants.s3.amazonaws.com', { service: 'access-grants.s3.amazonaws.com' }],
    ['a masked name', '<redacted>', {}],
    ['nobody', null, {}],
  ] as const)('%s', (_name, stated, principal) => {
    expect(statedPrincipal(stated)).toEqual({ ...NOBODY, ...principal })
  })
})
