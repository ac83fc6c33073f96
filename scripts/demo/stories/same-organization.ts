import { BUCKETS } from '../cast.ts'
import { asSeenByOwner } from '../caller.ts'
import { anEventId } from '../ids.ts'
import { noAllow } from '../messages.ts'
import { ANALYST } from '../people.ts'
import { denied, s3Arn, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const { lake } = BUCKETS
const REFUSED = denied(noAllow({ caller: ANALYST, action: 's3:ListBucket', resource: s3Arn(lake) }, 'resource-based policy'))
const PARAMETERS = { 'list-type': '2', prefix: 'sales/', delimiter: '/', 'encoding-type': 'url' }

export const sameOrganization: Story = {
  id: 'same-organization',
  title: 'analytics-reader of another account of the organization cannot list curated-lake: AWS names the missing side',
  denied: 15,
  expected: [{ layer: 'resource-based-policy', denyType: 'implicit', basis: 'stated', count: 15 }],
  records: (random) =>
    spread(at('Thu', '08:10:00'), at('Thu', '11:50:00'), 15).map((second) =>
      s3Record(
        {
          at: second,
          caller: asSeenByOwner(ANALYST),
          eventName: 'ListObjects',
          bucket: lake,
          parameters: PARAMETERS,
          error: REFUSED,
          sharedEventId: anEventId(random),
        },
        random,
      ),
    ),
}
