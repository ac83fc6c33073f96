import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { judge, type Row } from '../../../scripts/accuracy/judge.ts'
import { currentTable, PAGE, shownTable, withTable } from '../../../scripts/accuracy/page.ts'
import { ownFiles, readRows } from '../../../scripts/accuracy/read-rows.ts'
import { renderFaults, renderTable } from '../../../scripts/accuracy/render-table.ts'
import { LAYER_IDS } from '../../../shared/model/layer-id.ts'

const ROWS = ownFiles().flatMap(readRows)
const root = new URL('../../..', import.meta.url).pathname

describe('the texts of test/vectors/accuracy', () => {
  it('are read right, with deny type, policy ARN and action, and none is overclaimed', () => {
    expect(renderFaults(ROWS.map(judge))).toEqual([])
  })

  it('are enough: 300 and more, 60 and more of them without a layer', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(300)
    expect(ROWS.filter(({ expect: { layer } }) => layer.includes('undetermined')).length).toBeGreaterThanOrEqual(60)
  })

  it('have ids of their own, texts of their own, and layers that exist', () => {
    expect(new Set(ROWS.map(({ id }) => id)).size).toBe(ROWS.length)
    expect(new Set(ROWS.map(({ text }) => text)).size).toBe(ROWS.length)
    const known = new Set<string>([...LAYER_IDS, 'none'])
    expect(ROWS.flatMap(({ expect: { layer } }) => layer).filter((layer) => !known.has(layer))).toEqual([])
  })

  it('name every layer that has a text of its own', () => {
    const silent = ['access-control-list', 'requester-pays', 'bucket-owner-mismatch']
    const named = new Set(ROWS.flatMap(({ expect: { layer } }) => layer))
    expect(LAYER_IDS.filter((layer) => !named.has(layer))).toEqual(silent)
  })
})

const SENTENCE =
  'User: arn:aws:iam::111122223333:user/ci is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/a.csv"'
const REASON = 'with an explicit deny in a service control policy'

const CASES: readonly [name: string, row: Omit<Row, 'id'>, outcome: string, differing: readonly string[]][] = [
  ['the right layer', { text: `${SENTENCE} ${REASON}`, expect: { layer: ['service-control-policy'] } }, 'right', []],
  [
    'one of several right layers',
    { text: `${SENTENCE} ${REASON}`, expect: { layer: ['session-policy', 'service-control-policy'] } },
    'right',
    [],
  ],
  [
    'the right layer, another deny type and action',
    { text: `${SENTENCE} ${REASON}`, expect: { layer: ['service-control-policy'], denyType: 'implicit', action: 's3:PutObject' } },
    'right',
    ['denyType: implicit ≠ explicit', 'action: s3:putobject ≠ s3:getobject'],
  ],
  ['another layer', { text: `${SENTENCE} ${REASON}`, expect: { layer: ['session-policy'] } }, 'wrong', []],
  ['a claim where the text should say nothing', { text: `${SENTENCE} ${REASON}`, expect: { layer: ['undetermined'] } }, 'overclaimed', []],
  ['nothing claimed where a layer was expected', { text: SENTENCE, expect: { layer: ['session-policy'] } }, 'abstained', []],
  ['nothing found where a layer was expected', { text: 'it broke', expect: { layer: ['session-policy'] } }, 'abstained', []],
  ['nothing found where nothing is', { text: 'it broke', expect: { layer: ['none'] } }, 'right', []],
  [
    'a cautious guess where the text should say nothing',
    { text: "Invalid keyId 'orders'", expect: { layer: ['undetermined'] } },
    'right',
    [],
  ],
]

describe('judge', () => {
  it.each(CASES)('%s', (_, row, outcome, differing) => {
    expect(judge({ id: 'a', ...row })).toMatchObject({ outcome, differing })
  })
})

describe('renderTable', () => {
  it('counts each outcome per layer and says the share', () => {
    const rows: readonly Row[] = [
      { id: 'a', text: `${SENTENCE} ${REASON}`, expect: { layer: ['service-control-policy'] } },
      { id: 'b', text: SENTENCE, expect: { layer: ['service-control-policy'] } },
      { id: 'c', text: SENTENCE, expect: { layer: ['undetermined'] } },
    ]
    expect(renderTable(rows.map(judge)).map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
      'layer right wrong overclaimed abstained texts',
      'service-control-policy 1 0 0 1 2',
      'undetermined 1 0 0 0 1',
      'all 2 0 0 1 3',
      '',
      '66.7 % right; deny type, policy ARN and action right too in 2 of 3',
    ])
    expect(renderFaults(rows.map(judge))).toEqual([
      'abstained    b  expected service-control-policy, got undetermined (undetermined, no deny type)',
    ])
  })
})

describe('the page on accuracy', () => {
  it('shows the table as it is now (else: npm run docs:refresh)', () => {
    expect(shownTable(readFileSync(`${root}${PAGE}`, 'utf8'))).toBe(currentTable())
  })

  it('is written by putting the table into its block', () => {
    expect(withTable('a\n```text\nold\n```\nb', 'new $1\n')).toBe('a\n```text\nnew $1\n```\nb')
    expect(shownTable('no block')).toBe('')
  })
})
