const MIB = 1024 * 1024

/** What one input file may cost. */
export interface IngestLimits {
  /** A larger record is named and skipped. CloudTrail's own limit is 256 KB, 1 MB in Lake. */
  readonly recordBytes: number
  /** Beyond `expansionFreeBytes`, a gzip file that grows by more than this is taken for a bomb. CloudTrail files grow by 8 to 20. */
  readonly expansionRatio: number
  readonly expansionFreeBytes: number
}

/** The limits that hold unless a caller sets others. */
export const DEFAULT_LIMITS: IngestLimits = { recordBytes: MIB, expansionRatio: 200, expansionFreeBytes: 16 * MIB }
