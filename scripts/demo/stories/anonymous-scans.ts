import { BUCKETS } from '../cast.ts'
import { anonymous } from '../caller.ts'
import type { Random } from '../random.ts'
import { denied, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const KEYS = ['.env', '.git/config', 'backup.zip', 'wp-login.php', 'config.json', 'db.sql', 'admin/', '.aws/credentials']
const AGENTS = ['Mozilla/5.0 (compatible; scanner/1.0)', 'curl/8.7.1', 'python-requests/2.32.4', 'Go-http-client/2.0']

/** Current records say `anonymous`; a few come from a trail copy in the old form, `ANONYMOUS_PRINCIPAL`. */
const scan = (second: number, index: number, random: Random) => {
  const origin = { ip: `198.51.100.${random.integer(100, 250)}`, agent: random.pick(AGENTS) }
  const isOld = index % 6 === 5
  const caller = anonymous(isOld ? 'ANONYMOUS_PRINCIPAL' : 'anonymous', origin)
  const isListing = index % 9 === 0
  const target = isListing ? { eventName: 'ListObjects', parameters: { prefix: '' } } : { eventName: 'GetObject', key: random.pick(KEYS) }
  const record = s3Record({ at: second, caller, bucket: BUCKETS.publicAssets, error: denied('Access Denied'), ...target }, random)
  return isOld ? { ...record, eventVersion: '1.08' } : record
}

export const anonymousScans: Story = {
  id: 'anonymous-scans',
  title: 'Scanners without credentials try well-known file names on public-assets',
  denied: 104,
  expected: [{ layer: 'undetermined', denyType: null, basis: 'undetermined', count: 104 }],
  records: (random) => spread(at('Mon', '00:40:00'), at('Sun', '23:20:00'), 104).map((second, index) => scan(second, index, random)),
}
