import type { FindingDocument } from '#shared/model/finding.ts'
import { shortened, visibleText } from '#shared/model/visible-text.ts'
import type { Terminal } from '../terminal.ts'
import { renderDenial } from './denial.ts'
import { SEVERITY_STYLE } from './findings-table.ts'
import { renderTable } from './table.ts'
import { verdictPhrase } from './words.ts'

/** One finding in full: counts, causes, the representative denial explained, samples. */
export function renderFinding(finding: FindingDocument, terminal: Terminal): string {
  const head = [
    `${terminal.style('bold', finding.shortId)}  ${visibleText(finding.title)}`,
    [
      `severity ${terminal.style(SEVERITY_STYLE[finding.severity], finding.severity)}`,
      `state ${finding.state}`,
      `intent ${finding.intent}`,
      ...(finding.noise === null ? [] : [`noise ${finding.noise}`]),
    ].join(' · '),
    `account ${visibleText(finding.key.account)} · ${visibleText(finding.key.region)} · first ${finding.firstSeen ?? '-'} · last ${finding.lastSeen ?? '-'}`,
    `${countWords(finding)} denials · ${finding.sessions.exact ? '' : 'about '}${finding.sessions.value} sessions`,
    '',
  ]
  const causes = renderTable(finding.causes, [
    { title: 'CAUSE', cell: (cause) => verdictPhrase(cause), limit: 60 },
    { title: '×', cell: (cause) => String(cause.count), align: 'right' },
    { title: 'LAST SEEN', cell: (cause) => cause.lastSeen ?? '-' },
  ])
  const samples = renderTable(finding.samples, [
    { title: 'SAMPLE', cell: (sample) => sample.eventTime ?? '-' },
    { title: 'EVENT ID', cell: (sample) => visibleText(sample.eventId ?? '-') },
    { title: 'RESOURCE', cell: (sample) => visibleText(shortened(sample.request.resource ?? '-', 60)) },
  ])
  return [...head, renderDenial(finding.denial, terminal, { full: true }), ...causes, '', ...samples, ''].join('\n')
}

function countWords(finding: FindingDocument): string {
  return `${finding.count.exact ? '' : '~'}${finding.count.value}`
}
