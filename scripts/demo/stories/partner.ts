import { ACCOUNTS, BUCKETS } from '../cast.ts'
import { asSeenByOwner } from '../caller.ts'
import { anEventId } from '../ids.ts'
import { PARTNER } from '../people.ts'
import type { Random } from '../random.ts'
import { denied, s3Record } from '../s3-record.ts'
import type { Story } from '../story.ts'
import { at, spread } from '../week.ts'

const REFUSED = denied('Access Denied')

/** The owner's record has no ARN of the caller; every third request left its second copy in the partner's trail. */
const deliver = (second: number, index: number, random: Random) => {
  const sharedEventId = anEventId(random)
  const key = `incoming/batch-${String(index).padStart(3, '0')}.csv.gz`
  const call = { at: second, eventName: 'PutObject', bucket: BUCKETS.exchange, key, error: REFUSED, sharedEventId }
  const ofOwner = s3Record({ ...call, caller: asSeenByOwner(PARTNER) }, random)
  if (index % 3 !== 0) return [ofOwner]
  const ofRequester = s3Record({ ...call, caller: PARTNER, recipient: ACCOUNTS.partner }, random)
  return [ofOwner, { ...ofRequester, requestID: ofOwner['requestID'] }]
}

export const partner: Story = {
  id: 'partner',
  title: 'A partner outside the organization cannot deliver to partner-exchange; some requests are in both trails',
  denied: 48,
  copies: 12,
  expected: [{ layer: 'undetermined', denyType: null, basis: 'undetermined', count: 48 }],
  records: (random) => spread(at('Wed', '05:00:00'), at('Fri', '05:40:00'), 36).flatMap((second, index) => deliver(second, index, random)),
}
