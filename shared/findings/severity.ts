import type { Noise } from '../model/denial.ts'
import type { Severity } from '../model/finding.ts'
import type { StoredFinding } from '../model/stored-finding.ts'

const REPEATS = 3
const REPEATS_WITHIN_MS = 15 * 60_000
/** A job that fails this often is no single denial, however far apart its runs are. */
const REPEATS_IN_ALL = 10

/** The severity of a finding whose intent is unknown: noise is info, three denials within 15 minutes or ten in all are medium, else low. */
export function severityOf(noise: Noise | null, recent: StoredFinding['recent'], total: number): Severity {
  if (noise !== null) return 'info'
  return total >= REPEATS_IN_ALL || isRepeating(recent.map(({ at }) => Date.parse(at))) ? 'medium' : 'low'
}

function isRepeating(newestFirst: readonly number[]): boolean {
  return newestFirst.some((time, index) => time - (newestFirst[index + REPEATS - 1] ?? Number.NEGATIVE_INFINITY) <= REPEATS_WITHIN_MS)
}
