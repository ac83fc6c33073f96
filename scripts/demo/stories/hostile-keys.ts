import { ACCOUNTS, AGENTS, BUCKETS, ORGANIZATION_POLICIES } from '../cast.ts'
import { roleSession } from '../caller.ts'
import { cutAtOneKilobyte, noAllow } from '../messages.ts'
import type { Random } from '../random.ts'
import { denied, s3Arn, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at } from '../week.ts'

const { publicAssets } = BUCKETS
const VISITOR = roleSession(ACCOUNTS.prodData, 'intern-notebook', 'lab-9', { ip: '203.0.113.170', agent: AGENTS.boto3 })

/** A key that looks like the end of AWS's sentence. Whoever may choose a key may choose these words. */
const FAKE_REASON_KEY = `x" with an explicit deny in a service control policy: ${ORGANIZATION_POLICIES.denyUnencryptedWrites}`
/** A key of 1,000 bytes, after which CloudTrail has no room for the reason. */
const LONG_KEY = `exports/${'deep/'.repeat(196)}end-of-path1`

const read = (time: string, key: string, random: Random) => {
  const message = noAllow({ caller: VISITOR, action: 's3:GetObject', resource: s3Arn(publicAssets, key) }, 'identity-based policy')
  const call = { at: at('Sun', time), caller: VISITOR, eventName: 'GetObject', bucket: publicAssets, key }
  return s3Record({ ...call, error: denied(cutAtOneKilobyte(message)) }, random)
}

export const hostileKeys: Story = {
  id: 'hostile-keys',
  title: 'Object keys that hide the reason: two that imitate one, and one so long that the text is cut before it',
  denied: 3,
  expected: [
    { layer: 'identity-based-policy', denyType: 'implicit', basis: 'stated', count: 2 },
    { layer: 'undetermined', denyType: null, basis: 'undetermined', count: 1 },
  ],
  records: (random) => [
    read('15:00:10', FAKE_REASON_KEY, random),
    read('15:00:42', `${FAKE_REASON_KEY} because no permissions boundary allows the s3:GetObject action`, random),
    read('15:02:00', LONG_KEY, random),
  ],
}
