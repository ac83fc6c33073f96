import { readObject, readText, type JsonObject } from '../model/json.ts'
import { quoted } from './plain-text.ts'

/** Fields that every CloudTrail record has. Two of them are enough: old and hand-made records lack some. */
const RECORD_FIELDS = ['eventVersion', 'eventSource', 'eventName', 'eventID', 'eventTime', 'userIdentity', 'awsRegion']

/** True for an object that can be read as one recorded API call. */
export function isCloudTrailRecord(object: JsonObject): boolean {
  return hasTwoRecordFields(object) && lookAlike(object) === null
}

function hasTwoRecordFields(object: JsonObject): boolean {
  let count = 0
  for (const field of RECORD_FIELDS) if (Object.hasOwn(object, field) && ++count === 2) return true
  return false
}

/** Objects that share fields with a record but report no single API call; null where the object is none of them. */
function lookAlike(object: JsonObject): string | null {
  const source = readText(object, 'eventSource') ?? ''
  if (source === 'aws:s3') return 'an S3 event notification: it reports what succeeded, never a denial'
  // Lambda's records of other sources are wrappers and are opened as such.
  if (source.startsWith('aws:')) return `a Lambda event of ${quoted(source)}`
  const type = readText(object, 'eventType')
  if (type === 'AwsCloudTrailInsight' || Object.hasOwn(object, 'insightDetails')) {
    return 'a CloudTrail Insights event: it reports unusual rates, not requests'
  }
  if (type === 'AwsAggregatedEvent') return 'a CloudTrail aggregated event: it holds counts, not requests'
  return null
}

/** What a JSON object is that holds no record, in words for people. */
export function describeForeignJson(object: JsonObject): string {
  return lookAlike(object) ?? describeAwsJson(object) ?? describeKeys(object)
}

function describeAwsJson(object: JsonObject): string | null {
  if (Object.hasOwn(object, 'digestStartTime') || Object.hasOwn(object, 'digestS3Bucket')) {
    return 'a CloudTrail digest file: it proves that log files are unchanged and holds no records'
  }
  if (Object.hasOwn(object, 's3Bucket') && Object.hasOwn(object, 's3ObjectKey')) {
    return 'a notice that CloudTrail delivered a log file: the records are in that file'
  }
  if (readText(object, 'Event') === 's3:TestEvent') return 'the test event of S3 notifications'
  const detailType = readText(object, 'detail-type')
  if (detailType !== null) return `an EventBridge event ${quoted(detailType)}, none via CloudTrail`
  const type = readText(object, 'Type')
  if (type !== null && Object.hasOwn(object, 'TopicArn')) return `an SNS message of type ${quoted(type)}`
  return Object.hasOwn(object, 'Statement') && Object.hasOwn(object, 'Version') ? 'a policy document' : describeConfiguration(object)
}

function describeConfiguration(object: JsonObject): string | null {
  if (readText(object, 'schemaVersion') !== null && readObject(object, 'accounts') !== null)
    return 'a snapshot file: pass it with --snapshot'
  return null
}

function describeKeys(object: JsonObject): string {
  const keys = Object.keys(object)
  if (keys.length === 0) return 'an empty JSON object'
  const shown = keys.slice(0, 3).map(quoted).join(', ')
  return `JSON, but no CloudTrail record (keys ${shown}${keys.length > 3 ? ', …' : ''})`
}
