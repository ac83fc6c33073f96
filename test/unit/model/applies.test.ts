import { expect, it } from 'vitest'
import { applies } from '../../../shared/model/applies.ts'
import type { Applicability, VectorDenial } from '../../../shared/model/layer.ts'
import { aDenial } from '../../builders/a-denial.ts'

const USER = { type: 'IAMUser', arn: null, entityArn: 'arn:aws:iam::111122223333:user/ci', account: null, sessionName: null, service: null }
const SSO = { ...USER, type: 'AssumedRole', entityArn: 'arn:aws:iam::111122223333:role/AWSReservedSSO_Readers_0123' }

it.each<{ when: Applicability; holds: VectorDenial; not: VectorDenial }>([
  { when: 'explicit-deny', holds: { message: { denyType: 'explicit' } }, not: { message: { denyType: 'implicit' } } },
  { when: 'implicit-deny', holds: { message: { denyType: 'implicit' } }, not: {} },
  { when: 'caller-is-role', holds: {}, not: { request: { principal: SSO } } },
  { when: 'caller-is-user', holds: { principalId: null, request: { principal: USER } }, not: {} },
  { when: 'caller-is-permission-set', holds: { request: { principal: SSO } }, not: {} },
  { when: 'caller-is-anonymous', holds: { request: { principal: { ...USER, type: 'Anonymous' } } }, not: {} },
  { when: 'object-action', holds: {}, not: { request: { action: 's3:ListBucket' } } },
  { when: 'bucket-action', holds: { request: { action: 's3:PutBucketPolicy' } }, not: {} },
  { when: 'write', holds: { message: { action: 'kms:GenerateDataKey' } }, not: {} },
  { when: 'head-request', holds: { request: { eventName: 'HeadBucket' } }, not: {} },
  { when: 'kms-action', holds: { message: { action: 'kms:Decrypt' } }, not: {} },
  { when: 's3-action', holds: { request: { action: 's3express:CreateSession' } }, not: { message: { action: 'kms:Decrypt' } } },
  { when: 'dynamodb-action', holds: { message: { action: 'dynamodb:PutItem' } }, not: {} },
  { when: 'cross-account', holds: { request: { bucketAccount: '444455556666' } }, not: { request: { bucketAccount: null } } },
  { when: 'same-account', holds: {}, not: { request: { bucketAccount: null } } },
  { when: 'policy-arn-known', holds: { message: { policyArn: 'arn:aws:iam::111122223333:policy/p' } }, not: {} },
  { when: 'policy-arn-unknown', holds: {}, not: { message: { policyArn: 'arn:aws:iam::111122223333:policy/p' } } },
  { when: 'presigned', holds: { authenticationMethod: 'QueryString' }, not: {} },
  { when: 'through-vpc-endpoint', holds: { request: { vpcEndpointId: 'vpce-0aaa' } }, not: {} },
  { when: 'terraform-backend', holds: { request: { tool: 'opentofu-backend' } }, not: { request: { tool: 'terraform' } } },
  { when: 'access-point', holds: { request: { bucket: 'orders-abc123-s3alias' } }, not: {} },
])('$when', ({ when, holds, not }) => {
  expect(applies([when], aDenial(holds))).toBe(true)
  expect(applies([when], aDenial(not))).toBe(false)
})

it('all conditions must hold, and none means always', () => {
  expect(applies(undefined, aDenial())).toBe(true)
  expect(applies([], aDenial())).toBe(true)
  expect(applies(['caller-is-role', 'explicit-deny'], aDenial())).toBe(false)
})

it('what the verdict says comes before what the text says', () => {
  const verdict = { denyType: 'explicit', policy: { arn: 'arn:aws:iam::111122223333:policy/p', name: 'p' } } as const
  expect(applies(['explicit-deny', 'policy-arn-known'], { ...aDenial(), verdict })).toBe(true)
})
