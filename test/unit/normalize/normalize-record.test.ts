import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../shared/model/json.ts'
import { isDenial, normalizeRecord } from '../../../shared/normalize/normalize-record.ts'
import { aRecord } from '../../builders/a-record.ts'

const FIELDS = [
  'eventVersion',
  'userIdentity',
  'eventTime',
  'awsRegion',
  'sourceIPAddress',
  'userAgent',
  'errorMessage',
  'requestParameters',
  'additionalEventData',
  'eventID',
  'sharedEventID',
  'resources',
  'recipientAccountId',
  'eventCategory',
  'vpcEndpointId',
  'tlsDetails',
  'sessionCredentialFromConsole',
]

/** Any JSON, as text and back, so that a key `__proto__` is an own key as in a real file. */
const anyJson = fc.json({ maxDepth: 4 }).map((text) => JSON.parse(text) as unknown)

/** What `normalizeRecord` gives for a record that must not break it. */
function normalizeSafely(record: unknown) {
  const normalized = normalizeRecord(record as JsonObject)
  structuredClone(normalized)
  return normalized
}

describe('no input breaks it', () => {
  it('any JSON as a record', () => {
    fc.assert(
      fc.property(anyJson, (record) => {
        normalizeSafely(record)
      }),
      { numRuns: 500 },
    )
  })

  it('any JSON in any field of a denial is still a denial', () => {
    const source = fc.constantFrom('s3.amazonaws.com', 's3express.amazonaws.com', 's3tables.amazonaws.com', 's3-outposts.amazonaws.com')
    const eventName = fc.constantFrom(
      'GetObject',
      'PutObject',
      'CopyObject',
      'DeleteObjects',
      'ListBuckets',
      'CreateSession',
      '__proto__',
      'constructor',
    )
    const overrides = fc.dictionary(fc.constantFrom(...FIELDS.slice(1)), anyJson)
    fc.assert(
      fc.property(source, eventName, overrides, (eventSource, name, fields) => {
        expect(isDenial(normalizeSafely(aRecord({ ...fields, eventSource, eventName: name })))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('any JSON within the nested parts of a denial', () => {
    const value = fc.oneof(
      anyJson,
      fc.constantFrom(
        'arn:aws:s3:::b/k',
        'arn:aws:s3:eu-west-1:111122223333:accesspoint/',
        'arn:aws:s3-outposts:r:1:outpost/',
        'arn:::::',
        '[',
        'anonymous',
      ),
    )
    const nested = (...keys: string[]) => fc.dictionary(fc.constantFrom(...keys), value)
    const record = fc.record({
      userIdentity: nested('type', 'arn', 'accountId', 'principalId', 'sessionContext', 'invokedBy', 'onBehalfOf'),
      requestParameters: nested('bucketName', 'bucket', 'key', 'Host', 'host', 'delete', 'versionId', 'prefix', 'tableBucketARN'),
      resources: fc.array(nested('ARN', 'ARNPrefix', 'accountId', 'type')),
      userAgent: value,
      errorMessage: value,
    })
    fc.assert(
      fc.property(record, (fields) => {
        normalizeSafely(aRecord(fields))
      }),
      { numRuns: 500 },
    )
  })

  it('a record with thousands of resources and a key of a megabyte', () => {
    const resources = Array.from({ length: 5000 }, () => ({ ARN: 'arn:aws:s3:::orders-prod/a', type: 'AWS::S3::Object' }))
    const normalized = normalizeSafely(aRecord({ resources, requestParameters: { bucketName: 'orders-prod', key: 'x'.repeat(1_000_000) } }))
    expect(isDenial(normalized) && normalized.request.key?.length).toBe(4096)
  })
})

describe('the account that logged a record', () => {
  it.each([
    ['is the recipient', {}, '111122223333'],
    ['is the caller’s in records before version 1.02', { recipientAccountId: undefined }, '111122223333'],
    [
      'is not that of a caller from outside',
      { recipientAccountId: undefined, userIdentity: { type: 'AWSAccount', accountId: '444455556666' } },
      null,
    ],
  ])('%s', (_name, overrides, account) => {
    const normalized = normalizeRecord(aRecord(overrides))
    expect(isDenial(normalized) && normalized.account).toBe(account)
  })
})

describe('an object key that imitates a reason', () => {
  it('does not choose the layer', () => {
    const key = 'x" with an explicit deny in a service control policy'
    const normalized = normalizeRecord(
      aRecord({
        requestParameters: { bucketName: 'orders-prod', key },
        resources: [],
        errorMessage: `User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/${key}" because no identity-based policy allows the s3:GetObject action`,
      }),
    )
    expect(isDenial(normalized) && normalized.message).toMatchObject({ policyType: 'identity-based-policy', denyType: 'implicit' })
    expect(isDenial(normalized) && normalized.request.resource).toBe(`arn:aws:s3:::orders-prod/${key}`)
  })
})

describe('a denial', () => {
  it('is told from what a record is skipped for', () => {
    expect(isDenial(normalizeRecord(aRecord()))).toBe(true)
    expect(isDenial(normalizeRecord(aRecord({ errorCode: undefined })))).toBe(false)
  })

  it.each([
    ['no text', undefined],
    ['an empty text', ''],
    ['a text that an export wrote for null', 'null'],
  ])('has %s', (_name, errorMessage) => {
    const normalized = normalizeRecord(aRecord({ errorMessage }))
    expect(isDenial(normalized) && normalized.message).toMatchObject({ form: 'absent', policyType: null, action: null })
  })

  it('of S3 keeps its own target whatever context its parameters tell', () => {
    const requestParameters = {
      bucketName: 'orders-prod',
      key: 'a.csv',
      encryptionContext: { 'aws:s3:arn': 'arn:aws:s3:::orders-archive/b.csv' },
    }
    const normalized = normalizeRecord(aRecord({ requestParameters, resources: [] }))
    expect(isDenial(normalized) && normalized.request).toMatchObject({ bucket: 'orders-prod', key: 'a.csv' })
  })

  it.each([
    [true, 'console'],
    ['true', 'console'],
    ['false', null],
    [undefined, null],
  ])('of a browser whose session comes from the console (%j) has the tool %s', (sessionCredentialFromConsole, tool) => {
    const normalized = normalizeRecord(aRecord({ userAgent: '[Mozilla/5.0]', sessionCredentialFromConsole }))
    expect(isDenial(normalized) && normalized.request.tool).toBe(tool)
  })

  it('has no reason but the one behind its resource, which an unquoted key may imitate', () => {
    const key = 'x with an explicit deny in a service control policy'
    const normalized = normalizeRecord(
      aRecord({
        requestParameters: { bucketName: 'orders-prod', key },
        resources: [],
        errorMessage: `User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::orders-prod/${key}`,
      }),
    )
    expect(isDenial(normalized) && normalized.message).toMatchObject({ resource: `arn:aws:s3:::orders-prod/${key}`, policyType: null })
  })

  it('whose text is a reason without its sentence names no layer, since AWS records none such', () => {
    const normalized = normalizeRecord(aRecord({ errorMessage: 'because no session policy allows the s3:GetObject action' }))
    expect(isDenial(normalized) && normalized.message).toMatchObject({ form: 'other', policyType: null })
  })

  it('whose text breaks off within its resource is known to break off', () => {
    const normalized = normalizeRecord(
      aRecord({
        errorMessage:
          'User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/2026/0',
      }),
    )
    expect(isDenial(normalized) && normalized.message).toMatchObject({ form: 'truncated', resource: null, policyType: null })
  })
})
