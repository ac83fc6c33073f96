import { describe, expect, it } from 'vitest'
import type { RequiredAction } from '../../../shared/model/denial.ts'
import type { JsonObject } from '../../../shared/model/json.ts'
import { kmsTargetOf, resourceArnOf, targetOf, type Target } from '../../../shared/normalize/resource.ts'

const BUCKET = { type: 'AWS::S3::Bucket', accountId: '111122223333', ARN: 'arn:aws:s3:::orders-prod' }
const OTHER_BUCKET = { type: 'AWS::S3::Bucket', accountId: '444455556666', ARN: 'arn:aws:s3:::orders-archive' }
const OBJECT = { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::orders-prod/a.csv' }
const PREFIX = { type: 'AWS::S3::Object', ARNPrefix: 'arn:aws:s3:::orders-prod/' }
const READ = 'arn:aws:s3:eu-west-1:111122223333:accesspoint/orders-read'
const ACCESS_POINT = { type: 'AWS::S3::AccessPoint', accountId: '111122223333', ARN: READ }
const DIRECTORY = 'arn:aws:s3express:us-east-1:111122223333:bucket/orders--use1-az4--x-s3'
const TABLES = 'arn:aws:s3tables:eu-west-1:111122223333:bucket/analytics'
const OUTPOST = 'arn:aws:s3-outposts:eu-west-1:111122223333:outpost/op-1/bucket/orders'
const KEY = 'arn:aws:kms:eu-west-1:444455556666:key/0a1b'

type Case = readonly [name: string, requestParameters: JsonObject | null, resources: readonly unknown[], target: Partial<Target>]

const CASES: readonly Case[] = [
  [
    'the owner is that of the bucket that was called, not of the first in the list',
    { bucketName: 'orders-prod', key: 'a.csv' },
    [OTHER_BUCKET, BUCKET],
    { bucket: 'orders-prod', bucketAccount: '111122223333', bucketArn: 'arn:aws:s3:::orders-prod' },
  ],
  [
    'the owner is unknown where only another bucket is listed',
    { bucketName: 'orders-prod' },
    [OTHER_BUCKET],
    { bucket: 'orders-prod', bucketAccount: null, bucketArn: 'arn:aws:s3:::orders-prod' },
  ],
  [
    'a prefix names the bucket, but not its owner',
    {},
    [PREFIX],
    { bucket: 'orders-prod', key: null, bucketAccount: null, bucketArn: 'arn:aws:s3:::orders-prod' },
  ],
  ['a prefix before the bucket does not hide the owner', {}, [PREFIX, BUCKET], { bucket: 'orders-prod', bucketAccount: '111122223333' }],
  [
    'an access point before the bucket does not hide the bucket',
    {},
    [ACCESS_POINT, BUCKET],
    { bucket: 'orders-prod', accessPointArn: READ, bucketAccount: '111122223333' },
  ],
  ['an object alone names bucket and key', {}, [OBJECT], { bucket: 'orders-prod', key: 'a.csv', bucketAccount: null }],
  ['the first object counts', {}, [OBJECT, { ARN: 'arn:aws:s3:::orders-prod/b.csv' }], { key: 'a.csv' }],
  ['an empty key is none', { bucketName: 'orders-prod', key: '' }, [], { bucket: 'orders-prod', key: null }],
  [
    'an object of another bucket does not lend its ARN',
    { bucketName: 'orders-archive', key: 'a.csv' },
    [OBJECT],
    { bucket: 'orders-archive', bucketArn: 'arn:aws:s3:::orders-archive' },
  ],
  ['a call to the control API names the bucket otherwise', { bucket: 'orders-prod' }, [], { bucket: 'orders-prod' }],
  ['an empty bucket name is none', { bucketName: '', bucket: 'orders-prod' }, [], { bucket: 'orders-prod' }],
  [
    'a directory bucket has the ARN that is listed',
    { bucketName: 'orders--use1-az4--x-s3' },
    [{ ARN: DIRECTORY }],
    { bucket: 'orders--use1-az4--x-s3', bucketArn: DIRECTORY, bucketAccount: '111122223333' },
  ],
  [
    'a directory bucket has the ARN of its listed object',
    { bucketName: 'orders--use1-az4--x-s3', key: 'a.csv' },
    [{ ARN: `${DIRECTORY}/a.csv` }],
    { bucketArn: DIRECTORY, bucketAccount: null },
  ],
  ['a directory bucket gets no invented ARN', { bucketName: 'orders--use1-az4--x-s3' }, [], { bucketArn: null }],
  ['a table bucket is known by its ARN alone', { tableBucketARN: TABLES }, [], { bucket: 'analytics', bucketArn: TABLES }],
  ['a table names its bucket', { tableARN: `${TABLES}/table/0a1b` }, [], { bucket: 'analytics', key: null, bucketArn: TABLES }],
  ['an Outposts bucket is known by its ARN alone', { bucket: OUTPOST, key: 'a' }, [], { bucket: 'orders', key: 'a', bucketArn: OUTPOST }],
  [
    'the bucket’s own name is no name of the listed access point',
    { bucketName: 'orders-prod' },
    [ACCESS_POINT],
    { bucket: 'orders-prod', accessPointArn: READ },
  ],
  [
    'the name of the listed access point is no bucket',
    { bucketName: 'orders-read' },
    [ACCESS_POINT],
    { bucket: null, accessPointArn: READ },
  ],
  ['the end of an access point’s name is no access point', { bucketName: 'read' }, [ACCESS_POINT], { bucket: 'read' }],
  ['an alias of Object Lambda leads to the bucket', { bucketName: 'thumbs-0a1b--ol-s3' }, [BUCKET], { bucket: 'orders-prod' }],
  [
    'an alias of a Multi-Region Access Point leads to the bucket',
    { bucketName: 'mfzwi23gnjvgw.mrap' },
    [OBJECT],
    { bucket: 'orders-prod' },
  ],
  ['an alias has no ARN of a bucket', { bucketName: 'mfzwi23gnjvgw.mrap' }, [], { bucket: 'mfzwi23gnjvgw.mrap', bucketArn: null }],
  ['a name that begins like an alias is a bucket', { bucketName: 'x-s3alias-1' }, [], { bucketArn: 'arn:aws:s3:::x-s3alias-1' }],
  ['the host names the bucket', { Host: 'orders-prod.s3.eu-west-1.amazonaws.com' }, [], { bucket: 'orders-prod' }],
  ['the host of old records as well', { host: ['orders-prod.s3.amazonaws.com'] }, [], { bucket: 'orders-prod' }],
  ['nothing names a bucket', null, [], { bucket: null, key: null, bucketArn: null, accessPointArn: null }],
  ['entries that are no objects name nothing', {}, [null, 'arn:aws:s3:::orders-prod', 7, [OBJECT]], { bucket: null }],
]

describe('the target of a request', () => {
  it.each(CASES)('%s', (_name, requestParameters, resources, target) => {
    expect(targetOf({ requestParameters, resources }, 'eu-west-1')).toMatchObject(target)
  })

  it('is read from the host of the TLS connection at last', () => {
    const tlsDetails = { clientProvidedHostHeader: 'orders-prod.s3.eu-west-1.amazonaws.com' }
    expect(targetOf({ requestParameters: {}, tlsDetails }, 'eu-west-1').bucket).toBe('orders-prod')
  })

  it('has every ARN that may stand in the text', () => {
    const resources = [{ ARN: KEY }, OTHER_BUCKET]
    expect(targetOf({ requestParameters: { bucketName: 'orders-prod', key: 'a.csv' }, resources }, 'eu-west-1').arns).toEqual([
      KEY,
      'arn:aws:s3:::orders-archive',
      'arn:aws:s3:::orders-prod',
      'arn:aws:s3:::orders-prod/a.csv',
    ])
    expect(targetOf({ requestParameters: { bucketName: 'orders-prod' } }, 'cn-north-1').arns).toEqual(['arn:aws-cn:s3:::orders-prod'])
    expect(targetOf({ requestParameters: { key: 'a.csv' } }, 'eu-west-1').arns).toEqual([])
  })

  it.each([
    [99, '111122223333'],
    [100, null],
  ])('the bucket behind %i other entries has the owner %s', (others, account) => {
    const resources = [...Array.from({ length: others }, () => OBJECT), BUCKET]
    expect(targetOf({ requestParameters: { bucketName: 'orders-prod' }, resources }, 'eu-west-1').bucketAccount).toBe(account)
  })
})

describe('the target of a call to KMS', () => {
  const NOTHING = { bucket: null, key: null, bucketAccount: null, bucketArn: null, accessPointArn: null, kmsKeyArn: null, arns: [] }
  const cases: readonly [name: string, context: string, record: JsonObject, target: Partial<Target>][] = [
    [
      'an object, with the key that is listed',
      'arn:aws:s3:::orders-prod/a.csv',
      { resources: [{ ARN: KEY }], requestParameters: { keyId: 'arn:aws:kms:eu-west-1:111122223333:key/9z' } },
      { bucket: 'orders-prod', key: 'a.csv', bucketArn: 'arn:aws:s3:::orders-prod', kmsKeyArn: KEY, arns: [KEY] },
    ],
    [
      'a bucket, with the key of the parameters',
      'arn:aws:s3:::orders-prod',
      { requestParameters: { keyId: KEY } },
      { bucket: 'orders-prod', bucketArn: 'arn:aws:s3:::orders-prod', kmsKeyArn: KEY },
    ],
    [
      'a key without its account is not known',
      'arn:aws:s3:::orders-prod',
      { requestParameters: { keyId: 'alias/orders' } },
      { bucket: 'orders-prod', bucketArn: 'arn:aws:s3:::orders-prod' },
    ],
    [
      'only an ARN of KMS is a key',
      'arn:aws:s3:::orders-prod',
      { resources: [{ ARN: 'arn:aws:lambda:eu-west-1:111122223333:function:f' }] },
      { bucket: 'orders-prod', bucketArn: 'arn:aws:s3:::orders-prod', arns: ['arn:aws:lambda:eu-west-1:111122223333:function:f'] },
    ],
    [
      'a directory bucket has its account',
      `${DIRECTORY}/a`,
      {},
      { bucket: 'orders--use1-az4--x-s3', key: 'a', bucketAccount: '111122223333', bucketArn: DIRECTORY },
    ],
    ['the account of an access point is not the bucket’s', `${READ}/object/a`, {}, { key: 'a', accessPointArn: READ }],
    ['a context that is no ARN', 'orders-prod/a.csv', {}, {}],
  ]
  it.each(cases)('%s', (_name, context, record, target) => {
    expect(kmsTargetOf(record, context)).toEqual({ ...NOTHING, ...target })
  })
})

describe('the ARN that an action is asked for on', () => {
  const on = (resourceType: string): RequiredAction => ({ action: 's3:X', resourceType, certainty: 'needed', role: null })
  const bucket: Target = {
    bucket: 'orders-prod',
    key: null,
    bucketAccount: null,
    bucketArn: 'arn:aws:s3:::orders-prod',
    accessPointArn: null,
    kmsKeyArn: KEY,
    arns: ['arn:aws:s3:eu-west-1:111122223333:job/0a1b', 'arn:aws:s3:::orders-prod'],
  }
  const object = { ...bucket, key: 'a.csv' }
  const point = { accessPointArn: READ }
  it.each<readonly [name: string, target: Target, resourceType: string | null, eventName: string, arn: string | null]>([
    ['the account', bucket, '*', 'ListBuckets', '*'],
    ['a key', object, 'key', 'Decrypt', KEY],
    ['an object', object, 'object', 'GetObject', 'arn:aws:s3:::orders-prod/a.csv'],
    ['an object through an access point', { ...object, ...point }, 'object', 'GetObject', `${READ}/object/a.csv`],
    ['an object on Outposts', { ...object, bucketArn: OUTPOST }, 'object', 'GetObject', `${OUTPOST}/object/a.csv`],
    ['an object without a bucket', { ...object, bucketArn: null }, 'object', 'GetObject', null],
    ['an object without a key', bucket, 'object', 'GetObject', null],
    ['many objects', bucket, 'object', 'DeleteObjects', 'arn:aws:s3:::orders-prod/*'],
    ['a bucket, whatever else is listed', bucket, 'bucket', 'ListObjects', 'arn:aws:s3:::orders-prod'],
    ['a bucket through an access point', { ...bucket, ...point }, 'bucket', 'ListObjects', READ],
    ['another resource', bucket, 'job', 'DescribeJob', 'arn:aws:s3:eu-west-1:111122223333:job/0a1b'],
    ['another resource, of which none is listed', { ...bucket, arns: [] }, 'job', 'CreateJob', null],
    ['an access point', { ...bucket, ...point }, 'accesspoint', 'GetAccessPoint', READ],
    ['an unknown action on a bucket', bucket, null, 'PreflightRequest', 'arn:aws:s3:::orders-prod'],
    ['an unknown action on an access point', { ...bucket, ...point }, null, 'PreflightRequest', READ],
    ['an unknown action on an object', object, null, 'PreflightRequest', 'arn:aws:s3:::orders-prod/a.csv'],
  ])('%s', (_name, target, resourceType, eventName, arn) => {
    expect(resourceArnOf(target, resourceType === null ? null : on(resourceType), eventName)).toBe(arn)
  })
})
