import { describe, expect, it } from 'vitest'
import { openMemoryFindingStore } from '#shared/adapters/memory/finding-store.ts'
import { explainText } from '#shared/examine.ts'
import { layers } from '#shared/layers/index.ts'
import { isObject, type JsonObject } from '#shared/model/json.ts'
import { analyzeBatch } from '#shared/pipeline.ts'
import { aRecord } from '../builders/a-record.ts'

const SESSION = 'arn:aws:sts::111122223333:assumed-role/etl/nightly'

const s3Denial = aRecord({
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLEEXAMPLE001:nightly',
    arn: SESSION,
    accountId: '111122223333',
    accessKeyId: 'ASIAEXAMPLEEXAMPLE01',
    invokedBy: 'athena.amazonaws.com',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROAEXAMPLEEXAMPLE001',
        arn: 'arn:aws:iam::111122223333:role/jobs/etl',
        userName: 'etl',
      },
      attributes: { creationDate: '2026-08-17T09:00:00Z', mfaAuthenticated: 'false' },
    },
  },
  errorMessage: `User: ${SESSION} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/a.csv" with an explicit deny in a resource-based policy`,
  requestParameters: { bucketName: 'orders-prod', key: 'a.csv', Host: 'orders-prod.s3.eu-west-1.amazonaws.com', 'x-amz-acl': 'private' },
  additionalEventData: { AuthenticationMethod: 'QueryString', SignatureVersion: 'SigV4', bytesTransferredIn: 0 },
  responseElements: null,
  sharedEventID: '00000000-0000-4000-8000-0000000000aa',
  vpcEndpointId: 'vpce-0aaa',
  vpcEndpointAccountId: '111122223333',
  tlsDetails: { tlsVersion: 'TLSv1.3', clientProvidedHostHeader: 'orders-prod.s3.eu-west-1.amazonaws.com' },
})

/** Records of each kind that the product reads, as AWS sends them. */
const RECORDS: readonly { readonly name: string; readonly record: JsonObject }[] = [
  { name: 'an S3 denial', record: s3Denial },
  {
    name: 'a KMS denial for S3',
    record: aRecord({
      eventSource: 'kms.amazonaws.com',
      eventName: 'Decrypt',
      errorMessage: `User: ${SESSION} is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:111122223333:key/k because no identity-based policy allows the kms:Decrypt action`,
      requestParameters: {
        encryptionContext: { 'aws:s3:arn': 'arn:aws:s3:::orders-prod/a.csv' },
        encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      },
      resources: [{ accountId: '111122223333', type: 'AWS::KMS::Key', ARN: 'arn:aws:kms:eu-west-1:111122223333:key/k' }],
    }),
  },
  {
    name: 'a denial of a VPC endpoint',
    record: aRecord({
      errorCode: 'VpceAccessDenied',
      eventType: 'AwsVpceEvent',
      eventCategory: 'NetworkActivity',
      vpcEndpointId: 'vpce-0aaa',
    }),
  },
  {
    name: 'a copy request',
    record: aRecord({
      eventName: 'CopyObject',
      requestParameters: { bucketName: 'b', key: 'k', 'x-amz-copy-source': '/source-bucket/k', 'x-amz-server-side-encryption': 'aws:kms' },
    }),
  },
  {
    name: 'a changed bucket policy',
    record: aRecord({
      eventName: 'PutBucketPolicy',
      errorCode: undefined,
      requestParameters: { bucketName: 'b', bucketPolicy: { Statement: [] } },
    }),
  },
]

/** One value of each JSON type, and those that are easily mistaken: `undefined` leaves the field out. */
const VALUES: readonly unknown[] = [
  ...[undefined, null, true, false, 0, -1, 1.5e300, '', ' ', 'x', 'arn:aws:s3:::', 'null', '\ud800', '2026-08-17T25:61:00Z'],
  ...[[], [null], ['x'], [[]], [{}], {}, { a: 1 }, { length: 3 }, JSON.parse('{"__proto__":{"a":1}}') as unknown, 'x'.repeat(10_000)],
]

type Path = readonly string[]

/** Every place in a JSON value, containers before what they hold. */
function placesIn(value: unknown, path: Path = []): Path[] {
  const entries = Array.isArray(value) ? value.map((element, index) => [String(index), element as unknown] as const) : objectEntries(value)
  return [...(path.length === 0 ? [] : [path]), ...entries.flatMap(([key, inner]) => placesIn(inner, [...path, key]))]
}

function objectEntries(value: unknown): (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : []
}

/** A copy with another value at one place. */
function changed(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement
  if (Array.isArray(value))
    return value.map((element, index) => (String(index) === key ? changed(element, rest, replacement) : (element as unknown)))
  const entries = objectEntries(value).map(([name, inner]) => [name, name === key ? changed(inner, rest, replacement) : inner] as const)
  return Object.fromEntries(entries.filter(([name, inner]) => name !== key || inner !== undefined))
}

const cases = RECORDS.flatMap(({ name, record }) => placesIn(record).map((path) => ({ name: `${name}: ${path.join('.')}`, record, path })))

async function countsOf(record: JsonObject) {
  const deps = {
    layers,
    store: openMemoryFindingStore(),
    seen: { events: new Set<string>(), shared: new Set<string>() },
    everyDenial: true,
  }
  const { denied, skipped, malformed, documents } = await analyzeBatch([record], deps)
  expect(JSON.parse(JSON.stringify(documents))).toEqual(documents)
  return { total: denied + skipped + malformed, documents: documents.length }
}

describe('whatever stands in one field,', () => {
  it.each(cases)('analyze counts the record once and explain ends, for $name', async ({ record, path }) => {
    for (const value of VALUES) {
      const hostile = changed(record, path, value) as JsonObject
      expect(await countsOf(hostile)).toEqual({ total: 1, documents: 1 })
      const explained = explainText(JSON.stringify(hostile), layers)
      expect(JSON.parse(JSON.stringify(explained))).toEqual(explained)
    }
    expect(({} as Record<string, unknown>)['a']).toBeUndefined()
  })

  it('a record that loses any two fields is counted once', async () => {
    const fields = Object.keys(s3Denial)
    for (const one of fields) {
      for (const other of fields) {
        const poorer = changed(changed(s3Denial, [one], undefined), [other], undefined) as JsonObject
        expect((await countsOf(poorer)).total).toBe(1)
      }
    }
  })
})
