import { beforeAll, describe, expect, it } from 'vitest'
import { inertJson } from '../../functions/cli/format.ts'
import { printFindings } from '../../functions/cli/print-findings.ts'
import { renderFinding } from '../../functions/cli/render/finding.ts'
import { renderFindingsTable } from '../../functions/cli/render/findings-table.ts'
import { labelOf } from '../../functions/cli/render/words.ts'
import { openMemoryFindingStore } from '../../shared/adapters/memory/finding-store.ts'
import { readFindings } from '../../shared/keeping/read-findings.ts'
import { layers } from '../../shared/layers/index.ts'
import type { FindingDocument } from '../../shared/model/finding.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import { analyzeBatch } from '../../shared/pipeline.ts'
import { aRecord } from '../builders/a-record.ts'
import { aTerminal } from '../builders/a-terminal.ts'
import { HOSTILE_TEXTS } from './corpus.ts'
import { faultsOfJson, faultsOfText } from './rules.ts'

const NOW = new Date('2026-08-17T10:00:00Z')
const caller = (arn: string) => ({ userIdentity: { type: 'AssumedRole', arn, accountId: '111122223333' } })
const bucket = (bucketName: string) => ({ requestParameters: { bucketName, key: 'k' }, resources: [] })

/** The findings that the path makes of these records, one for each record unless they are the same. */
async function findingsOf(records: readonly JsonObject[]): Promise<FindingDocument[]> {
  const store = openMemoryFindingStore()
  const seen = { events: new Set<string>(), shared: new Set<string>() }
  const { findingIds } = await analyzeBatch(records, { layers, store, seen, everyDenial: false })
  return readFindings([...new Set(findingIds)], { store, now: NOW, labelOf })
}

let findings: FindingDocument[] = []
let sweep: FindingDocument[] = []
beforeAll(async () => {
  const texts = HOSTILE_TEXTS.map(({ text }) => text)
  findings = await findingsOf(
    texts.map((text, index) =>
      aRecord({
        ...caller(`arn:aws:sts::111122223333:assumed-role/${text}/s`),
        ...bucket(`${text}${index}`),
        awsRegion: text,
        recipientAccountId: text,
        eventID: `${text}${index}`,
      }),
    ),
  )
  sweep = await findingsOf(texts.map((text, index) => aRecord({ ...bucket(`${text}${index}`), eventID: `e-${index}` })))
})

/** Marks take no column, characters of East Asia and emoji take two. */
function columnsOf(line: string): number {
  const wide = line.match(/[\p{sc=Han}\p{sc=Hangul}\p{Emoji_Presentation}\uff01-\uff5e]/gu)?.length ?? 0
  return Array.from(line.replaceAll(/\p{Mn}|\p{Me}/gu, '')).length + wide
}

describe('a table of findings', () => {
  it.each([
    { columns: 80, color: false },
    { columns: 100, color: true },
    { columns: 160, color: true },
  ])('has one inert line for each finding at $columns columns', ({ columns, color }) => {
    expect(findings.length).toBeGreaterThan(700)
    const table = renderFindingsTable(findings, aTerminal({ columns, color }))
    expect(table.split('\n')).toHaveLength(findings.length + 2)
    expect(table.split('\n').filter((line) => line !== '' && !/^(?:\x1b\[2mID|ID|DEN-[0-9A-Z]{8}) /.test(line))).toEqual([])
    expect(faultsOfText(table, { color })).toEqual([])
  })

  it('is no wider than the terminal', () => {
    const lines = renderFindingsTable(findings, aTerminal({ columns: 80 })).split('\n')
    expect(lines.filter((line) => columnsOf(line) > 80)).toEqual([])
  })

  it('has one line for a sweep over buckets with hostile names', () => {
    const table = renderFindingsTable(sweep, aTerminal())
    expect(sweep.length).toBeGreaterThan(700)
    expect(table.split('\n')).toHaveLength(3)
    expect(faultsOfText(table, { color: false })).toEqual([])
  })
})

describe('a finding in full', () => {
  it('has only labels of ours at the left edge', () => {
    const labels =
      /^(?:DEN-|severity|where|count|seen|WD\d{3} |who|call|on|what|denied by|because|how known|layers|meant\?|fix|check|or|prevent|not read|more|CAUSE|SAMPLE|\d{4}-|explicit deny:|no allow:|AWS does|an explicit|-)/
    const terminal = aTerminal()
    for (const finding of findings) {
      const text = renderFinding(finding, [], terminal)
      expect(faultsOfText(text, { color: false })).toEqual([])
      const edges = text.split('\n').filter((line) => line !== '' && !line.startsWith(' '))
      expect(edges.filter((line) => !labels.test(line))).toEqual([])
    }
  })
})

describe('JSON of findings', () => {
  it('is inert and stands for the same value', () => {
    expect(findings.flatMap((finding) => faultsOfJson(inertJson(finding, 1), finding))).toEqual([])
  })

  it('as NDJSON has one line for each', async () => {
    const terminal = aTerminal()
    await printFindings(findings, 'ndjson', terminal)
    const lines = terminal.stdout().split('\n')
    expect(lines).toHaveLength(findings.length + 1)
    expect(faultsOfText(terminal.stdout(), { color: false })).toEqual([])
  })
})
