import { readFileSync } from 'node:fs'
import { layers } from '#shared/layers/index.ts'
import type { DenialDocument } from '#shared/model/denial-document.ts'
import { explainText } from '#shared/examine.ts'

/**
 * `npm run accuracy -- FILE…`: how often `explain` names the right layer, for files of one JSON object a line:
 * `{"id", "text", "expect": {"layer": [any of these is right], "denyType"?, "policyArn"?, "action"?}}`.
 * `["undetermined"]` means that the text does not say: a verdict `stated` or `proven` is then an overclaim; `none` that it is no denial.
 */
interface Row {
  readonly id: string
  readonly text: string
  readonly expect: {
    readonly layer: readonly string[]
    readonly denyType?: string | null
    readonly policyArn?: string
    readonly action?: string
  }
}

type Outcome = 'right' | 'wrong' | 'overclaimed' | 'abstained'

interface Judged {
  readonly row: Row
  readonly outcome: Outcome
  readonly got: string
  /** Facts besides the layer that differ from what the row expects. */
  readonly differing: readonly string[]
}

function judge(row: Row): Judged {
  const [found] = explainText(row.text, layers)
  const got = found === undefined ? 'none' : `${found.verdict.layer} (${found.verdict.basis}, ${found.verdict.denyType ?? 'no deny type'})`
  return { row, outcome: outcomeOf(row, found), got, differing: found === undefined ? [] : differences(row, found) }
}

function outcomeOf({ expect }: Row, found: DenialDocument | undefined): Outcome {
  const layer = found?.verdict.layer ?? 'none'
  const claims = found?.verdict.basis === 'stated' || found?.verdict.basis === 'proven'
  if (expect.layer.includes(layer)) return 'right'
  if (expect.layer.includes('undetermined')) return claims ? 'overclaimed' : found?.verdict.basis === 'inferred' ? 'right' : 'abstained'
  return layer === 'undetermined' || layer === 'none' ? 'abstained' : 'wrong'
}

function differences({ expect }: Row, { verdict }: DenialDocument): string[] {
  const pairs: readonly (readonly [string, string | null | undefined, string | null | undefined])[] = [
    ['denyType', expect.denyType, verdict.denyType],
    ['policyArn', expect.policyArn, verdict.policy?.arn],
    ['action', expect.action?.toLowerCase(), verdict.action?.toLowerCase()],
  ]
  return pairs.flatMap(([name, wanted, actual]) =>
    wanted === undefined || wanted === null || wanted === actual ? [] : [`${name}: ${wanted} ≠ ${actual ?? 'null'}`],
  )
}

function printTable(judged: readonly Judged[]): void {
  const outcomes: readonly Outcome[] = ['right', 'wrong', 'overclaimed', 'abstained']
  const names = [...new Set(judged.map(({ row }) => row.expect.layer[0] ?? 'none'))].sort()
  const count = (rows: readonly Judged[], outcome: Outcome) => rows.filter((one) => one.outcome === outcome).length
  const line = (name: string, rows: readonly Judged[]) => {
    console.log(
      name.padEnd(28) +
        [...outcomes.map((outcome) => count(rows, outcome)), rows.length].map((value) => String(value).padStart(12)).join(''),
    )
  }
  console.log('layer'.padEnd(28) + [...outcomes, 'texts'].map((title) => title.padStart(12)).join(''))
  for (const name of names) {
    line(
      name,
      judged.filter(({ row }) => (row.expect.layer[0] ?? 'none') === name),
    )
  }
  line('all', judged)
  const share = ((100 * count(judged, 'right')) / judged.length).toFixed(1)
  const exact = judged.filter((one) => one.outcome === 'right' && one.differing.length === 0).length
  console.log(`\n${share} % right; deny type, policy ARN and action right too in ${exact} of ${judged.length}`)
}

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('usage: npm run accuracy -- FILE…   (one JSON object a line: {"id","text","expect":{"layer":["…"]}})')
  process.exit(2)
}
const rows = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row),
)
const judged = rows.map(judge)
printTable(judged)
for (const { row, outcome, got, differing } of judged) {
  if (outcome !== 'right') console.log(`${outcome.padEnd(12)} ${row.id}  expected ${row.expect.layer.join(' or ')}, got ${got}`)
  else if (differing.length > 0) console.log(`${'differs'.padEnd(12)} ${row.id}  ${differing.join('; ')}`)
}
