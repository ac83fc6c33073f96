import type { JsonObject } from '../../shared/model/json.ts'

const DETAIL_TYPES: Readonly<Record<string, string>> = {
  NetworkActivity: 'AWS Network Activity Event via CloudTrail',
}

/** The record as EventBridge delivers it. The envelope has an id of its own, which is not the event id. */
export function inEnvelope(record: JsonObject): JsonObject {
  const source = String(record['eventSource']).replace('.amazonaws.com', '')
  return {
    version: '0',
    id: `e0e0e0e0${String(record['eventID']).slice(8)}`,
    'detail-type': DETAIL_TYPES[String(record['eventCategory'])] ?? 'AWS API Call via CloudTrail',
    source: `aws.${source}`,
    account: record['recipientAccountId'],
    time: record['eventTime'],
    region: record['awsRegion'],
    resources: [],
    detail: record,
  }
}
