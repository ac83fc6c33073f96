import type { DenialDocument } from '../model/denial-document.ts'
import type { Count, FindingCause, FindingDocument } from '../model/finding.ts'
import type { LayerId } from '../model/layer-id.ts'
import type { DayCounts, StoredFinding } from '../model/stored-finding.ts'
import { countCauses, countDenials } from './count.ts'
import { countOf } from './count-sketch.ts'
import { compareTexts } from './order.ts'
import { severityOf } from './severity.ts'
import { SESSION_SHAPE } from './sizes.ts'
import { stateOf } from './state.ts'
import { unpackDenial } from './stored-denial.ts'
import { titleOf } from './title.ts'

/** What the view of a finding needs from outside. */
export interface ViewOptions {
  /** The clock of the view; an event from the future is shown as at most five minutes ahead of it. */
  readonly now: Date
  /** The short label of a layer, such as `bucket policy`. */
  readonly labelOf: (layer: LayerId) => string
}

const FUTURE_TOLERANCE_MS = 5 * 60_000

/** The finding as commands print and channels carry it: every key is there, always in this order. */
export function toFindingDocument(stored: StoredFinding, days: readonly DayCounts[], { now, labelOf }: ViewOptions): FindingDocument {
  const denial = unpackDenial(stored.representative.packed, stored.findingId)
  const noise = noiseOf(stored)
  const count = denialCount(stored, days)
  const firstSeen = shownTime(stored.firstSeen, now)
  return {
    schemaVersion: '1.0',
    kind: 'finding',
    findingId: stored.findingId,
    shortId: stored.shortId,
    key: stored.key,
    causeKey: null,
    state: stateOf(stored),
    acknowledged: null,
    episode: 1,
    severity: severityOf(noise, stored.recent, count.value),
    intent: denial.intent,
    noise,
    title: titleOf(stored.key, denial.verdict, labelOf),
    firstSeen,
    lastSeen: shownTime(stored.lastSeen, now),
    count,
    sessions: countOf(stored.sessions, SESSION_SHAPE),
    causes: causesOf(stored, days, now),
    samples: samplesOf(stored),
    denial,
    change: denial.change,
    resolvedBy: null,
    mute: null,
    history: firstSeen === null ? [] : [{ at: firstSeen, what: 'opened', by: null }],
  }
}

// The counts are written after the finding. Where they are not there yet, what the finding itself has seen is a lower bound.
function denialCount({ recent, samples, representative }: StoredFinding, days: readonly DayCounts[]): Count {
  const counted = countDenials(days)
  const seen = new Set([...recent, ...samples, representative].map(({ event }) => event)).size
  return counted.value >= seen ? counted : { value: seen, exact: false }
}

function causesOf({ causes }: StoredFinding, days: readonly DayCounts[], now: Date): FindingCause[] {
  const counts = countCauses(days)
  return causes.map(({ id, layer, denyType, policy, lastSeen }) => ({
    layer,
    denyType,
    policy,
    // A cause beyond the bound of an hour is counted with others; that it was seen is known.
    count: Math.max(1, counts.get(id) ?? 0),
    lastSeen: shownTime(lastSeen, now),
  }))
}

function samplesOf({ samples, findingId }: StoredFinding): DenialDocument[] {
  return samples.map(({ packed }) => unpackDenial(packed, findingId)).sort((a, b) => compareTexts(b.eventTime ?? '', a.eventTime ?? ''))
}

// One denial that is no noise makes the finding none.
function noiseOf({ noises }: StoredFinding): FindingDocument['noise'] {
  const first = noises.includes('none') ? undefined : noises[0]
  return first === undefined || first === 'none' ? null : first
}

// What is stored stays raw: clamping there would count an event of the future again with each delivery.
function shownTime(time: string | null, now: Date): string | null {
  const limit = now.getTime() + FUTURE_TOLERANCE_MS
  if (time === null || !(Date.parse(time) > limit)) return time
  return `${new Date(limit).toISOString().slice(0, 19)}Z`
}
