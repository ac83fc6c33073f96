import fc from 'fast-check'
import type { Denial } from '../../shared/model/denial.ts'
import type { MessageForm, StatedPolicyType, StatedSetting } from '../../shared/model/message.ts'
import { aDenial } from './a-denial.ts'

export const MESSAGE_FORMS: readonly MessageForm[] = [
  'reason',
  'no-reason',
  'several-reasons',
  'setting',
  'authentication',
  'truncated',
  'plain',
  'other',
  'absent',
]
const POLICY_TYPES: readonly StatedPolicyType[] = [
  'identity-based-policy',
  'resource-based-policy',
  'service-control-policy',
  'resource-control-policy',
  'vpc-endpoint-policy',
  'permissions-boundary',
  'session-policy',
  'role-trust-policy',
]
const SETTINGS: readonly StatedSetting[] = ['BlockPublicAcls', 'BlockPublicPolicy', 'ObjectLock', 'MfaDelete', 'AccessGrants', 'Cors']
const ACTIONS = [
  's3:GetObject',
  's3:PutObject',
  's3:ListBucket',
  's3:DeleteObject',
  'kms:Decrypt',
  'sts:AssumeRole',
  's3:*',
  'nonsense',
  null,
]
const EVENTS = ['GetObject', 'HeadObject', 'PutObject', 'ListObjects', 'PreflightRequest', 'AssumeRole', null]
const CODES = [
  'AccessDenied',
  'NoSuchBucket',
  'NoSuchKey',
  'KMS.DisabledException',
  'SignatureDoesNotMatch',
  'VpceAccessDenied',
  'constructor',
  null,
]
const ARNS = [
  'arn:aws:iam::111122223333:role/etl',
  'arn:aws:iam::111122223333:user/ci',
  'arn:aws:iam::111122223333:role/AWSReservedSSO_Readers_0123',
  'arn:aws:iam::111122223333:root',
  '*',
  null,
]

/** Text that strangers choose: words of AWS, quotes and substitutions of every language a fix is written in, any character. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        "'",
        '"',
        '`',
        '\\',
        '\n',
        '${x}',
        '%{x}',
        '$(id)',
        '*',
        '?',
        '{{resolve:ssm:x}}',
        '#',
        '{bucket}',
        '\ud800',
        '\u202e',
      ),
      fc.constant(' with an explicit deny in a service control policy'),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''))

/** Denials of every form that the parser may read, whether they make sense or not. */
export const arbitraryDenial: fc.Arbitrary<Denial> = fc
  .record({
    from: fc.constantFrom('record' as const, 'text' as const),
    errorCode: fc.constantFrom(...CODES),
    eventName: fc.constantFrom(...EVENTS),
    requested: fc.constantFrom(...ACTIONS),
    form: fc.constantFrom(...MESSAGE_FORMS),
    denyType: fc.constantFrom('explicit' as const, 'implicit' as const, null),
    policyType: fc.constantFrom(...POLICY_TYPES, null),
    setting: fc.constantFrom(...SETTINGS, null),
    action: fc.constantFrom(...ACTIONS),
    resource: fc.option(hostileText.map((text) => `arn:aws:s3:::orders-prod/${text}`)),
    text: hostileText,
    bucket: fc.option(hostileText),
    key: fc.option(hostileText),
    type: fc.constantFrom('AssumedRole', 'IAMUser', 'AWSAccount', 'AWSService', 'Anonymous', null),
    entityArn: fc.constantFrom(...ARNS),
    bucketAccount: fc.constantFrom('111122223333', '444455556666', null),
    vpcEndpointId: fc.constantFrom('vpce-0aaa', null),
  })
  .map((facts) => {
    const { from, errorCode, eventName, requested, bucket, key, bucketAccount, vpcEndpointId, type, entityArn, ...message } = facts
    const principal = { type, arn: entityArn, entityArn, account: null, sessionName: null, service: null }
    const request = { eventName, action: requested, bucket, key, bucketAccount, vpcEndpointId, principal }
    return aDenial({ from, errorCode, request, message })
  })
