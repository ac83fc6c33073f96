import { layers } from '#shared/layers/index.ts'
import type { DenialDocument } from '#shared/model/denial-document.ts'
import type { Skipped } from '#shared/model/denial.ts'
import type { CloudTrailRecord, Origin } from '#shared/model/record.ts'
import { analyzeBatch, ingestStream, type BatchOutcome } from '#shared/pipeline.ts'
import type { FindingStore } from '#shared/ports/finding-store.ts'
import { Batch } from './batch.ts'
import type { Input, OpenableInput } from './input/open-inputs.ts'
import { MalformedNames } from './malformed-names.ts'
import { plural } from './render/words.ts'
import type { Terminal } from './terminal.ts'

/** What a run counted. Records are counted once they are read; a file that could not be read counts as malformed. */
export interface RunCounts {
  files: number
  read: number
  denied: number
  /** Copies of denials in a second account. */
  copies: number
  skipped: number
  malformed: number
}

export interface RunResult {
  readonly counts: RunCounts
  /** Ids of the findings that this run merged denials into. */
  readonly touched: ReadonlySet<string>
}

export interface RunOptions {
  readonly store: FindingStore
  /** Sees a document for every record and malformed part, in input order. Without it only one representative for each finding is made. */
  readonly onDocuments?: (documents: Iterable<DenialDocument | Skipped>) => Promise<void>
}

const PROGRESS_EVERY_MS = 200
const UNREADABLE_RECORD = 'a record whose version, event source, event name or error code cannot be read'

/** Reads all inputs through the pipeline into the store. What is malformed is named on stderr and costs nothing else. */
export async function runAnalysis(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  options: RunOptions,
  terminal: Terminal,
): Promise<RunResult> {
  const run = new Run(options, terminal)
  for await (const input of inputs) {
    if ('error' in input) run.addMalformed({ file: input.file, offset: null }, input.error, 1)
    else await run.readFile(input)
  }
  await run.flush()
  run.names.endFile()
  return run
}

/** One run: what it counted, and the records that are still to go through the pipeline. */
class Run implements RunResult {
  readonly counts: RunCounts = { files: 0, read: 0, denied: 0, copies: 0, skipped: 0, malformed: 0 }
  readonly touched = new Set<string>()
  readonly names: MalformedNames
  readonly #options: RunOptions
  readonly #seen = { events: new Set<string>(), shared: new Set<string>() }
  readonly #showProgress: () => void
  #batch = new Batch()

  constructor(options: RunOptions, terminal: Terminal) {
    this.#options = options
    this.names = new MalformedNames(terminal)
    this.#showProgress = progressLine(this.counts, terminal)
  }

  async readFile(input: OpenableInput): Promise<void> {
    this.counts.files += 1
    for await (const item of ingestStream(input.open(), input.file)) {
      if (item.kind === 'malformed') this.addMalformed(item.origin, item.reason, item.count ?? 1)
      else this.#addRecord(item.record, item.origin)
      if (this.#batch.isFull) await this.flush()
    }
  }

  addMalformed(origin: Origin, reason: string, count: number): void {
    this.counts.malformed += count
    this.names.add(origin, reason, count)
    this.#batch.addMalformed(count)
  }

  #addRecord(record: CloudTrailRecord, origin: Origin): void {
    this.counts.read += 1
    this.#batch.add(record, origin)
    this.#showProgress()
  }

  async flush(): Promise<void> {
    const batch = this.#batch
    this.#batch = new Batch()
    if (batch.isEmpty) return
    const { store, onDocuments } = this.#options
    const outcome = await analyzeBatch(batch.records, { layers, store, seen: this.#seen, everyDenial: onDocuments !== undefined })
    this.#count(outcome, batch)
    await onDocuments?.(batch.inOrder(outcome.documents))
  }

  #count(outcome: BatchOutcome, batch: Batch): void {
    this.counts.denied += outcome.denied
    this.counts.copies += outcome.copies
    this.counts.skipped += outcome.skipped
    this.counts.malformed += outcome.malformedAt.length
    for (const at of outcome.malformedAt) this.names.add(batch.origins[at] ?? NOWHERE, UNREADABLE_RECORD, 1)
    for (const id of outcome.findingIds) this.touched.add(id)
  }
}

const NOWHERE: Origin = { file: '-', offset: null }

/** Progress as a line that overwrites itself, at most five times a second. */
function progressLine(counts: RunCounts, terminal: Terminal): () => void {
  let shownAt = performance.now()
  return () => {
    const now = performance.now()
    if (now - shownAt < PROGRESS_EVERY_MS) return
    shownAt = now
    terminal.progress(`reading: ${plural(counts.files, 'file')}, ${plural(counts.read, 'record')}, ${counts.denied} denied`)
  }
}

/** The last line on stderr: what was read and what it came to. */
export function summaryLine({ counts, touched }: RunResult): string {
  const copies = counts.copies === 0 ? '' : ` (and ${counts.copies} copies in a second account)`
  return `${counts.read} read, ${counts.denied} denied${copies}, ${counts.skipped} skipped, ${counts.malformed} malformed, ${touched.size} findings`
}
