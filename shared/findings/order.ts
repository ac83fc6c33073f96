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
 * Above zero where `a` is the newer denial, or the same event with the better known verdict. A verdict that names no layer names no cause:
 * it stands behind all that do, so that a bare text never hides what AWS said of the same access a moment before.
 */
export function compareDenials(a: Ranked, b: Ranked): number {
  return (
    Number(isDecided(a)) - Number(isDecided(b)) ||
    compareTexts(a.eventTime ?? '', b.eventTime ?? '') ||
    compareTexts(a.event, b.event) ||
    a.strength - b.strength
  )
}

function isDecided({ strength }: Ranked): boolean {
  return strength > 0
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
