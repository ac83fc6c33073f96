import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { compressed, DELIVERED_TWICE, demoLines } from '../../../scripts/demo/dataset.ts'
import { randomFrom } from '../../../scripts/demo/random.ts'
import { STORIES } from '../../../scripts/demo/stories.ts'
import type { JsonObject } from '../../../shared/model/json.ts'
import { isObject, readObject, readText } from '../../../shared/model/json.ts'

const ROOT = join(import.meta.dirname, '../../..')
const bundled = readFileSync(join(ROOT, 'functions/cli/demo/records.ndjson.gz'))
const lines = gunzipSync(bundled).toString('utf8').trimEnd().split('\n')
const parsed = lines.map((line) => JSON.parse(line) as JsonObject)
const records = parsed.map((line) => readObject(line, 'detail') ?? line)

const INVENTED_ACCOUNTS = ['111122223333', '444455556666', '777788889999', '999999999999']
/** RFC 5737 and RFC 1918: addresses of documents and of private networks. */
const INVENTED_NETWORKS = ['192.0.2.', '198.51.100.', '203.0.113.', '10.20.']
const DENIAL_CODES = ['AccessDenied', 'VpceAccessDenied', 'AccessControlListNotSupported']

/** Every text in a value, however deep, with the key it stands under. */
function textsOf(value: unknown, under = ''): { readonly under: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ under, text: value }]
  if (Array.isArray(value)) return value.flatMap((entry) => textsOf(entry, under))
  return isObject(value) ? Object.entries(value).flatMap(([key, entry]) => textsOf(entry, key)) : []
}

const isDenied = (record: JsonObject) => DENIAL_CODES.includes(readText(record, 'errorCode') ?? '')
const isLeft = (text: string, allowed: readonly string[]) => !allowed.some((start) => text.startsWith(start))

describe('the bundled demo records', () => {
  it('are what the generator writes', () => {
    expect(lines.join('\n') === demoLines().trimEnd()).toBe(true)
  })

  it('are the same bytes on every run, with neither time nor operating system in the header', () => {
    const [first, second] = [compressed(demoLines()), compressed(demoLines())]
    expect(first.equals(second)).toBe(true)
    expect([...first.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255])
  })

  it('are small enough to bundle', () => {
    expect(bundled.length).toBeLessThan(150_000)
  })

  it('are 2,318 records of one week with 1,024 denials', () => {
    expect(records).toHaveLength(2318)
    const eventIds = new Set(records.filter(isDenied).map((record) => readText(record, 'eventID')))
    const copies = STORIES.reduce((sum, story) => sum + (story.copies ?? 0), 0)
    expect(eventIds.size - copies).toBe(1024)
    const times = records.map((record) => readText(record, 'eventTime') ?? '')
    expect(times.filter((time) => time < '2026-08-17T00:00:00Z' || time > '2026-08-23T23:59:59Z')).toEqual([])
  })

  it('show plain records and EventBridge envelopes, network activity always in one', () => {
    const envelopes = parsed.filter((line) => readObject(line, 'detail') !== null)
    expect(envelopes.length).toBeGreaterThan(150)
    expect(envelopes.length).toBeLessThan(300)
    expect(parsed.filter((line) => line['eventCategory'] === 'NetworkActivity')).toEqual([])
    expect(new Set(envelopes.map((line) => line['detail-type']))).toEqual(
      new Set(['AWS API Call via CloudTrail', 'AWS Network Activity Event via CloudTrail']),
    )
  })

  it('repeat no event id but those that are delivered twice', () => {
    const eventIds = records.map((record) => readText(record, 'eventID'))
    expect(eventIds.length - new Set(eventIds).size).toBe(DELIVERED_TWICE)
  })

  it('have every field that CloudTrail always writes', () => {
    const required = [
      'eventVersion',
      'eventTime',
      'eventSource',
      'eventName',
      'awsRegion',
      'sourceIPAddress',
      'requestID',
      'eventID',
      'eventType',
    ]
    const incomplete = records.filter(
      (record) => required.some((field) => readText(record, field) === null) || readText(record, 'recipientAccountId') === null,
    )
    expect(incomplete).toEqual([])
    expect(records.filter((record) => readObject(record, 'userIdentity') === null)).toEqual([])
    expect(
      records.filter((record) => isDenied(record) && record['responseElements'] !== null && record['eventType'] === 'AwsApiCall'),
    ).toEqual([])
  })

  it('name only invented accounts', () => {
    const all = parsed.flatMap((line) => textsOf(line))
    const fields = ['accountId', 'account', 'recipientAccountId', 'vpcEndpointAccountId']
    const named = all.filter(({ under }) => fields.includes(under)).map(({ text }) => text)
    const inArns = all.flatMap(({ text }) => [...text.matchAll(/arn:aws:[a-z0-9-]+:[a-z0-9-]*:(\d+):/g)].map((match) => match[1] ?? ''))
    const allowed = [...INVENTED_ACCOUNTS, 'anonymous', 'ANONYMOUS_PRINCIPAL']
    expect([...named, ...inArns].filter((account) => !allowed.includes(account))).toEqual([])
  })

  it('name only addresses that belong to nobody, or AWS services', () => {
    const addresses = records.map((record) => readText(record, 'sourceIPAddress') ?? '')
    expect(addresses.filter((address) => isLeft(address, INVENTED_NETWORKS) && !address.endsWith('.amazonaws.com'))).toEqual([])
  })

  it('name only access keys and unique ids that say they are examples', () => {
    const ids = parsed.flatMap((line) => textsOf(line)).filter(({ under }) => under === 'accessKeyId' || under === 'principalId')
    const left = ids.filter(({ text }) => text !== '' && isLeft(text, ['AKIAEXAMPLE', 'ASIAEXAMPLE', 'AROAEXAMPLE', 'AIDAEXAMPLE']))
    expect(left).toEqual([])
  })

  it('put the user agent of signed S3 requests in brackets', () => {
    const agents = records
      .filter((record) => record['eventSource'] === 's3.amazonaws.com' && record['eventCategory'] !== 'NetworkActivity')
      .map((record) => readText(record, 'userAgent') ?? '')
    expect(agents.filter((agent) => !(agent.startsWith('[') && agent.endsWith(']')) && !agent.endsWith('.amazonaws.com'))).toEqual([])
  })
})

