import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeniedRequest } from '../../../shared/model/denial.ts'
import type { PastedDenial } from '../../../shared/model/record.ts'
import { normalizePasted } from '../../../shared/normalize/normalize-pasted.ts'

const PLAIN: PastedDenial = {
  message: 'Access Denied',
  errorCode: 'AccessDenied',
  eventName: null,
  httpStatus: null,
  service: null,
  bucket: null,
  key: null,
  requestId: null,
  tool: null,
}

const CALLER = 'User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: '

type Expected = Partial<Omit<DeniedRequest, 'principal'>> & { readonly source: string | null }

const CASES: readonly [name: string, pasted: Partial<PastedDenial>, expected: Expected][] = [
  [
    'the sentence tells action, resource, bucket and key',
    {
      message: `${CALLER}s3:GetObject on resource: "arn:aws:s3:::orders-prod/a.csv" because no identity-based policy allows the s3:GetObject action`,
    },
    {
      source: 's3.amazonaws.com',
      eventName: null,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::orders-prod/a.csv',
      bucket: 'orders-prod',
      key: 'a.csv',
    },
  ],
  [
    'the wrapper tells the call, the table its action',
    { eventName: 'ListObjectsV2', service: 's3', bucket: 'orders-prod', tool: 'terraform-backend', httpStatus: 403 },
    {
      source: 's3.amazonaws.com',
      eventName: 'ListObjectsV2',
      action: 's3:ListBucket',
      resource: 'arn:aws:s3:::orders-prod',
      bucket: 'orders-prod',
      key: null,
      tool: 'terraform-backend',
    },
  ],
  [
    'a call without service is known to be of S3',
    { eventName: 'PutObject' },
    { source: 's3.amazonaws.com', action: 's3:PutObject', resource: null, bucket: null },
  ],
  [
    'a write that lacks a KMS permission went to S3',
    {
      eventName: 'PutObject',
      service: 'kms',
      message: `${CALLER}kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:111122223333:key/0a1b because no identity-based policy allows the kms:GenerateDataKey action`,
    },
    { source: 's3.amazonaws.com', action: 's3:PutObject', resource: null },
  ],
  [
    'a KMS text without a call is about the key',
    {
      message: `${CALLER}kms:Decrypt on resource: arn:aws:kms:eu-west-1:111122223333:key/0a1b because no identity-based policy allows the kms:Decrypt action`,
    },
    { source: 'kms.amazonaws.com', action: 'kms:Decrypt', resource: 'arn:aws:kms:eu-west-1:111122223333:key/0a1b', bucket: null },
  ],
  [
    'a missing object is asked for as an object',
    {
      eventName: 'GetObject',
      service: 's3',
      message: `${CALLER}s3:ListBucket on resource: "arn:aws:s3:::orders-prod" because no identity-based policy allows the s3:ListBucket action`,
    },
    { source: 's3.amazonaws.com', action: 's3:GetObject', resource: null, bucket: 'orders-prod' },
  ],
  [
    'another service keeps its own action and resource',
    {
      eventName: 'PutItem',
      service: 'dynamodb',
      message: `${CALLER}dynamodb:PutItem on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/locks because no identity-based policy allows the dynamodb:PutItem action`,
    },
    {
      source: 'dynamodb.amazonaws.com',
      action: 'dynamodb:PutItem',
      resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/locks',
      bucket: null,
    },
  ],
  ['a table of another service is not one of S3 Tables', { eventName: 'CreateTable' }, { source: null, action: null, resource: null }],
  [
    'a code of KMS without a reason came from S3',
    { eventName: 'PutObject', service: 'kms', errorCode: 'KMS.DisabledException', message: 'the key is disabled' },
    { source: 's3.amazonaws.com', action: 's3:PutObject' },
  ],
  [
    'a call of S3 that lacks a permission of IAM went to S3',
    {
      eventName: 'PutBucketReplication',
      service: 'iam',
      message: `${CALLER}iam:PassRole on resource: arn:aws:iam::111122223333:role/replicate because no identity-based policy allows the iam:PassRole action`,
    },
    { source: 's3.amazonaws.com', eventName: 'PutBucketReplication' },
  ],
  [
    'a call that other services have as well stays with the service that the wrapper names',
    { eventName: 'TagResource', service: 'lambda' },
    { source: 'lambda.amazonaws.com', action: null },
  ],
  [
    'and with it where the text names the same call',
    {
      eventName: 'TagResource',
      service: 'lambda',
      message: `${CALLER}lambda:TagResource on resource: arn:aws:lambda:eu-west-1:111122223333:function:f because no identity-based policy allows the lambda:TagResource action`,
    },
    { source: 'lambda.amazonaws.com', action: 'lambda:TagResource' },
  ],
  [
    'and with it where the text names an action of a third service',
    {
      eventName: 'TagResource',
      service: 'lambda',
      message: `${CALLER}tag:TagResources because no identity-based policy allows the tag:TagResources action`,
    },
    { source: 'lambda.amazonaws.com', action: 'tag:TagResources' },
  ],
  [
    'the control API belongs to S3',
    { eventName: 'CreateAccessPoint', service: 's3control', bucket: 'orders-prod' },
    { source: 's3.amazonaws.com', action: 's3:CreateAccessPoint', bucket: 'orders-prod' },
  ],
  ['a call that S3 does not have is not one of S3', { eventName: 'PutItem' }, { source: null, eventName: 'PutItem', action: null }],
  [
    'the service of an action in capitals is read',
    { message: `${CALLER}S3:GetObject on resource: "arn:aws:s3:::orders-prod/a.csv"` },
    { source: 's3.amazonaws.com', bucket: 'orders-prod', key: 'a.csv' },
  ],
  [
    'the wrapper tells bucket and key',
    { eventName: 'GetObject', service: 's3', bucket: 'orders-prod', key: 'a.csv' },
    { source: 's3.amazonaws.com', action: 's3:GetObject', resource: 'arn:aws:s3:::orders-prod/a.csv', bucket: 'orders-prod', key: 'a.csv' },
  ],
  ['a key alone names nothing', { key: 'a.csv' }, { source: null, resource: null, bucket: null, key: 'a.csv' }],
  ['nothing is known of a bare text', {}, { source: null, eventName: null, action: null, resource: null, bucket: null, key: null }],
]

