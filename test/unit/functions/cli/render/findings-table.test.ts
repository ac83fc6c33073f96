import { describe, expect, it } from 'vitest'
import { renderFindingsTable } from '../../../../../functions/cli/render/findings-table.ts'
import { toDenialDocument } from '../../../../../shared/findings/denial-document.ts'
import type { FindingDocument } from '../../../../../shared/model/finding.ts'
import { aRemediatedDenial } from '../../../../builders/a-remediated-denial.ts'
import { aTerminal } from '../../../../builders/a-terminal.ts'

const ROLE = 'arn:aws:iam::111122223333:role/etl'

function aFinding(bucket: string, changes: Partial<FindingDocument> = {}): FindingDocument {
  return {
    schemaVersion: '1.0',
    kind: 'finding',
    findingId: `f-${bucket}`,
    shortId: 'DEN-4K7Q2M9X',
    key: { version: 1, account: '111122223333', region: 'eu-west-1', principal: ROLE, bucket, actionClass: 'read' },
    causeKey: null,
    state: 'new',
    acknowledged: null,
    episode: 1,
    severity: 'medium',
    intent: 'unknown',
    noise: null,
    title: `etl cannot read ${bucket}: bucket policy`,
    firstSeen: '2026-08-17T09:12:04Z',
    lastSeen: '2026-08-17T09:30:00Z',
    count: { value: 2, exact: true },
    sessions: { value: 1, exact: true },
    causes: [],
    samples: [],
    denial: toDenialDocument(aRemediatedDenial(), null),
    change: null,
    resolvedBy: null,
    mute: null,
    history: [],
    ...changes,
  }
}

const table = (findings: readonly FindingDocument[], columns = 160) =>
  renderFindingsTable(findings, aTerminal({ columns })).trimEnd().split('\n')
const buckets = (count: number) => Array.from({ length: count }, (_, index) => aFinding(`b-${index}`))

describe('a table of findings', () => {
  it.each([
    { columns: 160, heading: /^ID +SEV +WHAT +DENIED BY +BASIS +× +LAST SEEN$/, has: 'bucket policy, no allow' },
    { columns: 120, heading: /^ID +SEV +WHAT +DENIED BY +× +LAST SEEN$/, has: 'bucket policy, no allow' },
    { columns: 80, heading: /^ID +SEV +WHAT +DENIED BY +×$/, has: 'bucket policy ' },
  ])('has the columns that matter most at $columns', ({ columns, heading, has }) => {
    const [first, row] = table([aFinding('orders-prod')], columns)
    expect(first).toMatch(heading)
    expect(row).toContain(has)
    expect(row).toContain('etl cannot read orders-prod ')
  })

  it('says undetermined in words, at any width', () => {
    const denial = toDenialDocument(aRemediatedDenial({ verdict: { layer: 'undetermined', basis: 'undetermined', denyType: null } }), null)
    for (const columns of [80, 160]) expect(table([aFinding('orders-prod', { denial })], columns)[1]).toContain('Undetermined')
  })

  it('marks a count that is an estimate', () => {
    expect(table([aFinding('b', { count: { value: 400, exact: false } })])[1]).toContain('~400')
  })

  it('has one line for each of a few findings of a principal, one for all of a sweep', () => {
    expect(table(buckets(5))).toHaveLength(6)
    const [, row, ...others] = table(buckets(6))
    expect(others).toEqual([])
    expect(row).toContain('etl cannot read in 6 buckets (6 findings)')
    expect(row).toMatch(/ 12 +2026-08-17 09:30$/)
  })
})
