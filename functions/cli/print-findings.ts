import type { FindingDocument, Severity } from '#shared/model/finding.ts'
import { ValueWriter, type OutputFormat } from './format.ts'
import { renderFindingsTable } from './render/findings-table.ts'
import type { Terminal } from './terminal.ts'

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { high: 0, medium: 1, low: 2, info: 3 }

/** Findings with the worst first: by severity, then count, then name, so that the order is the same in each run. */
export function worstFirst(findings: readonly FindingDocument[]): FindingDocument[] {
  return [...findings].sort(
    (a, b) =>
      SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] || b.count.value - a.count.value || (a.findingId < b.findingId ? -1 : 1),
  )
}

/** Prints findings, worst first, in the format that was asked for. */
export async function printFindings(findings: readonly FindingDocument[], format: OutputFormat, terminal: Terminal): Promise<void> {
  const sorted = worstFirst(findings)
  if (format === 'text') {
    if (sorted.length > 0) await terminal.out(renderFindingsTable(sorted, terminal))
    return
  }
  const writer = new ValueWriter(terminal, format)
  for (const finding of sorted) await writer.write(finding)
  await writer.end()
}
