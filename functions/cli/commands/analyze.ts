import type { DenialDocument } from '#shared/model/denial-document.ts'
import type { Skipped } from '#shared/model/denial.ts'
import { readFindings } from '#shared/keeping/read-findings.ts'
import { EXIT, UsageError, type ExitCode } from '../exit-codes.ts'
import { ValueWriter, type OutputFormat } from '../format.ts'
import { openInputs } from '../input/open-inputs.ts'
import { openStore } from '../open-store.ts'
import { renderBrief } from '../render/denial.ts'
import { shown } from '../render/shown.ts'
import { labelOf } from '../render/words.ts'
import { runAnalysis, summaryLine, type RunResult } from '../run-analysis.ts'
import { printFindings } from '../print-findings.ts'
import type { Terminal } from '../terminal.ts'

export interface AnalyzeOptions {
  readonly store?: string
  readonly each: 'denial' | 'finding'
  readonly skipped?: boolean
  readonly now?: Date
  readonly strict?: boolean
  readonly format: OutputFormat
}

/** `whodenied analyze`: CloudTrail files in, denials or findings out; the findings are kept in the store. */
export async function analyze(inputs: readonly string[], options: AnalyzeOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.skipped && options.each !== 'denial') {
    throw new UsageError('`--skipped` prints records, but `--each finding` prints findings', 'add `--each denial`')
  }
  const store = await openStore(options.store)
  try {
    const writer = denialWriter(options, terminal)
    const result = await runAnalysis(openInputs(inputs), { store, ...writer?.hooks }, terminal)
    await writer?.end()
    if (options.each === 'finding') {
      await printFindings(
        await readFindings([...result.touched], { store, now: options.now ?? new Date(), labelOf }),
        options.format,
        terminal,
      )
    }
    terminal.say(summaryLine(result))
    return exitCodeOf(result, options)
  } finally {
    await store.close()
  }
}

function exitCodeOf({ counts }: RunResult, options: AnalyzeOptions): ExitCode {
  // An empty log is an answer; a file of which nothing could be read is not.
  if (counts.read === 0 && counts.malformed > 0) return EXIT.badUsage
  return options.strict && counts.malformed > 0 ? EXIT.incomplete : EXIT.done
}

/** Prints denials batch by batch as they come, so that long input shows its first line at once. */
function denialWriter(options: AnalyzeOptions, terminal: Terminal) {
  if (options.each !== 'denial') return undefined
  const values = options.format === 'text' ? undefined : new ValueWriter(terminal, options.format)
  const write = async (document: DenialDocument | Skipped) => {
    if (document.kind === 'skipped' && !options.skipped) return
    if (values !== undefined) await values.write(document)
    else await terminal.out(document.kind === 'skipped' ? renderSkipped(document) : renderBrief(document))
  }
  const onDocuments = async (documents: Iterable<DenialDocument | Skipped>) => {
    for (const document of documents) await write(document)
  }
  return { hooks: { onDocuments }, end: async () => values?.end() }
}

/** A record that is no denial in one line, with the reason. */
export function renderSkipped(skipped: Skipped): string {
  return `skipped  ${skipped.reason}  ${shown(skipped.eventId ?? '-')}\n`
}
