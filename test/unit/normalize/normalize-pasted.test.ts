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
  ['nothing is known of a bare text', {}, { source: null, eventName: null, action: null, resource: null, bucket: null, key: null }],
]

describe('a pasted denial', () => {
  it.each(CASES)('%s', (_name, pasted, { source, ...expected }) => {
    const denial = normalizePasted({ ...PLAIN, ...pasted })
    expect(denial.request).toMatchObject(expected)
    expect(denial.eventSource).toBe(source)
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
