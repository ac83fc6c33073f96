import type { DenialDocument } from './denial-document.ts'
import type { DeniedRequest, Noise, Principal } from './denial.ts'
import type { FindingKey } from './finding.ts'
import type { LayerId } from './layer-id.ts'
import type { DenyType, Verdict } from './verdict.ts'

/** The schema version that this code writes on stored items. Readers take one more and one less. */
export const STORED_SCHEMA_VERSION = 1

/**
 * A set of 64-bit hashes that only grows: exact while it is small (`set:`, the hashes sorted, base64), then a HyperLogLog
 * (`hll:`, 6-bit registers, base64). Two sketches merge only where they have the same shape.
 */
export type Sketch = `set:${string}` | `hll:${string}`

/** What a finding is called: its key and the ids made from it. */
export interface FindingIdentity {
  readonly findingId: string
  readonly shortId: string
  readonly key: FindingKey
}

/** A denial document without what can be filled in again: nulls, empty lists, texts that follow from the verdict. */
export interface PackedDenial extends Partial<Omit<DenialDocument, 'request' | 'verdict'>> {
  readonly request?: Partial<Omit<DeniedRequest, 'principal'>> & { readonly principal?: Partial<Principal> }
  readonly verdict?: Partial<Verdict>
}

/** A denial as it lies in a stored item. Only `findings/stored-denial.ts` reads what is packed. */
export interface StoredDenial {
  /** Hash of the event, 16 hex digits; orders samples and breaks ties. */
  readonly event: string
  readonly eventTime: string | null
  /** How well the verdict is known, 0 to 3; the better reading of one event wins. */
  readonly strength: number
  /** As it is, or deflated and in base64. */
  readonly packed: PackedDenial | string
}

/** One cause within a stored finding. How often it was seen lies in the day counts under its id. */
export interface StoredCause {
  readonly id: string
  readonly layer: LayerId
  readonly denyType: DenyType | null
  readonly policy: Verdict['policy']
  readonly lastSeen: string | null
}

/**
 * The merged facts of one finding, below 16 KB whatever comes in. Every field merges commutatively, associatively and idempotently,
 * so duplicates, order and batching change nothing. Fields that this version does not know survive a merge.
 */
export interface StoredFinding extends FindingIdentity {
  readonly schemaVersion: number
  readonly firstSeen: string | null
  readonly lastSeen: string | null
  /** The classes of noise seen, `none` for a denial without one; sorted. */
  readonly noises: readonly (Noise | 'none')[]
  /** The newest denials, newest first, to see repeats. */
  readonly recent: readonly { readonly at: string; readonly event: string }[]
  readonly sessions: Sketch
  /** Newest first. */
  readonly causes: readonly StoredCause[]
  /** Those with the smallest event hashes: a fair draw that does not depend on order. */
  readonly samples: readonly StoredDenial[]
  /** The newest denial, which is of the newest cause. */
  readonly representative: StoredDenial
}

/** The denials of one hour: all of them, and those of each cause. */
export interface HourCounts {
  readonly all: Sketch
  /** By cause id; what exceeds the bound lies under `other`. */
  readonly causes: Readonly<Record<string, Sketch>>
}

/** The denials of one finding on one UTC day, counted by hour, below 400 KB whatever comes in. */
export interface DayCounts {
  readonly schemaVersion: number
  readonly findingId: string
  /** `2026-08-17`, or `undated` for denials without a readable time. */
  readonly day: string
  /** By hour, `00` to `23`; `--` for denials without a readable time. */
  readonly hours: Readonly<Record<string, HourCounts>>
}

/** What the denials of one batch with one finding key add up to. */
export interface FindingFold {
  readonly finding: StoredFinding
  readonly days: readonly DayCounts[]
}
