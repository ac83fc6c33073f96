import { ACCOUNTS, AGENTS, BUCKETS, ORGANIZATION_POLICIES } from '../cast.ts'
import { roleSession } from '../caller.ts'
import { explicitDeny } from '../messages.ts'
import type { Random } from '../random.ts'
import { denied, s3Arn, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const { patients } = BUCKETS
const SCANNER = roleSession(ACCOUNTS.prodData, 'claims-scanner', 'scanner-box', { ip: '203.0.113.160', agent: AGENTS.oldCli })
const LOADER = roleSession(ACCOUNTS.prodData, 'claims-loader', 'loader-2', { ip: '203.0.113.161', agent: AGENTS.boto3 })

const refused = (caller: typeof SCANNER, action: string, key: string) =>
  denied(explicitDeny({ caller, action, resource: s3Arn(patients, key) }, 'resource control policy', ORGANIZATION_POLICIES.restrictedData))

/** Plain HTTP, as from an endpoint URL without TLS. */
const readWithoutTls = (second: number, index: number, random: Random) => {
  const key = `inbox/claim-${String(index)}.pdf`
  const call = { at: second, caller: SCANNER, eventName: 'GetObject', bucket: patients, key, tls: false }
  return s3Record({ ...call, error: refused(SCANNER, 's3:GetObject', key) }, random)
}

/** A write that asks for SSE-S3 where the policy wants KMS. */
const writeWithoutKms = (second: number, index: number, random: Random) => {
  const key = `loaded/claim-${String(index)}.json`
  const parameters = { 'x-amz-server-side-encryption': 'AES256' }
  const call = { at: second, caller: LOADER, eventName: 'PutObject', bucket: patients, key, parameters }
  return s3Record({ ...call, error: refused(LOADER, 's3:PutObject', key) }, random)
}

export const guardrail: Story = {
  id: 'guardrail',
  title: 'A resource control policy does its job on claims-restricted: no plain HTTP, no write without KMS',
  denied: 30,
  expected: [{ layer: 'resource-control-policy', denyType: 'explicit', basis: 'stated', count: 30 }],
  records: (random) => [
    ...spread(at('Wed', '18:00:00'), at('Wed', '18:12:00'), 16).map((second, index) => readWithoutTls(second, index, random)),
    ...spread(at('Sat', '20:00:00'), at('Sat', '20:20:00'), 14).map((second, index) => writeWithoutKms(second, index, random)),
  ],
}
