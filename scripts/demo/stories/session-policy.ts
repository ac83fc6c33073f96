import { ACCOUNTS, AGENTS, BUCKETS } from '../cast.ts'
import type { Bucket } from '../cast.ts'
import type { Caller } from '../caller.ts'
import { roleSession } from '../caller.ts'
import { noAllow } from '../messages.ts'
import type { Random } from '../random.ts'
import { denied, s3Arn, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const { artifacts, streaming } = BUCKETS
const { platform } = ACCOUNTS

/** Services hand out sessions with a policy of their own, which nobody can edit. */
const PIPELINE = roleSession(platform, 'pipeline-deploy', '1755600000123', { ip: '203.0.113.112', agent: AGENTS.java })
const STREAM = roleSession(platform, 'order-stream-app', 'FlinkApplicationStateSession', { ip: '203.0.113.113', agent: AGENTS.java })

const refuse = (second: number, caller: Caller, eventName: string, bucket: Bucket, key: string, random: Random) => {
  const error = denied(noAllow({ caller, action: `s3:${eventName}`, resource: s3Arn(bucket, key) }, 'session policy'))
  return s3Record({ at: second, caller, eventName, bucket, key, error }, random)
}

export const sessionPolicy: Story = {
  id: 'session-policy',
  title: 'Sessions vended by CodePipeline and Managed Flink may do less than their roles',
  denied: 34,
  expected: [{ layer: 'session-policy', denyType: 'implicit', basis: 'stated', count: 34 }],
  records: (random) => [
    ...spread(at('Wed', '11:00:00'), at('Wed', '12:10:00'), 14).map((second, index) =>
      refuse(second, PIPELINE, 'PutObject', artifacts, `pipeline/templates/stack-${String(index)}.json`, random),
    ),
    ...spread(at('Fri', '01:00:00'), at('Fri', '20:00:00'), 20).map((second, index) =>
      refuse(second, STREAM, 'DeleteObject', streaming, `order-stream/checkpoints/${String(9000 + index)}/_metadata`, random),
    ),
  ],
}
