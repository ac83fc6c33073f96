import { gzipSync } from 'node:zlib'
import type { JsonObject } from '../../shared/model/json.ts'
import { unrelatedChanges } from './background/changes.ts'
import { otherErrors } from './background/other-errors.ts'
import { otherServices } from './background/other-services.ts'
import { s3Traffic } from './background/s3-traffic.ts'
import { inEnvelope } from './envelope.ts'
import { randomFrom } from './random.ts'
import { STORIES } from './stories.ts'

/** So many denials of the first story came from EventBridge as well, though the log file has them too: they count once. */
export const DELIVERED_TWICE = 3

/** One in so many records is shown as EventBridge delivers it; network activity events always are. */
const ENVELOPE_EVERY = 12

/**
 * The demo week as NDJSON: CloudTrail records, and EventBridge envelopes among them. Story by story and not by time:
 * CloudTrail promises no order either, and like beside like packs into little more than half the bytes.
 */
export function demoLines(): string {
  const records = [...storyRecords(), ...backgroundRecords()]
  const deliveries = records.map((record, index) => (isEnveloped(record, index) ? inEnvelope(record) : record))
  const again = records.filter((record) => record['errorCode'] === 'AccessDenied').slice(0, DELIVERED_TWICE)
  return [...deliveries, ...again.map(inEnvelope)].map((line) => `${JSON.stringify(line)}\n`).join('')
}

/**
 * The lines compressed, the same bytes on every run: no file name, no time, and no operating system in the header (RFC 1952, bytes 4 to 9).
 * Another version of zlib may pack the same lines into other bytes.
 */
export function compressed(lines: string): Buffer {
  const bytes = gzipSync(lines, { level: 9 })
  const UNKNOWN_SYSTEM = 255
  bytes.fill(0, 4, 8)
  bytes[9] = UNKNOWN_SYSTEM
  return bytes
}

function storyRecords(): JsonObject[] {
  return STORIES.flatMap((story) => story.records(randomFrom(`story ${story.id}`)))
}

function backgroundRecords(): JsonObject[] {
  return [
    ...s3Traffic(700, randomFrom('s3 traffic')),
    ...otherErrors(120, randomFrom('other errors')),
    ...otherServices(201, randomFrom('other services')),
    ...unrelatedChanges(randomFrom('unrelated changes')),
  ]
}

function isEnveloped(record: JsonObject, index: number): boolean {
  return record['eventCategory'] === 'NetworkActivity' || index % ENVELOPE_EVERY === 0
}
