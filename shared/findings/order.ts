import type { StoredDenial, StoredFinding } from '../model/stored-finding.ts'
import type { Basis, Verdict } from '../model/verdict.ts'
import { KEPT } from './sizes.ts'

const STRENGTHS: Readonly<Record<Basis, number>> = { undetermined: 0, inferred: 1, stated: 2, proven: 3 }

/** How well the verdict is known, 0 to 3. */
export function strengthOf({ basis }: Verdict): number {
  return STRENGTHS[basis]
}

type Ranked = Pick<StoredDenial, 'event' | 'eventTime' | 'strength'>

/**
 * S3 logs a bare denial moments after the KMS record that explains it, in the same finding: a verdict that names a layer outranks one that
 * does not by this much time. Added to the time, so that the order stays total.
 */
const DECIDED_OUTRANKS_MS = 60_000

/** Above zero where `a` is the newer denial, or the same event with the better known verdict. */
export function compareDenials(a: Ranked, b: Ranked): number {
  return compareNumbers(recencyOf(a), recencyOf(b)) || compareTexts(a.eventTime ?? '', b.eventTime ?? '') || compareTexts(a.event, b.event) || a.strength - b.strength
}

function recencyOf({ eventTime, strength }: Ranked): number {
  if (eventTime === null) return Number.NEGATIVE_INFINITY
  return Date.parse(eventTime) + (strength > 0 ? DECIDED_OUTRANKS_MS : 0)
}

// Subtraction would give NaN for two denials without a time.
function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The newer of two denials. The last resort is what they hold, so that the order of arrival never decides. */
export function newestDenial(a: StoredDenial, b: StoredDenial): StoredDenial {
  const order = compareDenials(a, b)
  if (order !== 0) return order > 0 ? a : b
  return contentOf(a) >= contentOf(b) ? a : b
}

/** One reading of each event, of those with the smallest hashes. */
export function smallestSamples(samples: readonly StoredDenial[]): StoredDenial[] {
  const byEvent = new Map<string, StoredDenial>()
  for (const sample of samples) {
    const other = byEvent.get(sample.event)
    byEvent.set(sample.event, other === undefined ? sample : newestDenial(sample, other))
  }
  return Array.from(byEvent.values())
    .sort((a, b) => compareTexts(a.event, b.event))
    .slice(0, KEPT.samples)
}

/** The newest denials, newest first, each once. */
export function newestTimes(recent: StoredFinding['recent']): StoredFinding['recent'] {
  const distinct = new Map(recent.map((entry) => [`${entry.at} ${entry.event}`, entry]))
  return Array.from(distinct)
    .sort(([a], [b]) => compareTexts(b, a))
    .slice(0, KEPT.recent)
    .map(([, entry]) => entry)
}

/** Order of code units, the same in every locale. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function contentOf({ packed }: StoredDenial): string {
  return typeof packed === 'string' ? packed : JSON.stringify(packed)
}
