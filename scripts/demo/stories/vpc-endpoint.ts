import { ACCOUNTS, AGENTS, BUCKETS, VPC_ENDPOINTS } from '../cast.ts'
import { asSeenByOwner, roleSession } from '../caller.ts'
import { noAllow } from '../messages.ts'
import { endpointRecord } from '../other-records.ts'
import type { Random } from '../random.ts'
import { denied, s3Arn, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const { lake } = BUCKETS
const ENDPOINT = { id: VPC_ENDPOINTS.aaa, account: ACCOUNTS.prodData }
const REPORTING = roleSession(ACCOUNTS.prodData, 'reporting-job', 'report-run', {
  ip: '10.20.8.31',
  agent: AGENTS.java,
  vpcEndpoint: ENDPOINT,
})

/** A role of another account on this network: the endpoint's owner sees an id and no ARN. */
const VISITOR = asSeenByOwner(roleSession(ACCOUNTS.platform, 'image-puller', 'node-12', { ip: '10.20.9.77', agent: AGENTS.java }))

const read = (second: number, index: number, random: Random) => {
  const key = `sales/region-${String(index)}.parquet`
  const error = denied(noAllow({ caller: REPORTING, action: 's3:GetObject', resource: s3Arn(lake, key) }, 'VPC endpoint policy'))
  return s3Record({ at: second, caller: REPORTING, eventName: 'GetObject', bucket: lake, key, error }, random)
}

const visit = (second: number, random: Random) =>
  endpointRecord({ at: second, caller: VISITOR, eventName: 'GetObject', region: 'eu-west-1', endpoint: ENDPOINT }, random)

export const vpcEndpoint: Story = {
  id: 'vpc-endpoint',
  title: 'The policy of an endpoint for S3 stops a job of its own account, and a visitor of whom only the endpoint has a record',
  denied: 20,
  expected: [
    { layer: 'vpc-endpoint-policy', denyType: 'implicit', basis: 'stated', count: 10 },
    { layer: 'vpc-endpoint-policy', denyType: null, basis: 'stated', count: 10 },
  ],
  records: (random) => [
    ...spread(at('Fri', '10:00:00'), at('Fri', '10:18:00'), 10).map((second, index) => read(second, index, random)),
    ...spread(at('Fri', '11:00:00'), at('Fri', '13:00:00'), 10).map((second) => visit(second, random)),
  ],
}
