import { createReadStream, existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeFolder } from '#shared/adapters/sqlite/make-folder.ts'
import { readFindings } from '#shared/keeping/read-findings.ts'
import { shellQuote } from '#shared/model/shell-quote.ts'
import type { FindingStore } from '#shared/ports/finding-store.ts'
import { EXIT, UsageError, type ExitCode } from '../exit-codes.ts'
import { inertJson, type OutputFormat } from '../format.ts'
import type { Input } from '../input/open-inputs.ts'
import { hasEmbeddedEngine } from '../open-store.ts'
import { printFindings, worstFirst } from '../print-findings.ts'
import { labelOf } from '../render/words.ts'
import { runAnalysis } from '../run-analysis.ts'
import type { Terminal } from '../terminal.ts'

export interface DemoOptions {
  readonly out: string
  readonly format: OutputFormat
}

/** The clock of the demo: just after the week of its records. */
const DEMO_NOW = new Date('2026-08-24T06:00:00Z')

/** `whodenied demo`: the real pipeline over bundled records, into a folder of its own. */
export async function demo(options: DemoOptions, terminal: Terminal): Promise<ExitCode> {
  await prepareFolder(options.out)
  const store = await openDemoStore(options.out)
  try {
    const startedAt = performance.now()
    const result = await runAnalysis(bundledRecords(), { store }, terminal)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    const findings = await readFindings([...result.touched], { store, now: DEMO_NOW, labelOf })
    await writeFile(join(options.out, 'findings.json'), `${inertJson(worstFirst(findings), 1)}\n`)
    terminal.say(`read ${result.counts.read} bundled CloudTrail records in ${seconds} s`)
    terminal.say(`${findings.length} findings from ${result.counts.denied} denials`)
    terminal.say('')
    await printFindings(findings, options.format, terminal)
    for (const line of nextSteps(options.out, worstFirst(findings)[0]?.shortId ?? 'DEN-…')) terminal.say(line)
    return EXIT.done
  } finally {
    await store.close()
  }
}

async function prepareFolder(folder: string): Promise<void> {
  try {
    makeFolder(folder)
    for (const name of ['findings.db', 'findings.db-wal', 'findings.db-shm', 'findings.json']) await rm(join(folder, name), { force: true })
  } catch (error) {
    throw new UsageError(`the folder \`${folder}\` cannot be written: ${(error as Error).message}`, 'name another one with `--out`')
  }
}

/** The embedded store in the demo's folder; in memory where this Node has no embedded engine. */
async function openDemoStore(folder: string): Promise<FindingStore> {
  if (hasEmbeddedEngine())
    return (await import('#shared/adapters/sqlite/finding-store.ts')).openSqliteFindingStore(join(folder, 'findings.db'))
  return (await import('#shared/adapters/memory/finding-store.ts')).openMemoryFindingStore()
}

function* bundledRecords(): Generator<Input> {
  // In the package the records lie beside the bundle, in a checkout beside this folder.
  const places = ['./demo/records.ndjson.gz', '../demo/records.ndjson.gz'].map((place) => fileURLToPath(new URL(place, import.meta.url)))
  const path = places.find((place) => existsSync(place))
  if (path === undefined) throw new Error(`the bundled records are missing: ${places.join(', ')}`)
  yield { file: 'bundled records', open: () => createReadStream(path) }
}

function nextSteps(folder: string, shortId: string): string[] {
  const run = process.env['npm_lifecycle_event'] === undefined ? 'whodenied' : 'npm run --silent whodenied --'
  const show = hasEmbeddedEngine() ? [`  ${run} show ${shortId} --store ${shellQuote(join(folder, 'findings.db'))}`] : []
  return [
    '',
    `data: ${join(folder, 'findings.json')}`,
    '',
    'next:',
    ...show,
    `  ${run} explain 'paste an error here'`,
    `  ${run} analyze ./my-cloudtrail-logs`,
  ]
}
