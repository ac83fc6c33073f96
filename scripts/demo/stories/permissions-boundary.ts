import { ACCOUNTS, AGENTS, BUCKETS } from '../cast.ts'
import { roleSession } from '../caller.ts'
import { explicitDeny, noAllow } from '../messages.ts'
import type { Random } from '../random.ts'
import { denied, s3Arn, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const { sandbox, artifacts } = BUCKETS
const BOUNDARY = 'arn:aws:iam::444455556666:policy/SandboxBoundary'
const DEVELOPER = roleSession(ACCOUNTS.platform, 'sandbox-developer', 'kim@example.com', { ip: '198.51.100.66', agent: AGENTS.cliV2 })

/** The boundary does not allow reading what CI built. */
const read = (second: number, index: number, random: Random) => {
  const key = `builds/${String(4100 + index)}/app.tar.gz`
  const message = noAllow({ caller: DEVELOPER, action: 's3:GetObject', resource: s3Arn(artifacts, key) }, 'permissions boundary')
  return s3Record({ at: second, caller: DEVELOPER, eventName: 'GetObject', bucket: artifacts, key, error: denied(message) }, random)
}

/** The boundary denies deleting in words of its own. */
const remove = (second: number, index: number, random: Random) => {
  const key = `kim/notes-${String(index)}.txt`
  const refused = { caller: DEVELOPER, action: 's3:DeleteObject', resource: s3Arn(sandbox, key) }
  const error = denied(explicitDeny(refused, 'permissions boundary', BOUNDARY))
  return s3Record({ at: second, caller: DEVELOPER, eventName: 'DeleteObject', bucket: sandbox, key, error }, random)
}

export const permissionsBoundary: Story = {
  id: 'permissions-boundary',
  title: 'sandbox-developer has the permission, but its permissions boundary does not let it through',
  denied: 26,
  expected: [
    { layer: 'permissions-boundary', denyType: 'implicit', basis: 'stated', count: 18 },
    { layer: 'permissions-boundary', denyType: 'explicit', basis: 'stated', count: 8 },
  ],
  records: (random) => [
    ...spread(at('Wed', '09:00:00'), at('Wed', '16:30:00'), 18).map((second, index) => read(second, index, random)),
    ...spread(at('Thu', '09:30:00'), at('Thu', '09:52:00'), 8).map((second, index) => remove(second, index, random)),
  ],
}
