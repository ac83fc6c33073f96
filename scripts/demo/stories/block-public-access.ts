import { ACCOUNTS, AGENTS, BUCKETS } from '../cast.ts'
import { roleSession } from '../caller.ts'
import { blockedPublic } from '../messages.ts'
import type { Random } from '../random.ts'
import { denied, s3Arn, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const { website } = BUCKETS
const PUBLISHER = roleSession(ACCOUNTS.prodData, 'web-publisher', 'sam@example.com', {
  ip: '198.51.100.52',
  agent: AGENTS.terraformProvider,
})

const PUBLIC_POLICY = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'PublicRead', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: s3Arn(website, '*') }],
}

const refused = (action: string, what: 'ACL' | 'policy') =>
  denied(blockedPublic({ caller: PUBLISHER, action, resource: s3Arn(website) }, what))

const putAcl = (second: number, random: Random) => {
  const call = { at: second, caller: PUBLISHER, eventName: 'PutBucketAcl', bucket: website }
  return s3Record({ ...call, parameters: { acl: '', 'x-amz-acl': 'public-read' }, error: refused('s3:PutBucketAcl', 'ACL') }, random)
}

const putPolicy = (second: number, random: Random) => {
  const call = { at: second, caller: PUBLISHER, eventName: 'PutBucketPolicy', bucket: website }
  const parameters = { policy: '', bucketPolicy: PUBLIC_POLICY }
  return s3Record({ ...call, parameters, error: refused('s3:PutBucketPolicy', 'policy') }, random)
}

export const blockPublicAccess: Story = {
  id: 'block-public-access',
  title: 'web-publisher wants to make shop-website public, and Block Public Access refuses the ACL and the policy',
  denied: 9,
  expected: [{ layer: 'block-public-access', denyType: null, basis: 'stated', count: 9 }],
  records: (random) => [
    ...spread(at('Tue', '15:02:00'), at('Tue', '15:09:00'), 4).map((second) => putAcl(second, random)),
    ...spread(at('Tue', '15:20:00'), at('Tue', '15:41:00'), 5).map((second) => putPolicy(second, random)),
  ],
}
