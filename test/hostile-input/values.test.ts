import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { layers } from '#shared/layers/index.ts'
import { explainText } from '#shared/examine.ts'
import { aRecord } from '../builders/a-record.ts'
import { runOf } from '../builders/run-of.ts'

const MB = 1_000_000
const record = (overrides: Readonly<Record<string, unknown>> = {}) => JSON.stringify(aRecord(overrides))
/** The text of a record with raw JSON in the place of one value, for what JSON.stringify does not write. */
const raw = (field: string, json: string) => record({ [field]: '@@' }).replace('"@@"', json)
const key = (text: string) => record({ requestParameters: { bucketName: 'orders-prod', key: text } })
const good = record({ eventID: 'good' })

/** All fields that may be a number without taking from the record that it is a denial. */
const NUMBER_FIELDS = [
  ...['eventTime', 'awsRegion', 'eventID', 'sourceIPAddress', 'userAgent', 'errorMessage', 'requestParameters', 'resources'],
  ...['userIdentity', 'recipientAccountId', 'eventCategory', 'sharedEventID', 'vpcEndpointId', 'additionalEventData', 'tlsDetails'],
]

/** What each content comes to. A good record follows where the name ends with "and the next". */
const contents: readonly { name: string; content: string | Uint8Array; summary: string }[] = [
  { name: 'nothing', content: '', summary: '0 read, 0 denied, 0 skipped, 1 malformed' },
  { name: 'null', content: 'null', summary: '0 read, 0 denied, 0 skipped, 1 malformed' },
  { name: 'true', content: 'true', summary: '0 read, 0 denied, 0 skipped, 1 malformed' },
  { name: 'a number', content: '1e400', summary: '0 read, 0 denied, 0 skipped, 1 malformed' },
  { name: 'an empty list', content: '[]', summary: '0 read, 0 denied, 0 skipped, 0 malformed' },
  { name: 'an empty object', content: '{}', summary: '0 read, 0 denied, 0 skipped, 1 malformed' },
  { name: 'a list of what is no record', content: '[{},null,1,true,"x",[[]]]', summary: '0 read, 0 denied, 0 skipped, 5 malformed' },
  { name: 'Records that is null', content: '{"Records":null}', summary: '0 read, 0 denied, 0 skipped, 1 malformed' },
  { name: 'Records of nulls', content: '{"Records":[null,null]}', summary: '0 read, 0 denied, 0 skipped, 2 malformed' },
  { name: 'an object key of 1 MB', content: key('k'.repeat(MB)), summary: '1 read, 1 denied, 0 skipped, 0 malformed' },
  { name: 'a field name of 1 MB', content: record({ ['f'.repeat(MB)]: 1 }), summary: '1 read, 1 denied, 0 skipped, 0 malformed' },
  {
    name: 'a message of 1 MB',
    content: record({ errorMessage: 'User: '.repeat(MB / 6) }),
    summary: '1 read, 1 denied, 0 skipped, 0 malformed',
  },
  {
    name: '40,000 fields',
    content: record(Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [`f${index}`, index]))),
    summary: '1 read, 1 denied, 0 skipped, 0 malformed',
  },
  { name: 'a field twice', content: record().replace('{', '{"errorCode":"x",'), summary: '1 read, 1 denied, 0 skipped, 0 malformed' },
  {
    name: '60,000 fields and the next',
    content: `${record(Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`f${index}`, index])))}\n${good}`,
    summary: '1 read, 1 denied, 0 skipped, 1 malformed',
  },
  {
    name: 'a record of more than 1 MiB and the next',
    content: `${key('k'.repeat(2 * MB))}\n${good}`,
    summary: '1 read, 1 denied, 0 skipped, 1 malformed',
  },
  {
    name: 'depth 100,000 in a record and the next',
    content: `${raw('requestParameters', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000))}\n${good}`,
    summary: '1 read, 1 denied, 0 skipped, 1 malformed',
  },
  {
    name: 'lists 100,000 deep and the next',
    content: `${'['.repeat(100_000)}${']'.repeat(100_000)}\n${good}`,
    summary: '1 read, 1 denied, 0 skipped, 1 malformed',
  },
  {
    name: '100,000 open braces and the next',
    content: `${'{'.repeat(100_000)}\n${good}`,
    summary: '1 read, 1 denied, 0 skipped, 1 malformed',
  },
  {
    name: 'a prototype',
    content: record().replace('{', '{"__proto__":{"polluted":1,"errorCode":null},"constructor":{"prototype":{"polluted":1}},'),
    summary: '1 read, 1 denied, 0 skipped, 0 malformed',
  },
  {
    name: 'a record that is all prototype',
    content: `{"__proto__":${record()}}`,
    summary: '0 read, 0 denied, 0 skipped, 1 malformed',
  },
  {
    name: 'lone surrogates',
    content: key('@').replace('@', '\\ud800 \\udfff\\ud800'),
    summary: '1 read, 1 denied, 0 skipped, 0 malformed',
  },
  { name: 'U+FFFF, U+FFFE and U+0000', content: key('\uffff\ufffe\u0000'), summary: '1 read, 1 denied, 0 skipped, 0 malformed' },
  {
    name: 'bytes that are no UTF-8',
    content: Buffer.from(key('@').replace('@', '\xff\xfe\xc0\x80'), 'latin1'),
    summary: '1 read, 1 denied, 0 skipped, 0 malformed',
  },
  ...['1e400', '-1e400', '1e-400', '123456789012345678901234567890', '-0'].map((number) => ({
    name: `the number ${number} in every place`,
    content: NUMBER_FIELDS.map((field, index) => raw(field, number).replace('5b6a7f10', `n${index}`)).join('\n'),
    summary: `${NUMBER_FIELDS.length} read, ${NUMBER_FIELDS.length} denied, 0 skipped, 0 malformed`,
  })),
  { name: 'a later eventVersion', content: record({ eventVersion: '2.0' }), summary: '1 read, 0 denied, 0 skipped, 1 malformed' },
  { name: 'a later minor eventVersion', content: record({ eventVersion: '1.99' }), summary: '1 read, 1 denied, 0 skipped, 0 malformed' },
  { name: 'gzip in gzip', content: gzipSync(gzipSync(good)), summary: '0 read, 0 denied, 0 skipped, 1 malformed' },
  {
    name: 'gzip cut off after a record',
    content: gzipSync(`${good}\n${key('x'.repeat(5000))}`, { level: 0 }).subarray(0, 3000),
    summary: '1 read, 1 denied, 0 skipped, 1 malformed',
  },
  { name: 'gzip of nothing', content: gzipSync(''), summary: '0 read, 0 denied, 0 skipped, 1 malformed' },
  { name: 'half a gzip header', content: gzipSync(good).subarray(0, 5), summary: '0 read, 0 denied, 0 skipped, 1 malformed' },
]

