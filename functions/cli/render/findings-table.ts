import type { FindingDocument, Severity } from '#shared/model/finding.ts'
import { shortened, visibleText } from '#shared/model/visible-text.ts'
import type { Style, Terminal } from '../terminal.ts'
import { renderTable } from './table.ts'
import { denyPhrase, labelOf } from './words.ts'

/** How severities are colored; the word always stands beside the color. */
export const SEVERITY_STYLE: Readonly<Record<Severity, Style>> = { high: 'red', medium: 'yellow', low: 'blue', info: 'gray' }

/** A principal with more findings than this behind one wall is one row: a sweep over many buckets would bury all else. */
const ROWS_PER_SWEEP = 5

/** Columns of a row besides what happened. */
const OTHER_COLUMNS = 98

/** Findings that stand in one row of the table; the first is the worst. */
interface TableRow {
  readonly first: FindingDocument
  readonly others: readonly FindingDocument[]
}

/** Findings as a table, worst first as given. */
export function renderFindingsTable(findings: readonly FindingDocument[], terminal: Terminal): string {
  const rows = foldSweeps(findings)
  const columns = [
    { title: 'ID', cell: idOf },
    { title: 'SEV', cell: ({ first }: TableRow) => first.severity },
    { title: 'WHAT', cell: (row: TableRow) => visibleText(shortened(whatOf(row), Math.max(40, terminal.tableWidth - OTHER_COLUMNS))) },
    { title: 'DENIED BY', cell: ({ first }: TableRow) => deniedByOf(first), limit: 30 },
    { title: 'BASIS', cell: ({ first }: TableRow) => first.denial.verdict.basis },
    { title: '×', cell: countOf, align: 'right' as const },
    { title: 'LAST SEEN', cell: ({ first }: TableRow) => (first.lastSeen ?? '-').slice(0, 16).replace('T', ' ') },
  ]
  const [title = '', ...lines] = renderTable(rows, columns)
  const styled = lines.map((line, index) => {
    const severity = rows[index]?.first.severity ?? 'info'
    return line.replace(severity, terminal.style(SEVERITY_STYLE[severity], severity))
  })
  return `${[terminal.style('dim', title), ...styled].join('\n')}\n`
}

/** One row for each finding in the order given, but one row for all findings of a principal that runs into the same wall at many buckets. */
function foldSweeps(findings: readonly FindingDocument[]): TableRow[] {
  const groups = groupSweeps(findings)
  return findings.flatMap((finding) => {
    const [first, ...others] = groups.get(sweepOf(finding)) ?? []
    if (others.length < ROWS_PER_SWEEP) return [{ first: finding, others: [] }]
    return finding === first ? [{ first, others }] : []
  })
}

// Map.groupBy would do it, but the demo runs on Node 20 too.
function groupSweeps(findings: readonly FindingDocument[]): Map<string, FindingDocument[]> {
  const groups = new Map<string, FindingDocument[]>()
  for (const finding of findings) {
    const sweep = sweepOf(finding)
    const group = groups.get(sweep)
    if (group === undefined) groups.set(sweep, [finding])
    else group.push(finding)
  }
  return groups
}

function sweepOf({ key, denial: { verdict } }: FindingDocument): string {
  return JSON.stringify([key.account, key.principal, verdict.layer, verdict.denyType])
}

function idOf({ first, others }: TableRow): string {
  return others.length === 0 ? first.shortId : `${first.shortId} +${others.length}`
}

/** The title without the layer, which has a column of its own. */
function whatOf({ first, others }: TableRow): string {
  const cut = first.title.lastIndexOf(': ')
  const title = cut === -1 ? first.title : first.title.slice(0, cut)
  if (others.length === 0) return title
  const all = [first, ...others]
  const buckets = new Set(all.map(({ key }) => key.bucket)).size
  const verbs = [...new Set(all.map(({ key }) => key.actionClass))].join(', ')
  return `${title.split(' cannot ')[0] ?? title} cannot ${verbs}: ${buckets} buckets`
}

function deniedByOf({ denial: { verdict } }: FindingDocument): string {
  const phrase = denyPhrase(verdict)
  return phrase === null ? labelOf(verdict.layer) : `${labelOf(verdict.layer)}, ${phrase}`
}

function countOf({ first, others }: TableRow): string {
  const all = [first, ...others]
  const exact = all.every(({ count }) => count.exact)
  return `${exact ? '' : '~'}${all.reduce((sum, { count }) => sum + count.value, 0)}`
}
