import { mergeDay } from '../findings/day-counts.ts'
import { mergeFinding } from '../findings/merge.ts'
import type { FindingFold } from '../model/stored-finding.ts'
import { StoreError, type FindingStore, type SaveOutcome, type Versioned } from '../ports/finding-store.ts'

/** A conflict means that another writer got on; so many in a row mean that something is wrong. */
const MAX_ATTEMPTS = 10

/**
 * Merges what a batch adds up to into the store: the finding first, then its days, so that a crash between is repaired when the batch
 * comes again. Rejects with `StoreError` where the store cannot answer.
 */
export async function keepFold(store: FindingStore, { finding, days }: FindingFold): Promise<void> {
  const { findingId } = finding
  await saveMerged(
    () => store.loadFinding(findingId),
    (stored) => mergeFinding(stored, finding),
    (merged, version) => store.saveFinding(merged, version),
  )
  for (const day of days) {
    await saveMerged(
      () => store.loadDay(findingId, day.day),
      (stored) => mergeDay(stored, day),
      (merged, version) => store.saveDay(merged, version),
    )
  }
}

async function saveMerged<T>(
  load: () => Promise<Versioned<T> | null>,
  merge: (stored: T | null) => T,
  save: (merged: T, expectedVersion: number) => Promise<SaveOutcome>,
): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const stored = await load()
    const merged = merge(stored?.item ?? null)
    // A redelivery adds nothing, so it writes nothing.
    if (merged === stored?.item) return
    if ((await save(merged, stored?.version ?? 0)) === 'saved') return
  }
  throw new StoreError(`an item changed ${MAX_ATTEMPTS} times while it was written; run the command again`, { retryable: true })
}
