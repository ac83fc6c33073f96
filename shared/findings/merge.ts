import type { StoredFinding } from '../model/stored-finding.ts'
import { newestCauses } from './causes.ts'
import { mergeSketches } from './count-sketch.ts'
import { earliest, latest } from './moment.ts'
import { newestDenial, newestTimes, smallestSamples } from './order.ts'
import { SESSION_SHAPE } from './sizes.ts'

/**
 * The stored finding with what a batch added up to. INVARIANT: commutative, associative and idempotent, so duplicates, order, batching and
 * redelivery change nothing. Gives back `stored` itself where nothing is new. Fields that this version does not know stay.
 */
export function mergeFinding(stored: StoredFinding | null, found: StoredFinding): StoredFinding {
  if (stored === null) return found
  const merged: StoredFinding = {
    ...found,
    ...stored,
    schemaVersion: Math.max(stored.schemaVersion, found.schemaVersion),
    firstSeen: earliest(stored.firstSeen, found.firstSeen),
    lastSeen: latest(stored.lastSeen, found.lastSeen),
    noises: Array.from(new Set([...stored.noises, ...found.noises])).sort(),
    recent: newestTimes([...stored.recent, ...found.recent]),
    sessions: mergeSketches(stored.sessions, found.sessions, SESSION_SHAPE),
    causes: newestCauses([...found.causes, ...stored.causes]),
    samples: smallestSamples([...stored.samples, ...found.samples]),
    representative: newestDenial(stored.representative, found.representative),
  }
  return JSON.stringify(merged) === JSON.stringify(stored) ? stored : merged
}
