import type { DayCounts, StoredFinding } from '../model/stored-finding.ts'

/** An item with the version it was read at. Versions count the writes of one item, from 1. */
export interface Versioned<T> {
  readonly item: T
  readonly version: number
}

/** `conflict`: somebody else wrote the item in between, nothing was written; load, apply and save again. */
export type SaveOutcome = 'saved' | 'conflict'

/** Which findings to list. */
export interface ListFindingsQuery {
  /** Only findings last seen at or after this UTC time, such as `2026-08-17T00:00:00Z`; undated findings then stay out. */
  readonly minLastSeen?: string
  /** The `next` of the page before. Of use only to the store that gave it. */
  readonly cursor?: string
  /** Findings on a page, 1 to 1,000; 100 unless told. */
  readonly limit?: number
}

/** One page of findings, the one seen last first; undated ones at the end. */
export interface FindingPage {
  readonly findings: readonly StoredFinding[]
  /** The cursor of the next page, or null where this is the last one. */
  readonly next: string | null
}

/**
 * Where findings are kept. Every write checks a version, so that two writers cannot lose an update.
 * All methods reject with `StoreError` and nothing else, where the store cannot answer or an item cannot be read.
 */
export interface FindingStore {
  /** The finding with this id, or null where there is none. */
  loadFinding(findingId: string): Promise<Versioned<StoredFinding> | null>
  /** Writes the finding if it still has the expected version; 0 means that it must not exist yet. All its fields are kept, known or not. */
  saveFinding(finding: StoredFinding, expectedVersion: number): Promise<SaveOutcome>
  /** The counts of one finding and UTC day (`2026-08-17` or `undated`), or null where there are none. */
  loadDay(findingId: string, day: string): Promise<Versioned<DayCounts> | null>
  /** All counts of one finding, by day. */
  loadDays(findingId: string): Promise<readonly DayCounts[]>
  /** Writes the counts of one day, as `saveFinding` does. Written after the finding and before the batch is acknowledged. */
  saveDay(counts: DayCounts, expectedVersion: number): Promise<SaveOutcome>
  /** Findings by last denial, newest first. Paging sees each finding that does not change meanwhile exactly once. */
  listFindings(query?: ListFindingsQuery): Promise<FindingPage>
  /** The findings whose short id begins so: with or without `DEN-`, in any case, 4 to 8 characters; at most 10, empty where the text is no prefix. */
  findByShortId(prefix: string): Promise<readonly StoredFinding[]>
  /** Ends the use of the store; a second call does nothing. */
  close(): Promise<void>
}

/** The number of findings that a short-id prefix gives at most. */
export const SHORT_ID_MATCHES = 10

/** A store that cannot answer. Says what was tried, what stopped it and what to do next. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  /** True where the same call may work a moment later, as with a store that is busy. */
  readonly retryable: boolean

  constructor(message: string, options: { readonly retryable: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause })
    this.retryable = options.retryable
  }
}
