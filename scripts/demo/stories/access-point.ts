import { ACCOUNTS, BUCKETS } from '../cast.ts'
import { asSeenByOwner } from '../caller.ts'
import { anEventId } from '../ids.ts'
import { noAllow } from '../messages.ts'
import { ANALYST } from '../people.ts'
import type { Random } from '../random.ts'
import { denied, s3Arn, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const { lake } = BUCKETS
const ACCESS_POINT = `arn:aws:s3:eu-west-1:${ACCOUNTS.prodData}:accesspoint/lake-readers`

/** Through an access point the object has the access point's ARN in the text, and all three resources are listed. */
const read = (second: number, index: number, random: Random) => {
  const key = `customers/part-${String(index)}.parquet`
  const refused = { caller: ANALYST, action: 's3:GetObject', resource: `${ACCESS_POINT}/object/${key}` }
  const call = { at: second, caller: asSeenByOwner(ANALYST), eventName: 'GetObject', bucket: lake, key, sharedEventId: anEventId(random) }
  const parameters = { bucketName: ACCESS_POINT, Host: `lake-readers-${ACCOUNTS.prodData}.s3-accesspoint.eu-west-1.amazonaws.com` }
  const resources = [
    { type: 'AWS::S3::Object', ARN: s3Arn(lake, key) },
    { accountId: lake.account, type: 'AWS::S3::Bucket', ARN: s3Arn(lake) },
    { accountId: lake.account, type: 'AWS::S3::AccessPoint', ARN: ACCESS_POINT },
  ]
  return s3Record({ ...call, parameters, resources, error: denied(noAllow(refused, 'resource-based policy')) }, random)
}

export const accessPoint: Story = {
  id: 'access-point',
  title: 'analytics-reader may not read through the access point lake-readers',
  denied: 12,
  expected: [{ layer: 'resource-based-policy', denyType: 'implicit', basis: 'stated', count: 12 }],
  records: (random) => spread(at('Sat', '09:00:00'), at('Sat', '09:30:00'), 12).map((second, index) => read(second, index, random)),
}
