import type { RemediatedDenial } from '../model/classified.ts'
import type { Denial } from '../model/denial.ts'
import {
  STORED_SCHEMA_VERSION,
  type FindingFold,
  type FindingIdentity,
  type StoredDenial,
  type StoredFinding,
} from '../model/stored-finding.ts'
import { causeOf, newestCauses } from './causes.ts'
import { sketchOf } from './count-sketch.ts'
import { countDays } from './day-counts.ts'
import { toDenialDocument } from './denial-document.ts'
import { eventHashOf, hash64 } from './event-hash.ts'
import type { FoldEntry } from './fold-entry.ts'
import { earliest, latest, momentOf } from './moment.ts'
import { compareDenials, newestDenial, newestTimes, smallestSamples, strengthOf } from './order.ts'
import { KEPT, SESSION_SHAPE } from './sizes.ts'
import { packRepresentative, packSample } from './stored-denial.ts'

/** One fold per finding key, in the order of their first denials: what the batch adds up to. Denials without an id count by what they say. */
export function foldByFindingKey(
  denials: readonly RemediatedDenial[],
  identify: (denial: Denial) => FindingIdentity,
): readonly FindingFold[] {
  const groups = new Map<string, { readonly identity: FindingIdentity; readonly entries: FoldEntry[] }>()
  for (const denial of denials) {
    const identity = identify(denial)
    const group = groups.get(identity.findingId) ?? { identity, entries: [] }
    groups.set(identity.findingId, group)
    group.entries.push(entryOf(denial))
  }
  return Array.from(groups.values(), ({ identity, entries }) => ({
    finding: findingOf(identity, entries),
    days: countDays(identity.findingId, entries),
  }))
}

function entryOf(denial: RemediatedDenial): FoldEntry {
  const moment = momentOf(denial.eventTime)
  const eventTime = moment === null ? null : denial.eventTime
  return {
    denial,
    event: eventHashOf(denial),
    eventTime,
    moment,
    strength: strengthOf(denial.verdict),
    cause: causeOf(denial.verdict, eventTime),
  }
}

function findingOf(identity: FindingIdentity, entries: readonly FoldEntry[]): StoredFinding {
  const times = entries.map(({ eventTime }) => eventTime)
  return {
    schemaVersion: STORED_SCHEMA_VERSION,
    ...identity,
    firstSeen: times.reduce(earliest, null),
    lastSeen: times.reduce(latest, null),
    noises: Array.from(new Set(entries.map(({ denial }) => denial.noise ?? 'none'))).sort(),
    recent: newestTimes(entries.flatMap(({ eventTime, event }) => (eventTime === null ? [] : [{ at: eventTime, event }]))),
    sessions: sketchOf(entries.flatMap(sessionOf), SESSION_SHAPE),
    causes: newestCauses(entries.map(({ cause }) => cause)),
    samples: samplesOf(entries, identity.findingId),
    representative: representativeOf(entries, identity.findingId),
  }
}

function sessionOf({ denial }: FoldEntry): string[] {
  const { arn, sessionName } = denial.request.principal
  const session = arn ?? sessionName
  return session === null ? [] : [hash64(session)]
}

function samplesOf(entries: readonly FoldEntry[], findingId: string): StoredFinding['samples'] {
  const drawn = new Set(
    Array.from(new Set(entries.map(({ event }) => event)))
      .sort()
      .slice(0, KEPT.samples),
  )
  return smallestSamples(
    entries.filter(({ event }) => drawn.has(event)).map((entry) => storedAs(entry, packSample(toDenialDocument(entry.denial, findingId)))),
  )
}

function representativeOf(entries: readonly FoldEntry[], findingId: string): StoredDenial {
  const top = entries.reduce((best, entry) => (compareDenials(entry, best) > 0 ? entry : best))
  return entries
    .filter((entry) => compareDenials(entry, top) === 0)
    .map((entry) => storedAs(entry, packRepresentative(toDenialDocument(entry.denial, findingId))))
    .reduce(newestDenial)
}

function storedAs({ event, eventTime, strength }: FoldEntry, packed: StoredDenial['packed']): StoredDenial {
  return { event, eventTime, strength, packed }
}
