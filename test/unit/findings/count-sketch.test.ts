import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countOf, EMPTY_SKETCH, mergeSketches, sketchOf, type SketchShape } from '#shared/findings/count-sketch.ts'
import type { Sketch } from '#shared/model/stored-finding.ts'

const HOUR: SketchShape = { exactLimit: 256, precision: 12 }
const SMALL: SketchShape = { exactLimit: 4, precision: 4 }
const hashes = (count: number, seed = 'e') =>
  Array.from({ length: count }, (_, index) => hash('sha256', `${seed}/${index}`, 'hex').slice(0, 16))

const hashSets = fc.array(
  fc.nat({ max: 40 }).map((seed) => hashes(1, String(seed))[0] ?? ''),
  { maxLength: 12 },
)

describe('a count sketch', () => {
  it('is empty at first', () => {
    expect(countOf(EMPTY_SKETCH, HOUR)).toEqual({ value: 0, exact: true })
  })

  it('counts up to 256 exactly, whatever repeats', () => {
    const sketch = sketchOf([...hashes(256), ...hashes(256)], HOUR)
    expect(countOf(sketch, HOUR)).toEqual({ value: 256, exact: true })
  })

  it('says that it estimates from the 257th on', () => {
    expect(countOf(sketchOf(hashes(257), HOUR), HOUR).exact).toBe(false)
  })

  it.each([257, 1_000, 5_000, 60_000])('estimates %i within 5 percent', (count) => {
    const { value } = countOf(sketchOf(hashes(count), HOUR), HOUR)
    expect(Math.abs(value - count) / count).toBeLessThan(0.05)
  })

  it('stays below 4.1 KB at any number', () => {
    expect(sketchOf(hashes(60_000), HOUR).length).toBeLessThan(4_110)
    expect(sketchOf(hashes(256), HOUR).length).toBeLessThan(4_110)
  })

  it('writes a known set in a known way, so that stored sketches stay readable', () => {
    expect(sketchOf(['ffffffffffffffff', '0000000000000001'], HOUR)).toBe('set:AAAAAAAAAAH//////////w==')
    expect(sketchOf(['ffffffffffffffff', '0000000000000001'], { exactLimit: 1, precision: 2 })).toBe('hll:+AAB')
  })

  it.each([
    ['SMALL', SMALL],
    ['HOUR', HOUR],
  ])('does not care about order, batching and repetition (%s)', (_, shape) => {
    fc.assert(
      fc.property(hashSets, hashSets, hashSets, (one, two, three) => {
        const [a, b, c] = [sketchOf(one, shape), sketchOf(two, shape), sketchOf(three, shape)]
        expect(mergeSketches(a, b, shape)).toBe(mergeSketches(b, a, shape))
        expect(mergeSketches(mergeSketches(a, b, shape), c, shape)).toBe(mergeSketches(a, mergeSketches(b, c, shape), shape))
        expect(mergeSketches(a, a, shape)).toBe(a)
        expect(mergeSketches(a, b, shape)).toBe(sketchOf([...one, ...two], shape))
      }),
    )
  })

  it('merges two estimates as if it had seen all at once', () => {
    const [all, half, rest] = [hashes(3_000), hashes(3_000).slice(0, 1_800), hashes(3_000).slice(900)]
    expect(mergeSketches(sketchOf(half, HOUR), sketchOf(rest, HOUR), HOUR)).toBe(sketchOf(all, HOUR))
  })

  it.each<Sketch>(['set:', 'set:AAAA', 'set:%%%', 'hll:', 'hll:AAAA', `hll:${'/'.repeat(9_000)}`])(
    'reads damaged text %s without throwing',
    (sketch) => {
      expect(countOf(mergeSketches(sketch, sketchOf(hashes(3), HOUR), HOUR), HOUR).value).toBeGreaterThanOrEqual(3)
    },
  )
})
