import { listFindings as listFromStore } from '#shared/keeping/read-findings.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { OutputFormat } from '../format.ts'
import { openStore } from '../open-store.ts'
import { printFindings, worstFirst } from '../print-findings.ts'
import { labelOf } from '../render/words.ts'
import type { Terminal } from '../terminal.ts'

export interface ListOptions {
  readonly store?: string
  readonly since?: Date
  readonly noise?: boolean
  readonly limit: number
  readonly now?: Date
  readonly format: OutputFormat
}

/** `whodenied findings list`: what the store holds, worst first; what was left out is said on stderr. */
export async function listFindings(options: ListOptions, terminal: Terminal): Promise<ExitCode> {
  const store = await openStore(options.store)
  try {
    const all = await listFromStore(options.since ?? null, { store, now: options.now ?? new Date(), labelOf })
    const wanted = options.noise ? all : all.filter((finding) => finding.noise === null)
    const shown = worstFirst(wanted).slice(0, options.limit)
    await printFindings(shown, options.format, terminal)
    terminal.say(listSummary(shown.length, wanted.length - shown.length, all.length - wanted.length))
    return EXIT.done
  } finally {
    await store.close()
  }
}

function listSummary(shown: number, beyondLimit: number, noise: number): string {
  const left = [
    ...(beyondLimit > 0 ? [`${beyondLimit} more, see --limit`] : []),
    ...(noise > 0 ? [`${noise} of a noise class, see --noise`] : []),
  ]
  return `${shown} findings${left.length === 0 ? '' : ` (${left.join('; ')})`}`
}
