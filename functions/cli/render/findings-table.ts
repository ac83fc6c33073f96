import type { FindingDocument, Severity } from '#shared/model/finding.ts'
import type { Style, Terminal } from '../terminal.ts'
import { renderTable, type Column } from './table.ts'
import { denyPhrase, labelOf, plural } from './words.ts'

/** How severities are colored; the word always stands beside the color. */
export const SEVERITY_STYLE: Readonly<Record<Severity, Style>> = { high: 'red', medium: 'yellow', low: 'blue', info: 'gray' }

/** A principal with more findings than this behind one wall is one row: a sweep over many buckets would bury all else. */
const ROWS_PER_SWEEP = 5

/** Widths from which on a table has room for more than what matters most. */
const ROOM_FOR = { lastSeen: 110, denyType: 120, basis: 135 } as const

/** Findings that stand in one row of the table; the first is the worst. */
interface TableRow {
  readonly first: FindingDocument
  readonly others: readonly FindingDocument[]
}

/** Findings as a table, worst first as given: one line for each row, and no wider than the terminal where it has 60 columns. */
export function renderFindingsTable(findings: readonly FindingDocument[], terminal: Terminal): string {
  return `${renderTable(foldSweeps(findings), columnsFor(terminal.tableWidth), terminal).join('\n')}\n`
}

function columnsFor(width: number): readonly Column<TableRow>[] {
  const when = (from: number, column: Column<TableRow>) => (width < from ? [] : [column])
  const deniedBy = width < ROOM_FOR.denyType ? { cell: layerOnly, limit: 16 } : { cell: deniedByOf, limit: 30 }
  return [
    { title: 'ID', cell: ({ first }) => first.shortId },
    { title: 'SEV', cell: ({ first }) => first.severity, style: ({ first }) => SEVERITY_STYLE[first.severity] },
    { title: 'WHAT', cell: whatOf, flexible: true },
    { title: 'DENIED BY', ...deniedBy },
    ...when(ROOM_FOR.basis, { title: 'BASIS', cell: ({ first }) => first.denial.verdict.basis }),
    { title: '×', cell: countOf, align: 'right' },
    ...when(ROOM_FOR.lastSeen, { title: 'LAST SEEN', cell: ({ first }) => (first.lastSeen ?? '-').slice(0, 16).replace('T', ' ') }),
  ]
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

/** The title without the layer, which has a column of its own. */
function whatOf({ first, others }: TableRow): string {
  const cut = first.title.lastIndexOf(': ')
  const title = cut === -1 ? first.title : first.title.slice(0, cut)
  if (others.length === 0) return title
  const all = [first, ...others]
  const buckets = new Set(all.map(({ key }) => key.bucket)).size
  const verbs = [...new Set(all.map(({ key }) => (key.actionClass === 'admin' ? 'administer' : key.actionClass)))].join(', ')
  return `${title.split(' cannot ')[0] ?? title} cannot ${verbs} in ${plural(buckets, 'bucket')} (${all.length} findings)`
}

function layerOnly({ first }: TableRow): string {
  return labelOf(first.denial.verdict.layer)
}

function deniedByOf({ first }: TableRow): string {
  const { verdict } = first.denial
  const phrase = denyPhrase(verdict)
  return phrase === null ? labelOf(verdict.layer) : `${labelOf(verdict.layer)}, ${phrase}`
}

function countOf({ first, others }: TableRow): string {
  const all = [first, ...others]
  const exact = all.every(({ count }) => count.exact)
  return `${exact ? '' : '~'}${all.reduce((sum, { count }) => sum + count.value, 0)}`
}