describe.each(STORIES)('the story $id', (story) => {
  const told = story.records(randomFrom(`story ${story.id}`))

  it('has as many denied records as its table says', () => {
    expect(told.filter(isDenied)).toHaveLength(story.denied)
    expect(story.expected.reduce((sum, { count }) => sum + count, 0)).toBe(story.denied)
  })

  it('is in the bundled file with all its records', () => {
    const eventIds = new Set(records.map((record) => record['eventID']))
    expect(told.filter((record) => !eventIds.has(record['eventID']))).toEqual([])
  })

  it('has as many copies in a second account as its table says', () => {
    const shared = told.map((record) => readText(record, 'sharedEventID')).filter((id) => id !== null)
    expect(shared.length - new Set(shared).size).toBe(story.copies ?? 0)
  })

  it('stands on the page of the demo with its number of denials', () => {
    const page = readFileSync(join(ROOT, 'docs/demo.md'), 'utf8')
    const rows = page.split('\n').filter((row) => row.startsWith(`| \`${story.id}\` | ${String(story.denied)} |`))
    expect(rows).toHaveLength(1)
  })
})

describe('the hostile keys', () => {
  const messages = STORIES.find((story) => story.id === 'hostile-keys')
    ?.records(randomFrom('story hostile-keys'))
    .map((record) => readText(record, 'errorMessage') ?? '')

  it('imitate a reason before the real one', () => {
    expect(messages?.[0]).toContain('/x" with an explicit deny in a service control policy: arn:aws:organizations::')
    expect(messages?.[0]?.endsWith('" because no identity-based policy allows the s3:GetObject action')).toBe(true)
    expect(messages?.[1]?.endsWith('" because no identity-based policy allows the s3:GetObject action')).toBe(true)
  })

  it('leave no room for the reason after a key of 1,000 bytes', () => {
    expect(messages?.[2]).toHaveLength(1024)
    expect(messages?.[2]).not.toContain('because')
  })
})
