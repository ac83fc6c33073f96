import { ACCOUNTS, BUCKETS, ORGANIZATION_POLICIES } from '../cast.ts'
import { explicitDeny } from '../messages.ts'
import { managementRecord } from '../other-records.ts'
import { FINANCE_EXPORT, ORG_ADMIN } from '../people.ts'
import type { Random } from '../random.ts'
import { denied, s3Arn, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const { ledger } = BUCKETS

const write = (second: number, index: number, isDenied: boolean, random: Random) => {
  const key = `2026/08/ledger-${String(index).padStart(4, '0')}.parquet`
  const refused = { caller: FINANCE_EXPORT, action: 's3:PutObject', resource: s3Arn(ledger, key) }
  const message = explicitDeny(refused, 'service control policy', ORGANIZATION_POLICIES.denyUnencryptedWrites)
  const call = { at: second, caller: FINANCE_EXPORT, eventName: 'PutObject', bucket: ledger, key }
  return s3Record(isDenied ? { ...call, error: denied(message) } : call, random)
}

const attachPolicy = (random: Random) =>
  managementRecord(
    {
      at: at('Tue', '07:02:40'),
      caller: ORG_ADMIN,
      service: 'organizations',
      region: 'us-east-1',
      eventName: 'AttachPolicy',
      parameters: { policyId: 'p-abc4nenc', targetId: ACCOUNTS.prodData },
      account: ACCOUNTS.management,
    },
    random,
  )

export const financeExport: Story = {
  id: 'finance-export',
  title: 'finance-export cannot write ledger-archive since an SCP asks for encryption with KMS',
  denied: 150,
  expected: [{ layer: 'service-control-policy', denyType: 'explicit', basis: 'stated', count: 150 }],
  records: (random) => [
    ...spread(at('Mon', '00:05:00'), at('Tue', '06:55:00'), 50).map((second, index) => write(second, index, false, random)),
    attachPolicy(random),
    ...spread(at('Tue', '09:05:00'), at('Sun', '22:05:00'), 150).map((second, index) => write(second, 50 + index, true, random)),
  ],
}
