import { ACCOUNTS, AGENTS, BUCKETS } from '../cast.ts'
import { roleSession } from '../caller.ts'
import { aVersionId } from '../ids.ts'
import { denied, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const CLEANER = roleSession(ACCOUNTS.prodData, 'retention-cleaner', 'retention-cleaner', { ip: '203.0.113.121', agent: AGENTS.javascript })
const REFUSED = denied('Access Denied because object protected by object lock.')

export const objectLock: Story = {
  id: 'object-lock',
  title: 'retention-cleaner wants to delete versions in audit-archive that Object Lock protects',
  denied: 22,
  expected: [{ layer: 'object-lock', denyType: null, basis: 'stated', count: 22 }],
  records: (random) =>
    spread(at('Sat', '02:00:00'), at('Sat', '02:06:00'), 22).map((second, index) =>
      s3Record(
        {
          at: second,
          caller: CLEANER,
          eventName: 'DeleteObject',
          bucket: BUCKETS.audit,
          key: `2025/08/audit-${String(index).padStart(2, '0')}.json.gz`,
          parameters: { versionId: aVersionId(random) },
          error: REFUSED,
        },
        random,
      ),
    ),
}
