import { ACCOUNTS, AGENTS, BUCKETS } from '../cast.ts'
import { roleSession } from '../caller.ts'
import { noAllow } from '../messages.ts'
import type { Random } from '../random.ts'
import { denied, s3Arn, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const { state } = BUCKETS
const STATE_KEY = 'network/eu-west-1/terraform.tfstate'
const LOCK_KEY = `${STATE_KEY}.tflock`

const APPLY = roleSession(ACCOUNTS.platform, 'terraform-apply', 'apply-771', { ip: '203.0.113.41', agent: AGENTS.terraformBackend })
const PLAN = roleSession(ACCOUNTS.platform, 'terraform-plan', 'plan-1402', { ip: '203.0.113.42', agent: AGENTS.terraformBackend })

const LOCK_REFUSED = denied(noAllow({ caller: APPLY, action: 's3:PutObject', resource: s3Arn(state, LOCK_KEY) }, 'identity-based policy'))
const LIST_REFUSED = denied(noAllow({ caller: PLAN, action: 's3:ListBucket', resource: s3Arn(state) }, 'identity-based policy'))

const lock = (second: number, random: Random) => {
  const parameters = { 'x-amz-sdk-checksum-algorithm': 'SHA256', 'If-None-Match': '*' }
  const call = { at: second, caller: APPLY, eventName: 'PutObject', bucket: state, key: LOCK_KEY, parameters, error: LOCK_REFUSED }
  return s3Record(call, random)
}

/** Terraform lists workspaces, ignores the denial and goes on to read the state. */
const plan = (second: number, random: Random) => [
  s3Record(
    {
      at: second,
      caller: PLAN,
      eventName: 'ListObjects',
      bucket: state,
      parameters: { 'list-type': '2', prefix: 'env:/', 'max-keys': '1000' },
      error: LIST_REFUSED,
    },
    random,
  ),
  s3Record({ at: second + 1, caller: PLAN, eventName: 'HeadObject', bucket: state, key: STATE_KEY }, random),
  s3Record({ at: second + 1, caller: PLAN, eventName: 'GetObject', bucket: state, key: STATE_KEY }, random),
]

export const terraformBackend: Story = {
  id: 'terraform-backend',
  title: 'terraform-apply may not write the lock file of its state; terraform-plan only meets the harmless workspace probe',
  denied: 42,
  expected: [{ layer: 'identity-based-policy', denyType: 'implicit', basis: 'stated', count: 42 }],
  records: (random) => [
    ...spread(at('Mon', '13:05:00'), at('Mon', '14:20:00'), 18).map((second) => lock(second, random)),
    ...spread(at('Mon', '08:00:00'), at('Fri', '17:00:00'), 24).flatMap((second) => plan(second, random)),
  ],
}
