import type { JsonObject } from '../../../shared/model/json.ts'
import { ACCOUNTS, BUCKETS } from '../cast.ts'
import type { Bucket } from '../cast.ts'
import { managementRecord } from '../other-records.ts'
import { PROD_TERRAFORM } from '../people.ts'
import type { Random } from '../random.ts'
import { s3Arn, s3Record } from '../s3-record.ts'
import { at } from '../week.ts'
import type { Day } from '../week.ts'

interface BucketChange {
  readonly day: Day
  readonly time: string
  readonly eventName: string
  readonly bucket: Bucket
  readonly parameters: JsonObject
}

const policy = (bucket: Bucket, role: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Read',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${ACCOUNTS.prodData}:role/${role}` },
      Action: 's3:GetObject',
      Resource: s3Arn(bucket, '*'),
    },
  ],
})

/** Changes of bucket settings that broke nothing. */
const BUCKET_CHANGES: readonly BucketChange[] = [
  {
    day: 'Mon',
    time: '12:12:12',
    eventName: 'PutBucketVersioning',
    bucket: BUCKETS.lake,
    parameters: { versioning: '', VersioningConfiguration: { Status: 'Enabled' } },
  },
  {
    day: 'Tue',
    time: '10:30:00',
    eventName: 'PutBucketPolicy',
    bucket: BUCKETS.reports,
    parameters: { policy: '', bucketPolicy: policy(BUCKETS.reports, 'sales-dashboard') },
  },
  {
    day: 'Wed',
    time: '14:05:30',
    eventName: 'PutBucketLifecycle',
    bucket: BUCKETS.audit,
    parameters: { lifecycle: '', LifecycleConfiguration: { Rule: { ID: 'cold', Status: 'Enabled' } } },
  },
  {
    day: 'Fri',
    time: '16:45:00',
    eventName: 'PutBucketPolicy',
    bucket: BUCKETS.images,
    parameters: { policy: '', bucketPolicy: policy(BUCKETS.images, 'shop-backend') },
  },
]

interface RoleChange {
  readonly day: Day
  readonly time: string
  readonly eventName: string
  readonly parameters: JsonObject
}

/** Changes of roles and policies that broke nothing. */
const ROLE_CHANGES: readonly RoleChange[] = [
  {
    day: 'Mon',
    time: '11:00:00',
    eventName: 'AttachRolePolicy',
    parameters: { roleName: 'lake-curator', policyArn: 'arn:aws:iam::111122223333:policy/lake-write' },
  },
  {
    day: 'Tue',
    time: '16:20:00',
    eventName: 'CreatePolicyVersion',
    parameters: { policyArn: 'arn:aws:iam::111122223333:policy/shop-read', setAsDefault: true },
  },
  {
    day: 'Wed',
    time: '08:40:00',
    eventName: 'AttachRolePolicy',
    parameters: { roleName: 'sales-dashboard', policyArn: 'arn:aws:iam::111122223333:policy/reports-read' },
  },
  { day: 'Sat', time: '07:15:00', eventName: 'TagRole', parameters: { roleName: 'shop-backend', tags: [{ key: 'team', value: 'shop' }] } },
]

/** Recorded changes around the stories. */
export function unrelatedChanges(random: Random): JsonObject[] {
  return [
    ...BUCKET_CHANGES.map(({ day, time, ...change }) => s3Record({ ...change, at: at(day, time), caller: PROD_TERRAFORM }, random)),
    ...ROLE_CHANGES.map(({ day, time, ...change }) =>
      managementRecord(
        { ...change, at: at(day, time), caller: PROD_TERRAFORM, service: 'iam', region: 'us-east-1', account: ACCOUNTS.prodData },
        random,
      ),
    ),
  ]
}