/** Far above what any of them takes; what is not linear takes longer still. */
const MAX_MS = 3000

afterEach(() => {
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect(Object.keys(Object.prototype)).toEqual([])
})

describe('analyze counts', () => {
  it.each(contents)('$name', async ({ content, summary }) => {
    const run = await runOf(content)
    expect(run.summary.slice(0, run.summary.lastIndexOf(','))).toBe(summary)
    expect(run.ms).toBeLessThan(MAX_MS)
  })

  it('every part of a file of foreign JSON, and names a few', async () => {
    const run = await runOf('{"a":1}\n'.repeat(5000), 'foreign.json')
    expect(run.summary).toBe('0 read, 0 denied, 0 skipped, 5000 malformed, 0 findings')
    expect(run.warnings).toHaveLength(6)
    expect(run.warnings[0]).toBe('could not read foreign.json at byte 0: JSON, but no CloudTrail record (keys "a")')
    expect(run.warnings[5]).toBe('foreign.json: 4995 further parts could not be read')
    expect(run.documents).toEqual(Array(5000).fill({ kind: 'skipped', eventId: null, reason: 'malformed' }))
  })

  it('what stands between records in its place', async () => {
    const run = await runOf(`${record({ eventID: '1' })}\n{"a":1}\n{"b":1}\n${record({ eventID: '2', eventVersion: '2.0' })}\n${good}`)
    expect(run.documents.map((one) => (one.kind === 'skipped' ? one.reason : one.eventId))).toEqual([
      ...['1', 'malformed', 'malformed', 'malformed', 'good'],
    ])
    expect(run.warnings.at(-1)).toMatch(/^could not read input.json at byte \d+: a record whose version, event source/)
  })
})

describe('explain ends', () => {
  it.each(contents.filter(({ content }) => typeof content === 'string'))('on $name', ({ content }) => {
    const startedAt = performance.now()
    const documents = explainText(String(content), layers)
    expect(performance.now() - startedAt).toBeLessThan(MAX_MS)
    expect(JSON.parse(JSON.stringify(documents))).toEqual(documents)
  })
})
