import type { JsonObject } from '../../../shared/model/json.ts'
import { AGENTS, BUCKETS, VPC_ENDPOINTS } from '../cast.ts'
import { explicitDeny } from '../messages.ts'
import { DANA, NIGHTLY_ETL, PROD_TERRAFORM } from '../people.ts'
import { denied, s3Arn, s3Record } from '../s3-record.ts'
import type { Random } from '../random.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const { orders } = BUCKETS

/** The bucket policy of prod-orders; statement 2 denies whoever comes through another endpoint. */
const policyFor = (endpoints: readonly string[]): JsonObject => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'AllowEtlRead',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:role/nightly-etl' },
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: [s3Arn(orders), s3Arn(orders, '*')],
    },
    {
      Sid: 'DenyOutsideVpce',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: s3Arn(orders, '*'),
      Condition: { StringNotEquals: { 'aws:SourceVpce': endpoints } },
    },
  ],
})

const key = (index: number) => `2026/08/16/orders-${String(index).padStart(4, '0')}.parquet`

const put = (time: string, caller: typeof DANA, endpoints: readonly string[], random: Random) => {
  const parameters = { policy: '', bucketPolicy: policyFor(endpoints) }
  return s3Record({ at: at('Mon', time), caller, eventName: 'PutBucketPolicy', bucket: orders, parameters }, random)
}

const read = (second: number, index: number, error: string | null, random: Random) =>
  s3Record(
    {
      at: second,
      caller: NIGHTLY_ETL,
      eventName: 'GetObject',
      bucket: orders,
      key: key(index),
      ...(error === null ? {} : { error: denied(error) }),
    },
    random,
  )

const refusal = (index: number) =>
  explicitDeny({ caller: NIGHTLY_ETL, action: 's3:GetObject', resource: s3Arn(orders, key(index)) }, 'resource-based policy')

export const nightlyEtl: Story = {
  id: 'nightly-etl',
  title: 'nightly-etl lost read on prod-orders, six minutes after dana changed its bucket policy through Terraform',
  denied: 41,
  expected: [{ layer: 'resource-based-policy', denyType: 'explicit', basis: 'stated', count: 41 }],
  records: (random) => [
    put('07:30:11', { ...PROD_TERRAFORM, agent: AGENTS.terraformProvider }, [VPC_ENDPOINTS.aaa, VPC_ENDPOINTS.bbb], random),
    ...spread(at('Mon', '07:41:00'), at('Mon', '09:05:20'), 60).map((second, index) => read(second, index, null, random)),
    put('09:06:02', DANA, [VPC_ENDPOINTS.aaa], random),
    ...spread(at('Mon', '09:12:04'), at('Mon', '09:30:41'), 41).map((second, index) =>
      read(second, 60 + index, refusal(60 + index), random),
    ),
    put('09:31:15', DANA, [VPC_ENDPOINTS.aaa, VPC_ENDPOINTS.bbb], random),
    ...spread(at('Mon', '09:33:00'), at('Mon', '10:20:00'), 45).map((second, index) => read(second, 60 + index, null, random)),
  ],
}
