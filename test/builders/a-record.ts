import type { JsonObject } from '../../shared/model/json.ts'

const RECORD: JsonObject = {
  eventVersion: '1.11',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLEEXAMPLE001:nightly',
    arn: 'arn:aws:sts::111122223333:assumed-role/etl/nightly',
    accountId: '111122223333',
  },
  eventTime: '2026-08-17T09:12:04Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '203.0.113.9',
  userAgent: '[Boto3/1.35.0]',
  errorCode: 'AccessDenied',
  errorMessage: 'Access Denied',
  requestParameters: { bucketName: 'orders-prod', key: '2026/08/orders.csv' },
  eventID: '5b6a7f10-0000-4000-8000-000000000001',
  resources: [
    { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::orders-prod/2026/08/orders.csv' },
    { accountId: '111122223333', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::orders-prod' },
  ],
  recipientAccountId: '111122223333',
  eventCategory: 'Data',
}

/** A CloudTrail record of a plain denied GetObject by the role etl, with the fields that a test changes; `undefined` leaves a field out. */
export function aRecord(overrides: JsonObject = {}): JsonObject {
  const merged = { ...RECORD, ...overrides }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined))
}
