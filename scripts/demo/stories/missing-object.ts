import { ACCOUNTS, AGENTS, BUCKETS } from '../cast.ts'
import { roleSession } from '../caller.ts'
import { noAllow } from '../messages.ts'
import { denied, s3Arn, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const { reports } = BUCKETS
const DASHBOARD = roleSession(ACCOUNTS.prodData, 'sales-dashboard', 'dashboard', { ip: '203.0.113.141', agent: AGENTS.javascript })

/** S3 asks for s3:ListBucket where the object is not there: without it, 403 stands for 404. */
const REFUSED = denied(noAllow({ caller: DASHBOARD, action: 's3:ListBucket', resource: s3Arn(reports) }, 'identity-based policy'))

export const missingObject: Story = {
  id: 'missing-object',
  title: 'sales-dashboard asks for a report that is not there yet, and gets 403 instead of 404',
  denied: 44,
  expected: [{ layer: 'missing-object', denyType: 'implicit', basis: 'inferred', count: 44 }],
  records: (random) => [
    ...spread(at('Fri', '04:00:00'), at('Fri', '07:40:00'), 44).map((second) =>
      s3Record(
        { at: second, caller: DASHBOARD, eventName: 'HeadObject', bucket: reports, key: '2026-08-21/sales.parquet', error: REFUSED },
        random,
      ),
    ),
    s3Record(
      { at: at('Fri', '07:45:00'), caller: DASHBOARD, eventName: 'HeadObject', bucket: reports, key: '2026-08-21/sales.parquet' },
      random,
    ),
  ],
}
