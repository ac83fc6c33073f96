import type { Count } from '../model/finding.ts'
import type { DayCounts } from '../model/stored-finding.ts'
import { countOf } from './count-sketch.ts'
import { CAUSE_SHAPE, HOUR_SHAPE } from './sizes.ts'

/** How many different denials the days hold; exact only where every hour is. */
export function countDenials(days: readonly DayCounts[]): Count {
  const counts = days.flatMap(({ hours }) => Object.values(hours).map(({ all }) => countOf(all, HOUR_SHAPE)))
  return { value: counts.reduce((sum, { value }) => sum + value, 0), exact: counts.every(({ exact }) => exact) }
}

/** How many denials each cause has, by cause id. The only cause of an hour has all of its denials, which are counted closer. */
export function countCauses(days: readonly DayCounts[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { all, causes } of days.flatMap(({ hours }) => Object.values(hours))) {
    const entries = Object.entries(causes)
    for (const [id, sketch] of entries) {
      const { value } = entries.length === 1 ? countOf(all, HOUR_SHAPE) : countOf(sketch, CAUSE_SHAPE)
      counts.set(id, (counts.get(id) ?? 0) + value)
    }
  }
  return counts
}