describe('a pasted denial', () => {
  it.each(CASES)('%s', (_name, pasted, { source, ...expected }) => {
    const denial = normalizePasted({ ...PLAIN, ...pasted })
    expect(denial.request).toMatchObject(expected)
    expect(denial.eventSource).toBe(source)
  })

  it('an unquoted key that imitates a reason does not choose the layer where the wrapper tells the key', () => {
    const key = 'x with an explicit deny in a service control policy'
    const message = `${CALLER}s3:GetObject on resource: arn:aws:s3:::orders-prod/${key}`
    const denial = normalizePasted({ ...PLAIN, message, bucket: 'orders-prod', key })
    expect(denial.message).toMatchObject({ resource: `arn:aws:s3:::orders-prod/${key}`, policyType: null })
  })

  it.each([
    ['anonymous', { type: 'Anonymous', arn: null, account: null }],
    ['arn:aws:iam::111122223333:user/ci', { type: null, arn: 'arn:aws:iam::111122223333:user/ci', account: '111122223333' }],
    [null, { type: null, arn: null, account: null }],
  ])('takes the caller %s from the wrapper where the text names none', (principal, expected) => {
    expect(normalizePasted({ ...PLAIN, principal }).request.principal).toMatchObject(expected)
  })

  it('needs the action that the sentence names', () => {
    const { requiredActions } = normalizePasted({
      ...PLAIN,
      message: `${CALLER}s3:GetObject on resource: "arn:aws:s3:::orders-prod/a.csv"`,
    })
    expect(requiredActions).toEqual([{ action: 's3:GetObject', resourceType: 'object', certainty: 'needed', role: null }])
  })

  it('has no id, no time and is never noise', () => {
    const denial = normalizePasted({ ...PLAIN, eventName: 'ListObjectsV2', tool: 'terraform-backend' })
    expect(denial).toMatchObject({
      from: 'text',
      eventId: null,
      eventTime: null,
      account: null,
      noise: null,
      errorCode: 'AccessDenied',
      parameters: {},
    })
  })

  it('names the caller of the sentence', () => {
    const { principal } = normalizePasted({
      ...PLAIN,
      message: `${CALLER}s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
    }).request
    expect(principal).toEqual({
      type: null,
      arn: 'arn:aws:sts::111122223333:assumed-role/etl/nightly',
      entityArn: 'arn:aws:iam::111122223333:role/etl',
      account: '111122223333',
      sessionName: 'nightly',
      service: null,
    })
  })

  it('no text breaks it', () => {
    const text = fc.option(fc.string(), { nil: null })
    const pasted = fc.record({
      message: fc.string(),
      errorCode: text,
      eventName: text,
      httpStatus: fc.constant(null),
      service: text,
      bucket: text,
      key: text,
      requestId: text,
      tool: text,
    })
    fc.assert(
      fc.property(pasted, (value) => {
        structuredClone(normalizePasted(value))
      }),
      { numRuns: 300 },
    )
  })
})
