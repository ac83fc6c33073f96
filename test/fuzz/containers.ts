import { gzipSync } from 'node:zlib'
import type { JsonObject } from '../../shared/model/json.ts'
import type { Random } from './random.ts'

/** Bytes as a file might hold them, in the pieces that a stream might give. */
export interface Container {
  readonly bytes: Buffer
  /** Lengths of the pieces, the last one again and again. */
  readonly pieces: readonly number[]
  /** How many records it holds; null where it was damaged. */
  readonly holds: number | null
}

type Wrap = (records: readonly JsonObject[], random: Random) => string

const text = JSON.stringify
const envelope = (detail: JsonObject) => ({ version: '0', 'detail-type': 'AWS API Call via CloudTrail', source: 'aws.s3', detail })
const notification = (message: unknown) => ({
  Type: 'Notification',
  TopicArn: 'arn:aws:sns:eu-west-1:111122223333:t',
  Message: text(message),
})
const lines = (values: readonly unknown[], random: Random) =>
  values.map((value) => text(value)).join(random.pick(['\n', '\r\n', '', ' ', ',\n']))

/** The forms in which records come. */
const FORMS: readonly Wrap[] = [
  lines,
  (records) => text({ Records: records }),
  (records, random) => text({ before: { Records: 1 }, Records: records, after: [] }, null, random.pick([0, 1, 2])),
  (records, random) => text(records, null, random.pick([0, 2])),
  (records, random) => lines(records.map(envelope), random),
  (records, random) => lines([{ Records: records.map((record) => ({ eventSource: 'aws:sqs', body: text(envelope(record)) })) }], random),
  (records) => text({ Messages: records.map((record) => ({ Body: text(notification(envelope(record))) })) }),
  (records) => text({ Records: records.map((record) => ({ EventSource: 'aws:sns', Sns: notification(record) })) }),
  (records) => text({ Events: records.map((record) => ({ EventId: 'x', CloudTrailEvent: text(record) })) }),
  (records, random) =>
    lines(
      records.map((record) => ({ Records: [record] })),
      random,
    ),
]

const TOKENS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  ',',
  ':',
  '\n',
  '{"Records":[',
  '{"a":',
  '\u0000',
  '\ufeff',
  '\u001e',
  '[[',
  '{}',
  '""',
  'null',
  '\ud83d',
]

/** Records in a file: in any form, in pieces, one in two damaged, one in three packed. */
export function containerOf(records: readonly JsonObject[], random: Random): Container {
  const plain = Buffer.from(random.pick(FORMS)(records, random))
  const isDamaged = random.below(2) === 0
  const content = isDamaged ? damaged(plain, random) : plain
  const packed = random.below(3) === 0 ? pack(content, random) : content
  const isBroken = packed !== content && random.below(2) === 0
  const bytes = isBroken ? damaged(packed, random) : packed
  // At most some hundred pieces: the smallest only for small files.
  const pieces = Array.from(
    { length: 1 + random.below(4) },
    () => 1 + random.below(random.pick([8, 200, 70_000])) + Math.floor(bytes.length / 500),
  )
  return { bytes, pieces, holds: isDamaged || isBroken ? null : records.length }
}

/** Gzip, in one member or two. */
function pack(bytes: Buffer, random: Random): Buffer {
  const level = random.below(10)
  if (random.below(3) > 0) return gzipSync(bytes, { level })
  const cut = random.below(bytes.length + 1)
  return Buffer.concat([gzipSync(bytes.subarray(0, cut), { level }), gzipSync(bytes.subarray(cut)), Buffer.alloc(random.below(3))])
}

function damaged(bytes: Buffer, random: Random): Buffer {
  let result = bytes
  for (let count = 1 + random.below(3); count > 0; count -= 1) result = oneDamage(result, random)
  return result.subarray(0, 100_000)
}

function oneDamage(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1)
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  switch (random.below(6)) {
    case 0:
      return before
    case 1:
      return Buffer.concat([before, Buffer.from(random.pick(TOKENS)), after])
    case 2:
      return Buffer.concat([before, after.subarray(random.below(40))])
    case 3:
      return Buffer.concat([before, Buffer.from([random.below(256)]), after.subarray(1)])
    case 4:
      return Buffer.concat([bytes, bytes.subarray(at)])
    default:
      return Buffer.concat([before, Buffer.from(random.pick(TOKENS).repeat(1 + random.below(300))), after])
  }
}
