import { classifyRecord } from './examine.ts'
import { findingId, findingKeyV1, shortId } from './finding-key/v1.ts'
import { toDenialDocument } from './findings/denial-document.ts'
import { foldByFindingKey } from './findings/fold.ts'
import { keepFold } from './keeping/keep-fold.ts'
import type { ClassifiedDenial } from './model/classified.ts'
import type { DenialDocument } from './model/denial-document.ts'
import type { Denial, Skipped } from './model/denial.ts'
import type { Layer } from './model/layer.ts'
import type { CloudTrailRecord } from './model/record.ts'
import type { FindingIdentity } from './model/stored-finding.ts'
import { isDenial } from './normalize/normalize-record.ts'
import type { FindingStore } from './ports/finding-store.ts'
import { remediate } from './remediate/remediate.ts'

export { ingestStream } from './ingest/ingest-stream.ts'
export { isDenial } from './normalize/normalize-record.ts'

export interface AnalyzeDeps {
  readonly layers: readonly Layer[]
  readonly store: FindingStore
  /** What this run has seen; the pipeline adds to it. */
  readonly seen: Seen
  /** Whether to give a document for each denial and not only to keep the findings. */
  readonly everyDenial: boolean
}

/** Ids that one run has met. A denial with an event id met before is a duplicate; one with a shared id met before is another account's copy. */
export interface Seen {
  readonly events: Set<string>
  readonly shared: Set<string>
}

/** What denials came to that were kept together. */
export interface KeptDenials {
  /** Denied requests, each counted once. */
  readonly denied: number
  /** Further records of the same requests, as a second account logged them. */
  readonly copies: number
  readonly findingIds: readonly string[]
}

/** What became of one batch of records. */
export interface BatchOutcome extends KeptDenials {
  readonly skipped: number
  readonly malformed: number
  /** In input order; empty unless every denial was asked for. */
  readonly documents: readonly (DenialDocument | Skipped)[]
}

/** The path of one batch, in order. `examine.ts` holds its first half; no other file knows the order. */
export async function analyzeBatch(records: readonly CloudTrailRecord[], deps: AnalyzeDeps): Promise<BatchOutcome> {
  const classified = records.map((record) => classifyOnce(record, deps))
  const denials = classified.filter(isDenial)
  const malformed = classified.filter((outcome) => !isDenial(outcome) && outcome.reason === 'malformed').length
  return {
    ...(await keepDenials(denials, deps)),
    skipped: classified.length - denials.length - malformed,
    malformed,
    documents: deps.everyDenial ? classified.map((outcome) => documentOf(outcome, deps.layers)) : [],
  }
}

/** The first half of the path: one record as far as its verdict, unless this run has met it. What is no denial need not be held until its batch is full. */
export function classifyOnce(record: CloudTrailRecord, { layers, seen }: Pick<AnalyzeDeps, 'layers' | 'seen'>): ClassifiedDenial | Skipped {
  const outcome = classifyRecord(record, layers)
  if (!isDenial(outcome) || outcome.eventId === null) return outcome
  if (seen.events.has(outcome.eventId)) return { kind: 'skipped', eventId: outcome.eventId, reason: 'duplicate' }
  seen.events.add(outcome.eventId)
  return outcome
}

/** The second half of the path: denials folded by finding key, into the store. */
export async function keepDenials(denials: readonly ClassifiedDenial[], deps: Omit<AnalyzeDeps, 'everyDenial'>): Promise<KeptDenials> {
  const folds = foldByFindingKey(denials, { identify, remediate: (denial) => remediate(denial, deps.layers) })
  for (const fold of folds) await keepFold(deps.store, fold)
  const copies = denials.filter((denial) => isCopy(denial, deps.seen)).length
  return { denied: denials.length - copies, copies, findingIds: folds.map((fold) => fold.finding.findingId) }
}

/** What is printed for a denial that was asked for by itself. */
export function documentOf(outcome: ClassifiedDenial | Skipped, layers: readonly Layer[]): DenialDocument | Skipped {
  return isDenial(outcome) ? toDenialDocument(remediate(outcome, layers), identify(outcome).findingId) : outcome
}

function isCopy({ sharedEventId }: Denial, { shared }: Seen): boolean {
  if (sharedEventId === null) return false
  const met = shared.has(sharedEventId)
  shared.add(sharedEventId)
  return met
}

function identify(denial: Denial): FindingIdentity {
  const key = findingKeyV1(denial)
  const id = findingId(key)
  return { findingId: id, shortId: shortId(id), key }
}
