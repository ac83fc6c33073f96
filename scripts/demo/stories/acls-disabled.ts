import { ACCOUNTS, AGENTS, BUCKETS } from '../cast.ts'
import { roleSession } from '../caller.ts'
import { s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const UPLOADER = roleSession(ACCOUNTS.prodData, 'report-uploader', 'uploader-3', { ip: '203.0.113.130', agent: AGENTS.javascript })
const REFUSED = { code: 'AccessControlListNotSupported', message: 'The bucket does not allow ACLs' }

export const aclsDisabled: Story = {
  id: 'acls-disabled',
  title: 'report-uploader sends an ACL to a bucket that has ACLs disabled',
  denied: 16,
  expected: [{ layer: 'object-ownership', denyType: null, basis: 'stated', count: 16 }],
  records: (random) =>
    spread(at('Tue', '06:00:00'), at('Tue', '06:31:00'), 16).map((second, index) =>
      s3Record(
        {
          at: second,
          caller: UPLOADER,
          eventName: 'PutObject',
          bucket: BUCKETS.reports,
          key: `2026-08-18/report-${String(index)}.pdf`,
          parameters: { 'x-amz-acl': 'bucket-owner-full-control' },
          error: REFUSED,
        },
        random,
      ),
    ),
}
