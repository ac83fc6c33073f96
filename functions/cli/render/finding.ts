import type { FindingDocument } from '#shared/model/finding.ts'
import type { Terminal } from '../terminal.ts'
import { renderDenial } from './denial.ts'
import { SEVERITY_STYLE } from './findings-table.ts'
import { shown } from './shown.ts'
import { renderTable, type Column } from './table.ts'
import { fitted } from './width.ts'
import { plural, verdictPhrase } from './words.ts'
import { labeled } from './wrap.ts'

type Sample = FindingDocument['samples'][number]

/** From here on a table has room for event ids beside the resources. */
const WIDE_TABLE = 100

/** One finding in full: counts, causes, the representative denial explained, samples; and the findings of its principal behind the same wall. */
export function renderFinding(finding: FindingDocument, sameWall: readonly FindingDocument[], terminal: Terminal): string {
  const { key, firstSeen, lastSeen } = finding
  const slot = (label: string, text: string) => labeled(label, shown(text), terminal.width)
  const title = fitted(shown(finding.title), terminal.width - finding.shortId.length - 2, 'middle')
  return [
    `${terminal.style('bold', shown(finding.shortId))}  ${title}`,
    '',
    `severity  ${terminal.style(SEVERITY_STYLE[finding.severity], finding.severity)} · ${standing(finding)}`,
    ...slot('where', `account ${key.account || 'unknown'} · ${key.region || 'Region unknown'}`),
    ...slot('count', countWords(finding)),
    ...slot('seen', `first ${firstSeen ?? '-'} · last ${lastSeen ?? '-'}`),
    ...slot('also', sweepWords(finding, sameWall)),
    '',
    renderDenial(finding.denial, terminal, { full: true }),
    ...renderTable(finding.causes, CAUSE_COLUMNS, terminal),
    '',
    ...renderTable(finding.samples, sampleColumns(terminal), terminal),
    '',
  ].join('\n')
}

/** From so many findings behind one wall on, a principal is trying doors rather than doing its job. */
const SWEEP = 5

function sweepWords({ key }: FindingDocument, sameWall: readonly FindingDocument[]): string {
  if (sameWall.length < SWEEP) return ''
  const buckets = new Set([key.bucket, ...sameWall.map((other) => other.key.bucket)]).size
  return `the same caller meets the same wall in ${sameWall.length} more findings, ${buckets} buckets in all. That looks like a search for open doors: find out who holds its credentials before you grant anything.`
}

const CAUSE_COLUMNS: readonly Column<FindingDocument['causes'][number]>[] = [
  { title: 'CAUSE', cell: (cause) => verdictPhrase(cause), flexible: true },
  { title: '×', cell: (cause) => String(cause.count), align: 'right' },
  { title: 'LAST SEEN', cell: (cause) => cause.lastSeen ?? '-' },
]

function sampleColumns({ tableWidth }: Terminal): readonly Column<Sample>[] {
  return [
    { title: 'SAMPLE', cell: (sample: Sample) => sample.eventTime ?? '-' },
    ...(tableWidth < WIDE_TABLE ? [] : [{ title: 'EVENT ID', cell: (sample: Sample) => sample.eventId ?? '-', limit: 36 }]),
    { title: 'RESOURCE', cell: (sample: Sample) => sample.request.resource ?? '-', flexible: true },
  ]
}

function standing({ state, intent, noise }: FindingDocument): string {
  return [`state ${state}`, `intent ${intent}`, ...(noise === null ? [] : [`noise ${noise}`])].join(' · ')
}

function countWords({ count, sessions }: FindingDocument): string {
  return `${count.exact ? '' : '~'}${plural(count.value, 'denial')} in ${sessions.exact ? '' : 'about '}${plural(sessions.value, 'session')}`
}
