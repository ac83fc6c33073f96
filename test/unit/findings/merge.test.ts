import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeDay } from '#shared/findings/day-counts.ts'
import { toFindingDocument } from '#shared/findings/finding-document.ts'
import { foldByFindingKey } from '#shared/findings/fold.ts'
import { mergeFinding } from '#shared/findings/merge.ts'
import { LAYER_IDS } from '#shared/model/layer-id.ts'
import type { RemediatedDenial } from '#shared/model/classified.ts'
import type { DayCounts, StoredFinding } from '#shared/model/stored-finding.ts'
import { aFold, FOLD_OPTIONS } from '../../builders/a-fold.ts'
import { aRemediatedDenial } from '../../builders/a-remediated-denial.ts'

const VIEW = { now: new Date('2026-09-01T00:00:00Z'), labelOf: (layer: string) => layer }

/** A store of one finding, to deliver batches to. */
function deliver(batches: readonly (readonly RemediatedDenial[])[]) {
  let finding: StoredFinding | null = null
  const days = new Map<string, DayCounts>()
  for (const fold of batches.flatMap((batch) => foldByFindingKey(batch, FOLD_OPTIONS))) {
    finding = mergeFinding(finding, fold.finding)
    for (const day of fold.days) days.set(day.day, mergeDay(days.get(day.day) ?? null, day))
  }
  return { finding, days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)) }
}

// Few ids with a time each, so that one event comes twice with the same or with another reading; most within two hours and of many causes, so
// that all bounds are reached.
const denials = fc
  .record({
    event: fc.nat({ max: 60 }),
    minute: fc.oneof({ weight: 8, arbitrary: fc.constant('of the event' as const) }, fc.nat({ max: 4_000 }), fc.constant(null)),
    layer: fc.constantFrom(...LAYER_IDS),
    basis: fc.constantFrom('proven', 'stated', 'inferred', 'undetermined'),
    policy: fc.option(fc.nat({ max: 12 })),
    session: fc.option(fc.nat({ max: 70 })),
    noise: fc.constantFrom(null, 'self', 'console-probe'),
    why: fc.constantFrom('one', 'two'),
  } as const)
  .map(({ event, minute, layer, basis, policy, session, noise, why }) => {
    const at = minute === 'of the event' ? event * 2 : minute
    const eventTime = at === null ? null : new Date(Date.UTC(2026, 7, 17) + at * 60_000).toISOString().replace('.000Z', 'Z')
    const principal = {
      ...aRemediatedDenial().request.principal,
      arn: session === null ? null : `arn:session/${session}`,
      sessionName: null,
    }
    return aRemediatedDenial({
      eventId: `event-${event}`,
      eventTime,
      noise,
      request: { principal },
      verdict: { layer, basis, why, policy: policy === null ? null : { arn: null, name: `p-${policy}` } },
    })
  })

describe('merging findings', () => {
  it('gives the same facts for any order, batching and repetition', () => {
    const deliveries = fc.array(denials, { minLength: 1, maxLength: 80, size: 'max' }).chain((all) =>
      fc.record({
        all: fc.constant(all),
        shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
        again: fc.subarray(all),
        size: fc.integer({ min: 1, max: 20 }),
      }),
    )
    fc.assert(
      fc.property(deliveries, ({ all, shuffled, again, size }) => {
        const stream = [...shuffled, ...again]
        const batches = Array.from({ length: Math.ceil(stream.length / size) }, (_, index) =>
          stream.slice(index * size, (index + 1) * size),
        )
        expect(deliver(batches)).toEqual(deliver([all]))
      }),
      { numRuns: 120 },
    )
  })

  it('is commutative, associative and idempotent', () => {
    const folds = fc.array(denials, { minLength: 1, maxLength: 30, size: 'max' }).map((batch) => deliver([batch]).finding as StoredFinding)
    fc.assert(
      fc.property(folds, folds, folds, (a, b, c) => {
        expect(mergeFinding(a, b)).toEqual(mergeFinding(b, a))
        expect(mergeFinding(mergeFinding(a, b), c)).toEqual(mergeFinding(a, mergeFinding(b, c)))
        expect(mergeFinding(a, a)).toBe(a)
      }),
      { numRuns: 100 },
    )
  })

  it('gives back what is stored where a batch comes again, so that nothing needs to be written', () => {
    const { finding, days } = deliver([[aRemediatedDenial(), aRemediatedDenial({ eventId: 'two', eventTime: '2026-08-18T00:00:00Z' })]])
    const again = aFold({ eventId: 'two', eventTime: '2026-08-18T00:00:00Z' })
    expect(mergeFinding(finding, again.finding)).toBe(finding)
    expect(mergeDay(days[1] ?? null, again.days[0] as DayCounts)).toBe(days[1])
  })

  it('keeps fields that it does not know, and the newer schema version', () => {
    const stored = { ...aFold().finding, schemaVersion: 2, owed: [{ due: '2026-08-17T10:00:00Z' }] }
    expect(mergeFinding(stored, aFold({ eventId: 'two' }).finding)).toMatchObject({
      schemaVersion: 2,
      owed: [{ due: '2026-08-17T10:00:00Z' }],
    })
    const day = { ...(aFold().days[0] as DayCounts), schemaVersion: 2, told: 14 }
    expect(mergeDay(day, aFold({ eventId: 'two' }).days[0] as DayCounts)).toMatchObject({ schemaVersion: 2, told: 14 })
  })

  it('counts one event with two readings once, and keeps the better known one', () => {
    const { finding, days } = deliver([
      [aRemediatedDenial({ verdict: { layer: 'undetermined', basis: 'undetermined' } })],
      [aRemediatedDenial()],
      [aRemediatedDenial({ verdict: { layer: 'session-policy', basis: 'inferred' } })],
    ])
    const document = toFindingDocument(finding as StoredFinding, days, VIEW)
    expect(document.count).toEqual({ value: 1, exact: true })
    expect(document.denial.verdict).toMatchObject({ layer: 'resource-based-policy', basis: 'stated' })
    expect(document.samples.map(({ verdict }) => verdict.basis)).toEqual(['stated'])
  })

  it('counts the copies of one event in two accounts once, and different events apart', () => {
    const copy = { sharedEventId: 'shared-1' }
    const { days, finding } = deliver([
      [aRemediatedDenial({ ...copy, eventId: 'a' })],
      [aRemediatedDenial({ ...copy, eventId: 'b' }), aRemediatedDenial({ eventId: 'c' })],
    ])
    expect(toFindingDocument(finding as StoredFinding, days, VIEW).count).toEqual({ value: 2, exact: true })
  })

  it('counts denials without an id by what they say', () => {
    const { days, finding } = deliver([
      [aRemediatedDenial({ eventId: null }), aRemediatedDenial({ eventId: null })],
      [aRemediatedDenial({ eventId: null, eventTime: '2026-08-17T09:12:05Z' })],
    ])
    expect(toFindingDocument(finding as StoredFinding, days, VIEW).count).toEqual({ value: 2, exact: true })
  })
})
