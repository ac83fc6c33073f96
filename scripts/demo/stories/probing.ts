import { ACCOUNTS } from '../cast.ts'
import type { Bucket } from '../cast.ts'
import { noAllow } from '../messages.ts'
import { managementRecord } from '../other-records.ts'
import { CI_RUNNER_LEGACY, SECURITY } from '../people.ts'
import type { Random } from '../random.ts'
import { denied, s3Arn, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

/** 37 buckets, tried in alphabetical order. */
const TARGETS = `ad-clicks app-logs audit-archive backups-mysql billing-exports cdn-logs claims-restricted config-history curated-lake
customer-photos daily-reports dns-logs edge-configs feature-store firmware-images fraud-models geo-tiles hr-documents invoice-pdfs
ledger-archive legal-holds loyalty-data mail-archive mobile-crashes partner-exchange payment-batches price-lists prod-orders raw-images
returns-scans search-index shop-website support-tickets tax-reports training-videos vendor-keys warehouse-dumps`
  .split(/\s/)
  .map((name): Bucket => ({ name, account: ACCOUNTS.prodData, region: 'eu-west-1' }))

interface Attempt {
  readonly bucket: Bucket
  readonly eventName: string
  readonly action: string
  readonly key?: string
}

const KEYS = ['.env', 'credentials.json', 'terraform.tfstate', 'backup.sql.gz']

/** Listing, the ACL and three files of every bucket; a fourth file for the first 27, until it gave up. */
const ATTEMPTS = TARGETS.flatMap((bucket, position): Attempt[] => [
  { bucket, eventName: 'ListObjects', action: 's3:ListBucket' },
  { bucket, eventName: 'GetBucketAcl', action: 's3:GetBucketAcl' },
  ...KEYS.slice(0, position < 27 ? 4 : 3).map((key) => ({ bucket, eventName: 'GetObject', action: 's3:GetObject', key })),
])

const record = (attempt: Attempt, second: number, random: Random) => {
  const resource = s3Arn(attempt.bucket, attempt.key)
  const error = denied(noAllow({ caller: CI_RUNNER_LEGACY, action: attempt.action, resource }, 'identity-based policy'))
  return s3Record({ at: second, caller: CI_RUNNER_LEGACY, error, ...attempt, parameters: parametersOf(attempt.eventName) }, random)
}

function parametersOf(eventName: string) {
  if (eventName === 'ListObjects') return { 'list-type': '2', prefix: '', 'encoding-type': 'url' }
  return eventName === 'GetBucketAcl' ? { acl: '' } : {}
}

const keyTurnedOff = (random: Random) =>
  managementRecord(
    {
      at: at('Wed', '10:14:27'),
      caller: SECURITY,
      service: 'iam',
      region: 'us-east-1',
      eventName: 'UpdateAccessKey',
      parameters: { userName: 'ci-runner-legacy', accessKeyId: 'AKIAEXAMPLELEGACWXYZ', status: 'Inactive' },
      account: ACCOUNTS.prodData,
    },
    random,
  )

export const probing: Story = {
  id: 'probing',
  title: 'ci-runner-legacy, a user with an old access key, tried 37 buckets in 8 minutes',
  denied: 212,
  expected: [{ layer: 'identity-based-policy', denyType: 'implicit', basis: 'stated', count: 212 }],
  records: (random) => {
    const seconds = spread(at('Tue', '03:17:20'), at('Tue', '03:25:20'), ATTEMPTS.length)
    return [...ATTEMPTS.map((attempt, index) => record(attempt, seconds[index] ?? 0, random)), keyTurnedOff(random)]
  },
}
