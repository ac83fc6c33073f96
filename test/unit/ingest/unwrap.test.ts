import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unwrap } from '#shared/ingest/unwrap.ts'
import { recordText } from '../../builders/ingest.ts'

/** What is in a value, one short line each: the record's id, or `!` and what it is instead. */
function told(value: unknown): string[] {
  return unwrap(value).map((found) => (found.kind === 'record' ? String(found.record['eventID']) : `! ${found.describe()}`))
}

const record = (id: string) => JSON.parse(recordText(id)) as unknown
const envelope = (detail: unknown, type = 'AWS API Call via CloudTrail') => ({
  version: '0',
  id: 'x',
  'detail-type': type,
  source: 'aws.s3',
  resources: [],
  detail,
})
const notification = (message: string) => ({ Type: 'Notification', TopicArn: 'arn:aws:sns:eu-west-1:111122223333:t', Message: message })
const nested = (open: string, close: string, count: number) => JSON.parse(open.repeat(count) + '1' + close.repeat(count)) as unknown

const forms: readonly { name: string; value: unknown; expected: readonly string[] }[] = [
  { name: 'a record', value: record('1'), expected: ['1'] },
  { name: 'a log file', value: { Records: [record('1'), record('2')] }, expected: ['1', '2'] },
  { name: 'an EventBridge event', value: envelope(record('1')), expected: ['1'] },
  { name: 'a network activity event', value: envelope(record('1'), 'AWS Network Activity Event via CloudTrail'), expected: ['1'] },
  { name: 'an event of one’s own source with a record in it', value: envelope(record('1'), 'Simulated'), expected: ['1'] },
  {
    name: 'a Lambda event of SQS',
    value: { Records: [{ messageId: 'm', eventSource: 'aws:sqs', awsRegion: 'eu-west-1', body: JSON.stringify(envelope(record('1'))) }] },
    expected: ['1'],
  },
  {
    name: 'the output of ReceiveMessage',
    value: { Messages: [{ MessageId: 'm', Body: recordText('1') }, { Body: recordText('2') }] },
    expected: ['1', '2'],
  },
  { name: 'a bare message', value: { body: recordText('1') }, expected: ['1'] },
  { name: 'a message whose body is parsed already', value: { Body: envelope(record('1')) }, expected: ['1'] },
  { name: 'a message through SNS', value: { Body: JSON.stringify(notification(JSON.stringify(envelope(record('1'))))) }, expected: ['1'] },
  { name: 'a Lambda event of SNS', value: { Records: [{ EventSource: 'aws:sns', Sns: notification(recordText('1')) }] }, expected: ['1'] },
  {
    name: 'the output of lookup-events',
    value: { Events: [{ EventId: 'e', EventName: 'PutBucketPolicy', CloudTrailEvent: recordText('1') }], NextToken: 't' },
    expected: ['1'],
  },
  {
    name: 'all of them in a list',
    value: [record('1'), [envelope(record('2'))], { Body: recordText('3') }, { Records: [record('4')] }],
    expected: ['1', '2', '3', '4'],
  },
  { name: 'a record as a text', value: recordText('1'), expected: ['1'] },
  { name: 'a text of a text', value: JSON.stringify(recordText('1')), expected: ['1'] },
  { name: 'an empty list', value: [], expected: [] },
  { name: 'a record with two fields', value: { eventID: 'old', eventName: 'GetObject' }, expected: ['old'] },
]

describe('unwrap', () => {
  it.each(forms)('opens $name', ({ value, expected }) => {
    expect(told(value)).toEqual(expected)
  })

  it('gives the record itself', () => {
    const value = record('1')
    expect(unwrap([value])).toEqual([{ kind: 'record', record: value }])
  })
})

