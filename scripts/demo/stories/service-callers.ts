import { BUCKETS } from '../cast.ts'
import { awsService } from '../caller.ts'
import { anEventId } from '../ids.ts'
import type { Random } from '../random.ts'
import { denied, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const CLOUDFRONT = awsService('cloudfront.amazonaws.com')
const CONFIG = awsService('config.amazonaws.com')
const REFUSED = denied('Access Denied')
const PAGES = ['favicon.ico', 'apple-touch-icon.png', 'robots.txt', 'old/index.html', 'sitemap.xml']

/** CloudFront gets 403 for a page that does not exist, since it may not list the bucket. */
const page = (second: number, random: Random) => {
  const call = { at: second, caller: CLOUDFRONT, eventName: 'GetObject', bucket: BUCKETS.website, key: random.pick(PAGES) }
  return s3Record({ ...call, error: REFUSED, sharedEventId: anEventId(random) }, random)
}

const readConfiguration = (second: number, random: Random) => {
  const call = { at: second, caller: CONFIG, eventName: 'GetBucketAcl', bucket: BUCKETS.audit, parameters: { acl: '' } }
  return s3Record({ ...call, error: REFUSED, sharedEventId: anEventId(random) }, random)
}

export const serviceCallers: Story = {
  id: 'service-callers',
  title: 'CloudFront asks shop-website for pages that do not exist; AWS Config cannot read the ACL of audit-archive',
  denied: 50,
  expected: [{ layer: 'undetermined', denyType: null, basis: 'undetermined', count: 50 }],
  records: (random) => [
    ...spread(at('Mon', '06:00:00'), at('Sun', '21:00:00'), 44).map((second) => page(second, random)),
    ...spread(at('Mon', '01:15:00'), at('Sat', '01:15:00'), 6).map((second) => readConfiguration(second, random)),
  ],
}
