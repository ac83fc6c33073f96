import { describe, expect, it } from 'vitest'
import { HOSTILE_SHAPES } from '../../bench/growth/hostile-shapes.ts'
import { growthPerDoubling, measureGrowth, READERS, type Growth } from '../../bench/growth/measure.ts'

const [QUARTER, WHOLE] = [256 * 1024, 1024 * 1024]
/** Twice is linear, four times quadratic. */
const MAX_PER_DOUBLING = 2.8
/** The aim for 1 MB is 50 ms on an idle machine; this one is busy. */
const MAX_MS = 2500
const TRIES = 4

/** The best of several measurements: other processes disturb single ones, what is not linear fails in each. */
async function bestGrowth(measure: () => Promise<Growth>): Promise<Growth> {
  let best = await measure()
  for (let left = TRIES - 1; left > 0 && growthPerDoubling(best, QUARTER, WHOLE) > MAX_PER_DOUBLING; left--) {
    const again = await measure()
    if (growthPerDoubling(again, QUARTER, WHOLE) < growthPerDoubling(best, QUARTER, WHOLE)) best = again
  }
  return best
}

describe.each(READERS.map((reader) => ({ name: reader.name, reader })))('$name', ({ reader }) => {
  it.each(HOSTILE_SHAPES.map((shape) => ({ name: shape.name, shape })))(
    'takes about twice the time for twice as many: $name',
    async ({ shape }) => {
      const growth = await bestGrowth(() => measureGrowth(reader, shape, [QUARTER, WHOLE]))
      expect(growthPerDoubling(growth, QUARTER, WHOLE)).toBeLessThanOrEqual(MAX_PER_DOUBLING)
      expect(growth.times.get(WHOLE)).toBeLessThan(MAX_MS)
    },
  )
})
