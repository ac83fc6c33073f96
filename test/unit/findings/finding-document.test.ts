import { describe, expect, it } from 'vitest'
import { toFindingDocument } from '#shared/findings/finding-document.ts'
import type { LayerId } from '#shared/model/layer-id.ts'
import { aFold } from '../../builders/a-fold.ts'
import type { RemediatedChanges } from '../../builders/a-remediated-denial.ts'

const LABELS: Partial<Record<LayerId, string>> = { 'resource-based-policy': 'bucket policy', 'service-control-policy': 'SCP' }
const labelOf = (layer: LayerId) => LABELS[layer] ?? layer
const NOW = new Date('2026-08-20T00:00:00Z')

function view(changes: readonly RemediatedChanges[], now = NOW) {
  const { finding, days } = aFold(...changes)
  return toFindingDocument(finding, days, { now, labelOf })
}

const at = (time: string, changes: RemediatedChanges = {}): RemediatedChanges => ({ eventId: `at ${time}`, eventTime: time, ...changes })
const THREE_IN_15_MINUTES = [at('2026-08-17T09:00:00Z'), at('2026-08-17T09:07:00Z'), at('2026-08-17T09:15:00Z')]

describe('a finding document', () => {
  it('has every key of the contract, in its order', () => {
    expect(Object.keys(view([{}])).join(' ')).toBe(
      'schemaVersion kind findingId shortId key causeKey state acknowledged episode severity intent noise title firstSeen lastSeen ' +
        'count sessions causes samples denial change resolvedBy mute history',
    )
  })

  it('says what one denial tells', () => {
    const { denial, samples, ...rest } = view([{}])
    expect(rest).toEqual({
      schemaVersion: '1.0',
      kind: 'finding',
      findingId: '2d26beba31d08924d2c4a0c1ca0ece82',
      shortId: 'DEN-SJ5BW3A5',
      key: {
        version: 1,
        account: '111122223333',
        region: 'eu-west-1',
        principal: 'arn:aws:iam::111122223333:role/etl',
        bucket: 'orders-prod',
        actionClass: 'read',
      },
      causeKey: null,
      state: 'new',
      acknowledged: null,
      episode: 1,
      severity: 'low',
      intent: 'unknown',
      noise: null,
      title: 'etl cannot read orders-prod: bucket policy',
      firstSeen: '2026-08-17T09:12:04Z',
      lastSeen: '2026-08-17T09:12:04Z',
      count: { value: 1, exact: true },
      sessions: { value: 1, exact: true },
      causes: [{ layer: 'resource-based-policy', denyType: 'implicit', policy: null, count: 1, lastSeen: '2026-08-17T09:12:04Z' }],
      change: null,
      resolvedBy: null,
      mute: null,
      history: [{ at: '2026-08-17T09:12:04Z', what: 'opened', by: null }],
    })
    expect(denial).toMatchObject({ eventId: '5b6a7f10-0000-4000-8000-000000000001', findingId: '2d26beba31d08924d2c4a0c1ca0ece82' })
    expect(samples.map(({ eventId }) => eventId)).toEqual(['5b6a7f10-0000-4000-8000-000000000001'])
  })

  it.each<[string, RemediatedChanges, string]>([
    [
      'names the statement from 1',
      { verdict: { statement: { sid: null, index: 1, effect: 'Deny' } } },
      'etl cannot read orders-prod: bucket policy, statement 2',
    ],
    ['of a write', { request: { eventName: 'PutObject' } }, 'etl cannot write to orders-prod: bucket policy'],
    ['of a deletion', { request: { eventName: 'DeleteObject' } }, 'etl cannot delete from orders-prod: bucket policy'],
    ['of a listing', { request: { eventName: 'ListObjects' } }, 'etl cannot list orders-prod: bucket policy'],
    [
      'of configuration',
      { request: { eventName: 'PutBucketPolicy' }, verdict: { layer: 'service-control-policy' } },
      'etl cannot administer orders-prod: SCP',
    ],
    ['without a bucket', { request: { eventName: 'ListBuckets', bucket: null } }, 'etl cannot list S3: bucket policy'],
    [
      'of an anonymous caller',
      { request: { principal: { type: 'Anonymous', arn: null, entityArn: null, account: null, sessionName: null, service: null } } },
      'an anonymous caller cannot read orders-prod: bucket policy',
    ],
  ])('has a title %s', (_, changes, title) => {
    expect(view([changes]).title).toBe(title)
  })

  it.each<[string, RemediatedChanges[], string]>([
    ['one denial is low', [{}], 'low'],
    ['two within 15 minutes are low', THREE_IN_15_MINUTES.slice(0, 2), 'low'],
    ['three within 15 minutes are medium', THREE_IN_15_MINUTES, 'medium'],
    ['three within 15 minutes stay medium after a late one', [...THREE_IN_15_MINUTES, at('2026-08-17T12:00:00Z')], 'medium'],
    ['three in 15 minutes and a second are low', [...THREE_IN_15_MINUTES.slice(0, 2), at('2026-08-17T09:15:01Z')], 'low'],
    ['one denial that comes three times is low', [{}, {}, {}], 'low'],
    ['noise is info, however often', THREE_IN_15_MINUTES.map((changes) => ({ ...changes, noise: 'self' as const })), 'info'],
  ])('has a severity: %s', (_, changes, severity) => {
    expect(view(changes).severity).toBe(severity)
  })

  it('is noise only where all of its denials are', () => {
    expect(view([{ noise: 'console-probe' }]).noise).toBe('console-probe')
    expect(view([{ noise: 'console-probe' }, { eventId: 'two' }]).noise).toBeNull()
  })

  it.each<[string, string, string]>([
    ['2026-08-17T09:00:00Z', '2026-08-17T10:00:00Z', 'new'],
    ['2026-08-17T09:00:00Z', '2026-08-17T10:00:01Z', 'ongoing'],
  ])('first seen %s and last seen %s is %s', (first, last, state) => {
    expect(view([at(last), at(first)])).toMatchObject({ firstSeen: first, lastSeen: last, state })
  })

  it('represents the newest cause and lists causes with their counts, newest first', () => {
    const scp = { layer: 'service-control-policy', denyType: 'explicit', policy: { arn: null, name: 'p' } } as const
    const document = view([at('2026-08-17T09:20:00Z', { verdict: scp }), ...THREE_IN_15_MINUTES])
    expect(document.denial.verdict.layer).toBe('service-control-policy')
    expect(document.title).toBe('etl cannot read orders-prod: SCP')
    expect(document.causes).toEqual([
      {
        layer: 'service-control-policy',
        denyType: 'explicit',
        policy: { arn: null, name: 'p' },
        count: 1,
        lastSeen: '2026-08-17T09:20:00Z',
      },
      { layer: 'resource-based-policy', denyType: 'implicit', policy: null, count: 3, lastSeen: '2026-08-17T09:15:00Z' },
    ])
  })

  it('counts over days, and is exact up to 256 in an hour', () => {
    const hour = (count: number, day: string) =>
      Array.from({ length: count }, (_, index) => ({ eventId: `${day}/${index}`, eventTime: `${day}T09:00:00Z` }))
    expect(view([...hour(256, '2026-08-17'), ...hour(256, '2026-08-18')]).count).toEqual({ value: 512, exact: true })
    const storm = view([...hour(2_000, '2026-08-17'), ...hour(10, '2026-08-18')])
    expect(storm.count.exact).toBe(false)
    expect(Math.abs(storm.count.value - 2_010)).toBeLessThan(100)
    expect(storm.causes[0]?.count).toBe(storm.count.value)
  })

  it('says at least what the finding itself has seen while the counts are not written yet', () => {
    const { finding } = aFold(...THREE_IN_15_MINUTES)
    expect(toFindingDocument(finding, [], { now: NOW, labelOf }).count).toEqual({ value: 3, exact: false })
  })

  it('counts sessions, and none for a caller without one', () => {
    const session = (name: string) => ({ ...aPrincipal, arn: `arn:aws:sts::111122223333:assumed-role/etl/${name}`, sessionName: name })
    expect(view([{ request: { principal: session('a') } }, { eventId: '2', request: { principal: session('b') } }]).sessions).toEqual({
      value: 2,
      exact: true,
    })
    expect(view([{ request: { principal: { ...aPrincipal, arn: null, sessionName: null } } }]).sessions).toEqual({ value: 0, exact: true })
  })

  it('keeps five samples, the newest first, and the same five whatever the order', () => {
    const all = Array.from({ length: 40 }, (_, index) => at(`2026-08-17T09:00:${String(index).padStart(2, '0')}Z`))
    const { samples } = view(all)
    expect(samples).toHaveLength(5)
    expect(samples.map(({ eventTime }) => eventTime)).toEqual(
      samples
        .map(({ eventTime }) => eventTime)
        .sort()
        .reverse(),
    )
    expect(view(all.toReversed()).samples).toEqual(samples)
    expect(samples.every(({ fixes, checks, candidates, notChecked }) => [fixes, checks, candidates, notChecked].flat().length === 0)).toBe(
      true,
    )
  })

  it('shows a time of the future as five minutes ahead, and keeps the raw one in the denial', () => {
    const document = view([at('9999-12-31T23:59:59Z'), at('1970-01-01T00:00:00Z')])
    expect(document).toMatchObject({
      firstSeen: '1970-01-01T00:00:00Z',
      lastSeen: '2026-08-20T00:05:00Z',
      count: { value: 2, exact: true },
    })
    expect(document.causes[0]?.lastSeen).toBe('2026-08-20T00:05:00Z')
    expect(document.denial.eventTime).toBe('9999-12-31T23:59:59Z')
  })

  it.each<[string, string | null]>([
    ['no time', null],
    ['a text that is no time', 'yesterday'],
    ['a date that does not exist', '2026-13-41T09:00:00Z'],
  ])('with %s is counted, undated', (_, eventTime) => {
    const document = view([{ eventTime }, { eventTime, eventId: 'two' }])
    expect(document).toMatchObject({
      firstSeen: null,
      lastSeen: null,
      state: 'new',
      severity: 'low',
      count: { value: 2, exact: true },
      history: [],
    })
    expect(document.denial.eventTime).toBe(eventTime)
  })

  it('survives a clock that shows no time', () => {
    expect(view([{}], new Date(Number.NaN)).lastSeen).toBe('2026-08-17T09:12:04Z')
  })
})

const aPrincipal = {
  type: 'AssumedRole',
  arn: null,
  entityArn: 'arn:aws:iam::111122223333:role/etl',
  account: '111122223333',
  sessionName: null,
  service: null,
}
