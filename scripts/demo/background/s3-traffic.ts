import type { JsonObject } from '../../../shared/model/json.ts'
import { ACCOUNTS, AGENTS, BUCKETS } from '../cast.ts'
import type { Bucket } from '../cast.ts'
import type { Caller } from '../caller.ts'
import { roleSession } from '../caller.ts'
import { CI_RUNNER_LEGACY } from '../people.ts'
import type { Random } from '../random.ts'
import { s3Record } from '../s3-record.ts'
import { at } from '../week.ts'

const { prodData, platform } = ACCOUNTS
const SHOP = roleSession(prodData, 'shop-backend', 'shop-backend-7', { ip: '203.0.113.21', agent: AGENTS.javascript })
const CURATOR = roleSession(prodData, 'lake-curator', 'curate-hourly', { ip: '203.0.113.22', agent: AGENTS.java })
const BUILDER = roleSession(platform, 'ci-builder', 'build-4117', { ip: '203.0.113.43', agent: AGENTS.boto3 })
const ALEX = roleSession(prodData, 'AWSReservedSSO_ReadOnly_8899aabbccddeeff', 'alex@example.com', {
  ip: '198.51.100.80',
  agent: AGENTS.console,
})

interface Habit {
  readonly caller: Caller
  readonly eventName: string
  readonly bucket: Bucket
  readonly parameters?: JsonObject
  /** Keys are this plus a number; without it the call is about the bucket. */
  readonly keyPrefix?: string
}

const LIST = { 'list-type': '2', prefix: '', 'encoding-type': 'url' }

/** What goes well every day. */
const HABITS: readonly Habit[] = [
  { caller: SHOP, eventName: 'PutObject', bucket: BUCKETS.orders, keyPrefix: '2026/08/new-order-' },
  { caller: SHOP, eventName: 'PutObject', bucket: BUCKETS.images, keyPrefix: 'upload/photo-' },
  { caller: SHOP, eventName: 'GetObject', bucket: BUCKETS.publicAssets, keyPrefix: 'css/theme-' },
  { caller: CURATOR, eventName: 'GetObject', bucket: BUCKETS.orders, keyPrefix: '2026/08/16/orders-' },
  { caller: CURATOR, eventName: 'PutObject', bucket: BUCKETS.lake, keyPrefix: 'sales/part-' },
  { caller: CURATOR, eventName: 'ListObjects', bucket: BUCKETS.lake, parameters: LIST },
  { caller: CURATOR, eventName: 'DeleteObject', bucket: BUCKETS.lake, keyPrefix: 'tmp/part-' },
  { caller: BUILDER, eventName: 'PutObject', bucket: BUCKETS.artifacts, keyPrefix: 'builds/app-' },
  { caller: BUILDER, eventName: 'HeadObject', bucket: BUCKETS.artifacts, keyPrefix: 'cache/layer-' },
  { caller: CI_RUNNER_LEGACY, eventName: 'GetObject', bucket: { ...BUCKETS.publicAssets, name: 'ci-images' }, keyPrefix: 'base/layer-' },
  { caller: ALEX, eventName: 'ListObjects', bucket: BUCKETS.reports, parameters: { ...LIST, delimiter: '/' } },
  { caller: ALEX, eventName: 'GetBucketVersioning', bucket: BUCKETS.reports, parameters: { versioning: '' } },
  { caller: ALEX, eventName: 'GetBucketLocation', bucket: BUCKETS.audit, parameters: { location: '' } },
]

/** Ordinary requests that succeed. */
export function s3Traffic(count: number, random: Random): JsonObject[] {
  return Array.from({ length: count }, () => {
    const { keyPrefix, ...habit } = random.pick(HABITS)
    const key = keyPrefix === undefined ? {} : { key: `${keyPrefix}${String(random.integer(1, 400))}` }
    return s3Record({ ...habit, ...key, at: random.integer(at('Mon', '00:00:00'), at('Sun', '23:59:59')) }, random)
  })
}
