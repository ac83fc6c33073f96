import { openMemoryFindingStore } from '#shared/adapters/memory/finding-store.ts'
import type { DenialDocument } from '#shared/model/denial-document.ts'
import type { Skipped } from '#shared/model/denial.ts'
import { runAnalysis, summaryLine } from '../../functions/cli/run-analysis.ts'
import type { Terminal } from '../../functions/cli/terminal.ts'
import { inChunks } from './ingest.ts'

/** What a run over one file came to, as `analyze` tells it. */
export interface ToldRun {
  readonly summary: string
  readonly warnings: readonly string[]
  readonly documents: readonly (DenialDocument | Skipped)[]
  readonly ms: number
}

/** Runs `analyze` over one file that exists in memory only. */
export async function runOf(content: string | Uint8Array, file = 'input.json'): Promise<ToldRun> {
  const warnings: string[] = []
  const documents: (DenialDocument | Skipped)[] = []
  const onDocuments = (some: Iterable<DenialDocument | Skipped>) => {
    for (const document of some) documents.push(document)
    return Promise.resolve()
  }
  const startedAt = performance.now()
  const input = { file, open: () => inChunks(content) }
  const result = await runAnalysis([input], { store: openMemoryFindingStore(), onDocuments }, silentTerminal(warnings))
  return { summary: summaryLine(result), warnings, documents, ms: performance.now() - startedAt }
}

function silentTerminal(warnings: string[]): Terminal {
  const nothing = () => undefined
  return {
    out: () => Promise.resolve(),
    say: nothing,
    warn: (line) => warnings.push(line),
    progress: nothing,
    style: (_, text) => text,
    width: 100,
    tableWidth: 160,
  }
}