const foreign: readonly { name: string; value: unknown; reason: string }[] = [
  { name: 'null', value: null, reason: 'JSON that is no object but null' },
  { name: 'a number', value: 1e308, reason: 'JSON that is no object but a number' },
  { name: 'an empty object', value: {}, reason: 'an empty JSON object' },
  { name: 'other JSON', value: { a: 1, b: 2, c: 3, d: 4 }, reason: 'JSON, but no CloudTrail record (keys "a", "b", "c", …)' },
  { name: 'one field alone', value: { eventName: 'GetObject' }, reason: 'JSON, but no CloudTrail record (keys "eventName")' },
  { name: 'keys with control characters', value: { 'a\u001b[2Jb': 1 }, reason: 'JSON, but no CloudTrail record (keys "a\\x1b[2Jb")' },
  {
    name: 'an S3 event notification',
    value: { eventVersion: '2.1', eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', eventTime: 't' },
    reason: 'an S3 event notification: it reports what succeeded, never a denial',
  },
  {
    name: 'the S3 test event',
    value: { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'orders-prod' },
    reason: 'the test event of S3 notifications',
  },
  {
    name: 'a digest file',
    value: { awsAccountId: '111122223333', digestStartTime: 't', digestS3Bucket: 'b' },
    reason: 'a CloudTrail digest file: it proves that log files are unchanged and holds no records',
  },
  {
    name: 'an Insights event',
    value: { eventVersion: '1.07', eventTime: 't', eventType: 'AwsCloudTrailInsight', insightDetails: {} },
    reason: 'a CloudTrail Insights event: it reports unusual rates, not requests',
  },
  {
    name: 'an Insights event through EventBridge',
    value: envelope({ eventVersion: '1.07', eventTime: 't', insightDetails: {} }, 'AWS Insight via CloudTrail'),
    reason: 'a CloudTrail Insights event: it reports unusual rates, not requests',
  },
  {
    name: 'an aggregated event',
    value: { eventVersion: '1.11', eventTime: 't', eventType: 'AwsAggregatedEvent' },
    reason: 'a CloudTrail aggregated event: it holds counts, not requests',
  },
  {
    name: 'a delivery notice',
    value: { s3Bucket: 'trail-logs', s3ObjectKey: ['a.json.gz'] },
    reason: 'a notice that CloudTrail delivered a log file: the records are in that file',
  },
  {
    name: 'another EventBridge event',
    value: envelope({ bucket: {} }, 'Object Created'),
    reason: 'an EventBridge event "Object Created", none via CloudTrail',
  },
  {
    name: 'an SNS confirmation',
    value: { Type: 'SubscriptionConfirmation', TopicArn: 'arn:aws:sns:eu-west-1:111122223333:t' },
    reason: 'an SNS message of type "SubscriptionConfirmation"',
  },
  { name: 'a policy', value: { Version: '2012-10-17', Statement: [] }, reason: 'a policy document' },
  { name: 'a snapshot', value: { schemaVersion: '1.0', accounts: {}, buckets: {} }, reason: 'a snapshot file: pass it with --snapshot' },
  { name: 'a message that is no JSON', value: { Body: 'hello' }, reason: 'the body of an SQS message that is no valid JSON' },
  {
    name: 'a lookup event that is cut off',
    value: { CloudTrailEvent: '{"eventV' },
    reason: 'an event of lookup-events that is no valid JSON',
  },
  { name: 'Records that is no list', value: { Records: { a: 1 } }, reason: 'JSON, but no CloudTrail record (keys "Records")' },
  {
    name: 'a Lambda event of another source',
    value: { eventSource: 'aws:kinesis', eventVersion: '1.0' },
    reason: 'a Lambda event of "aws:kinesis"',
  },
  { name: 'lists in lists without end', value: nested('[', ']', 100_000), reason: 'wrapped more than 12 times' },
  { name: 'bodies in bodies', value: nested('{"body":', '}', 5000), reason: 'wrapped more than 12 times' },
  { name: 'objects without end', value: nested('{"a":', '}', 100_000), reason: 'JSON, but no CloudTrail record (keys "a")' },
  {
    name: 'a text that nests without end',
    value: { body: '['.repeat(100_000) },
    reason: 'the body of an SQS message that holds JSON nested more than 256 levels deep',
  },
  {
    name: 'a prototype',
    value: JSON.parse('{"__proto__":{"Records":[1],"body":"x","eventID":"1","eventName":"y"}}'),
    reason: 'JSON, but no CloudTrail record (keys "__proto__")',
  },
]

describe('what holds no record', () => {
  it.each(foreign)('$name is named', ({ value, reason }) => {
    expect(told(value)).toEqual([`! ${reason}`])
    expect(({} as Record<string, unknown>)['Records']).toBeUndefined()
  })

  it('texts within texts are opened a few times only', () => {
    let text = recordText('1')
    for (let level = 0; level < 8; level++) text = JSON.stringify({ body: text })
    expect(told(text)).toEqual(['! JSON texts within texts more than 4 times'])
  })

  it('a bad message costs only itself', () => {
    const value = { Messages: [{ Body: recordText('1') }, { Body: '{' }, { Body: recordText('2') }] }
    expect(told(value)).toEqual(['1', '! the body of an SQS message that is no valid JSON', '2'])
  })

  it('brackets in a string of a stranger do not hide a record', () => {
    const body = recordText('1', { requestParameters: { key: '['.repeat(900) } })
    expect(told({ Body: body })).toEqual(['1'])
  })

  it('any JSON value ends without an error', () => {
    const key = fc.constantFrom(
      'Records',
      'Messages',
      'Events',
      'body',
      'Body',
      'detail',
      'detail-type',
      'Type',
      'Message',
      'Sns',
      'CloudTrailEvent',
      '__proto__',
      'eventID',
      'eventSource',
    )
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 6 }, fc.jsonValue(), fc.json(), fc.array(tie('value')), fc.dictionary(key, tie('value'))),
    }))
    fc.assert(
      fc.property(value, (any) => {
        for (const found of unwrap(any)) if (found.kind === 'foreign') expect(found.describe()).not.toBe('')
      }),
      { numRuns: 1000 },
    )
  })
})
