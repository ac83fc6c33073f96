import type { ClassifiedDenial, RemediatedDenial } from '../model/classified.ts'
import type { DenialDocument } from '../model/denial-document.ts'
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

/** What folding needs from other stages. */
export interface FoldOptions {
  readonly identify: (denial: Denial) => FindingIdentity
  /** Asked only for the few denials of a finding that are kept whole. */
  readonly remediate: (denial: ClassifiedDenial) => RemediatedDenial
}

/** One fold per finding key, in the order of their first denials: what the batch adds up to. Denials without an id count by what they say. */
export function foldByFindingKey(denials: readonly ClassifiedDenial[], { identify, remediate }: FoldOptions): readonly FindingFold[] {
  const groups = new Map<string, { readonly identity: FindingIdentity; readonly entries: FoldEntry[] }>()
  for (const denial of denials) {
    const identity = identify(denial)
    const group = groups.get(identity.findingId) ?? { identity, entries: [] }
    groups.set(identity.findingId, group)
    group.entries.push(entryOf(denial))
  }
  return Array.from(groups.values(), ({ identity, entries }) => ({
    finding: findingOf(identity, entries, (denial) => toDenialDocument(remediate(denial), identity.findingId)),
    days: countDays(identity.findingId, entries),
  }))
}

function entryOf(denial: ClassifiedDenial): FoldEntry {
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

type ToDocument = (denial: ClassifiedDenial) => DenialDocument

function findingOf(identity: FindingIdentity, entries: readonly FoldEntry[], toDocument: ToDocument): StoredFinding {
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
    samples: samplesOf(entries, toDocument),
    representative: representativeOf(entries, toDocument),
  }
}

function sessionOf({ denial }: FoldEntry): string[] {
  const { arn, sessionName } = denial.request.principal
  const session = arn ?? sessionName
  return session === null ? [] : [hash64(session)]
}

function samplesOf(entries: readonly FoldEntry[], toDocument: ToDocument): StoredFinding['samples'] {
  const drawn = new Set(
    Array.from(new Set(entries.map(({ event }) => event)))
      .sort()
      .slice(0, KEPT.samples),
  )
  return smallestSamples(
    entries.filter(({ event }) => drawn.has(event)).map((entry) => storedAs(entry, packSample(toDocument(entry.denial)))),
  )
}

function representativeOf(entries: readonly FoldEntry[], toDocument: ToDocument): StoredDenial {
  const top = entries.reduce((best, entry) => (compareDenials(entry, best) > 0 ? entry : best))
  return entries
    .filter((entry) => compareDenials(entry, top) === 0)
    .map((entry) => storedAs(entry, packRepresentative(toDocument(entry.denial))))
    .reduce(newestDenial)
}

function storedAs({ event, eventTime, strength }: FoldEntry, packed: StoredDenial['packed']): StoredDenial {
  return { event, eventTime, strength, packed }
}
