import type { JsonObject } from '../../../shared/model/json.ts'
import { ACCOUNTS, AGENTS } from '../cast.ts'
import type { Bucket } from '../cast.ts'
import type { Caller } from '../caller.ts'
import { awsService, roleSession } from '../caller.ts'
import { anEventId } from '../ids.ts'
import type { Random } from '../random.ts'
import { denied, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const CACHE: Bucket = { name: 'session-cache--euw1-az1--x-s3', account: ACCOUNTS.platform, region: 'eu-west-1' }
const ARN = `arn:aws:s3express:eu-west-1:${ACCOUNTS.platform}:bucket/${CACHE.name}`
const WORKER = roleSession(ACCOUNTS.platform, 'cache-worker', 'worker-4', { ip: '203.0.113.152', agent: AGENTS.java })
const LIFECYCLE = awsService('lifecycle.s3.amazonaws.com')

/** Directory buckets have a source of their own and always the plain text; every object call stands or falls with CreateSession. */
const createSession = (second: number, caller: Caller, random: Random): JsonObject => {
  const resources = [
    { type: 'AWS::S3Express::Object', ARNPrefix: `${ARN}/` },
    { accountId: CACHE.account, type: 'AWS::S3Express::DirectoryBucket', ARN },
  ]
  const additional = { availabilityZone: 'euw1-az1', SignatureVersion: 'Sigv4' }
  const parameters = { Host: `${CACHE.name}.s3express-euw1-az1.eu-west-1.amazonaws.com`, 'x-amz-create-session-mode': 'ReadWrite' }
  const call = {
    at: second,
    caller,
    eventName: 'CreateSession',
    bucket: CACHE,
    parameters,
    resources,
    additional,
    error: denied('Access Denied'),
  }
  const record = s3Record({ ...call, ...(caller === LIFECYCLE ? { sharedEventId: anEventId(random) } : {}) }, random)
  return { ...record, eventSource: 's3express.amazonaws.com', readOnly: false, managementEvent: false, eventCategory: 'Data' }
}

export const directoryBucket: Story = {
  id: 'directory-bucket',
  title: 'cache-worker may not open a session to a directory bucket, and S3 Lifecycle may not either',
  denied: 18,
  expected: [{ layer: 'undetermined', denyType: null, basis: 'undetermined', count: 18 }],
  records: (random) => [
    ...spread(at('Sun', '12:00:00'), at('Sun', '12:20:00'), 15).map((second) => createSession(second, WORKER, random)),
    ...spread(at('Thu', '00:10:00'), at('Sun', '00:10:00'), 3).map((second) => createSession(second, LIFECYCLE, random)),
  ],
}
