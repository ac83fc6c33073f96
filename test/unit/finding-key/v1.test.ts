import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingId, findingKeyV1, shortId } from '#shared/finding-key/v1.ts'
import type { VectorDenial } from '#shared/model/layer.ts'
import { shortIdPrefix } from '#shared/model/short-id.ts'
import { aDenial } from '../../builders/a-denial.ts'

const NOBODY = { type: null, arn: null, entityArn: null, account: null, sessionName: null, service: null }
const keyOf = (changed: VectorDenial) => findingKeyV1(aDenial(changed))
const idOf = (changed: VectorDenial) => findingId(keyOf(changed))

describe('finding key version 1', () => {
  // INVARIANT: these literals are ids that people wrote down. A failing line means a new version, never a new literal.
  it.each<{ name: string; denial: VectorDenial; id: string; short: string }>([
    { name: 'a role reads', denial: {}, id: '2d26beba31d08924d2c4a0c1ca0ece82', short: 'DEN-SJ5BW3A5' },
    {
      name: 'a role writes',
      denial: { request: { eventName: 'PutObject' } },
      id: 'ff1fe579b610143b9e3dbfd3a96f8ab7',
      short: 'DEN-TRXYSHVF',
    },
    {
      name: 'a role deletes',
      denial: { request: { eventName: 'DeleteObjects' } },
      id: 'b033dcfc3cc88dc8e352a8590da04821',
      short: 'DEN-8DKBQ57B',
    },
    {
      name: 'a role lists',
      denial: { request: { eventName: 'ListObjectsV2' } },
      id: 'c873d33677629f831bba34e3fd6f7fb1',
      short: 'DEN-BVEBCG3H',
    },
    {
      name: 'a role changes the bucket policy',
      denial: { request: { eventName: 'PutBucketPolicy' } },
      id: '0cb4b8fb640347842634bbc22c3d3954',
      short: 'DEN-TQPQHF8N',
    },
    {
      name: 'a service of AWS calls for itself',
      denial: { request: { principal: { ...NOBODY, type: 'AWSService', service: 'cloudtrail.amazonaws.com' } } },
      id: '1825611f5923b9f14137256165a56a1a',
      short: 'DEN-F5Y5P4TH',
    },
    {
      name: 'an anonymous caller',
      denial: { principalId: null, request: { principal: { ...NOBODY, type: 'Anonymous', account: 'anonymous' } } },
      id: '65fca2775a4d33f351713f8a60aa4af2',
      short: 'DEN-WSW75MN2',
    },
    {
      name: 'a caller of another account, in the copy of the owner',
      denial: { principalId: 'AROAEXAMPLEEXAMPLE001', request: { principal: { ...NOBODY, type: 'AWSAccount', account: '444455556666' } } },
      id: '23609349494da919c94b35dc118a14e5',
      short: 'DEN-2DR3BKTV',
    },
    {
      name: 'nothing is known',
      denial: { account: null, region: null, principalId: null, request: { bucket: null, bucketAccount: null, principal: NOBODY } },
      id: '7ff4577737cdeeb66db44cf9b39a318d',
      short: 'DEN-RJRE4M3Q',
    },
    {
      name: 'a bucket with a hostile name',
      denial: { request: { bucket: '"],\u0000\ud800,["' } },
      id: 'e5c077ebb87f4e912932798a20c0239c',
      short: 'DEN-TN7VCPWG',
    },
    {
      name: 'a bucket with a huge name',
      denial: { request: { bucket: 'b'.repeat(100_000) } },
      id: 'b3ad0d8ec0c5bad206e57fbbdb6a6cca',
      short: 'DEN-PMCJXKTA',
    },
  ])('$name: its id never changes', ({ denial, id, short }) => {
    expect([idOf(denial), shortId(idOf(denial))]).toEqual([id, short])
  })

  it.each([
    { resource: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/reports/object/2026/a.csv', bucket: 'accesspoint/reports' },
    { resource: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/reports', bucket: 'accesspoint/reports' },
    { resource: 'arn:aws:s3::111122223333:accesspoint:m1.mrap/object/k', bucket: 'accesspoint/m1.mrap' },
    { resource: 'arn:aws:s3:::orders-prod/accesspoint/x', bucket: '' },
    { resource: null, bucket: '' },
  ])('takes the access point where no bucket is named: $resource', ({ resource, bucket }) => {
    expect(keyOf({ request: { bucket: null, resource } }).bucket).toBe(bucket)
  })

  it('takes the bucket owner account, and the logging account only where the owner is unknown', () => {
    expect(keyOf({ account: '444455556666', request: { bucketAccount: '111122223333' } }).account).toBe('111122223333')
    expect(keyOf({ account: '444455556666', request: { bucketAccount: null } }).account).toBe('444455556666')
  })

  it.each<{ name: string; denial: VectorDenial; principal: string }>([
    { name: 'the role without its session', denial: {}, principal: 'arn:aws:iam::111122223333:role/etl' },
    {
      name: 'the role even where a service called on its behalf',
      denial: { request: { principal: { ...aDenial().request.principal, service: 'athena.amazonaws.com' } } },
      principal: 'arn:aws:iam::111122223333:role/etl',
    },
    {
      name: 'the service where there is nobody else',
      denial: { request: { principal: { ...NOBODY, type: 'AWSService', service: 'logging.s3.amazonaws.com' } } },
      principal: 'service:logging.s3.amazonaws.com',
    },
    { name: 'anonymous', denial: { request: { principal: { ...NOBODY, type: 'Anonymous' } } }, principal: 'anonymous' },
    {
      name: 'the unique id where no ARN is known',
      denial: { principalId: 'AIDAEXAMPLEEXAMPLE001', request: { principal: { ...NOBODY, type: 'AWSAccount', account: '444455556666' } } },
      principal: 'AIDAEXAMPLEEXAMPLE001',
    },
    {
      name: 'the account as the last resort',
      denial: { principalId: null, request: { principal: { ...NOBODY, type: 'AWSAccount', account: '444455556666' } } },
      principal: '444455556666',
    },
  ])('the principal is $name', ({ denial, principal }) => {
    expect(keyOf(denial).principal).toBe(principal)
  })

  it('looks at nothing that a caller can vary at will, nor at the wall it met', () => {
    const caller = { ...aDenial().request.principal, arn: 'arn:aws:sts::111122223333:assumed-role/etl/x', sessionName: 'x' }
    const texts = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(texts, texts, texts, texts, (key, userAgent, sourceIp, text) => {
        const varied: VectorDenial = {
          eventId: key,
          errorCode: text,
          message: { text, form: 'reason', action: 'kms:Decrypt', policyType: 'service-control-policy' },
          request: {
            key,
            userAgent,
            sourceIp,
            resource: `arn:aws:s3:::orders-prod/${key}`,
            vpcEndpointId: key,
            tool: text,
            principal: caller,
          },
        }
        expect(idOf(varied)).toBe('2d26beba31d08924d2c4a0c1ca0ece82')
      }),
    )
  })

  it('keeps fields apart that read the same when joined', () => {
    expect(idOf({ region: 'a', request: { bucket: 'b|c' } })).not.toBe(idOf({ region: 'a|b', request: { bucket: 'c' } }))
  })

  it('is bounded for huge names, and still tells two of them apart', () => {
    const huge = (end: string) => keyOf({ region: `r${end}`.repeat(9_000), request: { bucket: `\u0000${'b'.repeat(90_000)}${end}` } })
    expect(Buffer.byteLength(JSON.stringify(huge('x')))).toBeLessThan(1_500)
    expect(findingId(huge('x'))).not.toBe(findingId(huge('y')))
  })
})

describe('the action class', () => {
  it.each<[string, string, string]>([
    ['GetObject', 's3:GetObject', 'read'],
    ['HeadObject', 's3:GetObject', 'read'],
    ['HeadObject', 's3:ListBucket', 'read'],
    ['GetObjectTagging', 's3:GetObjectTagging', 'read'],
    ['PutObject', 's3:PutObject', 'write'],
    ['PutObject', 's3:PutObjectAcl', 'write'],
    ['CopyObject', 's3:GetObject', 'write'],
    ['CompleteMultipartUpload', 'kms:Decrypt', 'write'],
    ['PutObjectTagging', 's3:PutObjectTagging', 'write'],
    ['DeleteObject', 's3:DeleteObjectVersion', 'delete'],
    ['ListObjects', 's3:ListBucket', 'list'],
    ['HeadBucket', 's3:ListBucket', 'list'],
    ['ListBuckets', 's3:ListAllMyBuckets', 'list'],
    ['PutObjectAcl', 's3:PutObjectAcl', 'admin'],
    ['GetObjectRetention', 's3:GetObjectRetention', 'admin'],
    ['GetBucketPolicy', 's3:GetBucketPolicy', 'admin'],
    ['DeleteBucket', 's3:DeleteBucket', 'admin'],
    ['ListAccessPoints', 's3:ListAccessPoints', 'admin'],
    ['constructor', 's3:GetObject', 'admin'],
    ['__proto__', 's3:GetObject', 'admin'],
  ])('%s with %s is %s', (eventName, action, expected) => {
    expect(keyOf({ request: { eventName, action } }).actionClass).toBe(expected)
  })

  it.each<[string, string]>([
    ['Decrypt', 'read'],
    ['GenerateDataKey', 'write'],
    ['Encrypt', 'write'],
    ['DescribeKey', 'admin'],
  ])('the KMS event %s is %s', (eventName, expected) => {
    const denial: VectorDenial = { eventSource: 'kms.amazonaws.com', request: { eventName, action: `kms:${eventName}` } }
    expect(keyOf(denial).actionClass).toBe(expected)
  })

  it.each<[string | null, string]>([
    ['s3:GetObjectVersion', 'read'],
    ['S3:PUTOBJECT', 'write'],
    ['kms:Decrypt', 'read'],
    ['kms:GenerateDataKey', 'write'],
    ['s3:Decrypt', 'admin'],
    ['GetObject', 'read'],
    ['sts:AssumeRole', 'admin'],
    [null, 'admin'],
  ])('without an event name, the action %s is %s', (action, expected) => {
    expect(keyOf({ request: { eventName: null, action } }).actionClass).toBe(expected)
  })

  it.each<[Record<string, unknown>, string]>([
    [{ 'x-amz-create-session-mode': 'ReadOnly' }, 'read'],
    [{ 'x-amz-create-session-mode': 'ReadWrite' }, 'write'],
    [{ sessionMode: 'ReadOnly' }, 'read'],
    [{}, 'write'],
    [{ sessionMode: { ReadOnly: true } }, 'write'],
  ])('CreateSession with %j is %s', (parameters, expected) => {
    const denial: VectorDenial = { parameters, request: { eventName: 'CreateSession', action: 's3express:CreateSession' } }
    expect(keyOf(denial).actionClass).toBe(expected)
  })
})

describe('a short id', () => {
  it('has eight characters that nobody confuses', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(shortId(id)).toMatch(/^DEN-[2-9A-HJKMNP-TV-Z]{8}$/)
      }),
    )
  })

  it.each<[string, string | null]>([
    ['DEN-SJ5BW3A5', 'SJ5BW3A5'],
    ['den-sj5b', 'SJ5B'],
    [' sj5bw ', 'SJ5BW'],
    ['sj5', null],
    ['DEN-', null],
    ['DEN-SJ5BW3A55', null],
    ['SJ5O', null],
    ['%%%%', null],
    ['', null],
  ])('typed as %j its prefix is %j', (typed, prefix) => {
    expect(shortIdPrefix(typed)).toBe(prefix)
  })
})
