import { findByShortId, listFindings, type ReadDeps } from '#shared/keeping/read-findings.ts'
import type { FindingDocument } from '#shared/model/finding.ts'
import { EXIT, UsageError, type ExitCode } from '../exit-codes.ts'
import { inertJson, type OutputFormat } from '../format.ts'
import { openStore } from '../open-store.ts'
import { renderFinding } from '../render/finding.ts'
import { labelOf } from '../render/words.ts'
import type { Terminal } from '../terminal.ts'

export interface ShowOptions {
  readonly store?: string
  readonly now?: Date
  readonly format: OutputFormat
}

/** The other findings of this principal behind the same wall: many of them are a sweep, which no single finding shows. */
async function sameWallAs(finding: FindingDocument, deps: ReadDeps): Promise<readonly FindingDocument[]> {
  const { layer } = finding.denial.verdict
  const all = await listFindings(null, deps)
  return all.filter(
    ({ findingId, key, denial }) =>
      findingId !== finding.findingId && key.principal === finding.key.principal && denial.verdict.layer === layer,
  )
}

/** `whodenied show ID`: one finding in full. Any unique prefix of four or more characters will do. */
export async function show(id: string, options: ShowOptions, terminal: Terminal): Promise<ExitCode> {
  const store = await openStore(options.store)
  try {
    const deps = { store, now: options.now ?? new Date(), labelOf }
    const found = await findByShortId(id, deps)
    const [finding] = found
    if (finding === undefined)
      throw new UsageError(
        `no finding has the id \`${id}\``,
        'see the ids with `whodenied findings list`, and give the same `--store` as the run that found it',
      )
    if (found.length > 1) {
      throw new UsageError(
        `${found.length} findings start with \`${id}\`: ${found.map(({ shortId }) => shortId).join(', ')}`,
        'give more characters',
      )
    }
    const pretty = options.format === 'json' ? 1 : undefined
    await terminal.out(
      options.format === 'text' ? renderFinding(finding, await sameWallAs(finding, deps), terminal) : `${inertJson(finding, pretty)}\n`,
    )
    return EXIT.done
  } finally {
    await store.close()
  }
}
