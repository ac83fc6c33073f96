import { ACCOUNTS, BUCKETS } from '../cast.ts'
import { noAllow } from '../messages.ts'
import { kmsRecord, managementRecord } from '../other-records.ts'
import { ML_TRAIN, PROD_TERRAFORM } from '../people.ts'
import type { Random } from '../random.ts'
import { denied, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const { images } = BUCKETS
const KMS_KEY = 'arn:aws:kms:eu-west-1:111122223333:key/0d1e2f30-4152-4637-8849-5a6b7c8d9e0f'
const REFUSED = denied(noAllow({ caller: ML_TRAIN, action: 'kms:Decrypt', resource: KMS_KEY }, 'identity-based policy'))

/** One read of an encrypted object leaves two records: what S3 asked of KMS, and what the caller asked of S3. */
const read = (second: number, index: number, isDenied: boolean, random: Random) => {
  const key = `train/batch-${String(index).padStart(3, '0')}.tar`
  const kms = { at: second, caller: ML_TRAIN, eventName: 'Decrypt', bucket: images, key, kmsKeyArn: KMS_KEY }
  const s3 = { at: second, caller: ML_TRAIN, eventName: 'GetObject', bucket: images, key }
  if (!isDenied) return [kmsRecord(kms, random), s3Record(s3, random)]
  return [kmsRecord({ ...kms, error: REFUSED }, random), s3Record({ ...s3, error: denied('Access Denied') }, random)]
}

const detachRolePolicy = (random: Random) =>
  managementRecord(
    {
      at: at('Thu', '13:38:09'),
      caller: PROD_TERRAFORM,
      service: 'iam',
      region: 'us-east-1',
      eventName: 'DetachRolePolicy',
      parameters: { roleName: 'ml-train', policyArn: 'arn:aws:iam::111122223333:policy/raw-images-decrypt' },
      account: ACCOUNTS.prodData,
    },
    random,
  )

export const mlTrain: Story = {
  id: 'ml-train',
  title: 'ml-train cannot read raw-images: its role lost the policy that allowed kms:Decrypt',
  denied: 140,
  expected: [
    { layer: 'identity-based-policy', denyType: 'implicit', basis: 'stated', count: 70 },
    { layer: 'undetermined', denyType: null, basis: 'undetermined', count: 70 },
  ],
  records: (random) => [
    ...spread(at('Mon', '02:00:00'), at('Thu', '12:40:00'), 20).flatMap((second, index) => read(second, index, false, random)),
    detachRolePolicy(random),
    ...spread(at('Thu', '14:00:03'), at('Sat', '04:10:00'), 70).flatMap((second, index) => read(second, 20 + index, true, random)),
  ],
}
