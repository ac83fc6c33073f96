import { layers } from '#shared/layers/index.ts'
import type { DenialDocument } from '#shared/model/denial-document.ts'
import type { Skipped } from '#shared/model/denial.ts'
import type { Ingested, Origin } from '#shared/model/record.ts'
import { classifyOnce, documentOf, ingestStream, isDenial, keepDenials } from '#shared/pipeline.ts'
import type { FindingStore } from '#shared/ports/finding-store.ts'
import { Batch } from './batch.ts'
import { boundNewSpace } from './bounded-memory.ts'
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
  await run.end()
  return run
}

/** One run: what it counted, and the denials that are still to be kept. */
class Run implements RunResult {
  readonly counts: RunCounts = { files: 0, read: 0, denied: 0, copies: 0, skipped: 0, malformed: 0 }
  readonly touched = new Set<string>()
  readonly #options: RunOptions
  readonly #names: MalformedNames
  readonly #seen = { events: new Set<string>(), shared: new Set<string>() }
  readonly #showProgress: () => void
  #batch: Batch

  constructor(options: RunOptions, terminal: Terminal) {
    this.#options = options
    this.#names = new MalformedNames(terminal)
    this.#showProgress = progressLine(this.counts, terminal)
    this.#batch = this.#newBatch()
  }

  async readFile(input: OpenableInput): Promise<void> {
    this.counts.files += 1
    for await (const item of ingestStream(input.open(), input.file)) {
      if (item.kind === 'malformed') this.addMalformed(item.origin, item.reason, item.count ?? 1)
      else this.#addRecord(item)
      if (this.#batch.isDue) await this.#flush()
    }
  }

  addMalformed(origin: Origin, reason: string, count: number): void {
    this.counts.malformed += count
    this.#names.add(origin, reason, count)
    this.#batch.addMalformed(count)
  }

  async end(): Promise<void> {
    await this.#flush()
    this.#names.endFile()
  }

  #addRecord({ record, origin, bytes }: IngestedRecord): void {
    this.counts.read += 1
    const outcome = classifyOnce(record, { layers, seen: this.#seen })
    if (isDenial(outcome)) this.#batch.addDenial(outcome, bytes)
    else this.#addSkipped(outcome, origin)
    this.#showProgress()
  }

  #addSkipped(skipped: Skipped, origin: Origin): void {
    this.#batch.addSkipped(skipped)
    this.counts[skipped.reason === 'malformed' ? 'malformed' : 'skipped'] += 1
    if (skipped.reason === 'malformed') this.#names.add(origin, UNREADABLE_RECORD, 1)
  }

  async #flush(): Promise<void> {
    boundNewSpace()
    const batch = this.#batch
    this.#batch = this.#newBatch()
    const { store, onDocuments } = this.#options
    const { denied, copies, findingIds } = await keepDenials(batch.denials, { layers, store, seen: this.#seen })
    this.counts.denied += denied
    this.counts.copies += copies
    for (const id of findingIds) this.touched.add(id)
    await onDocuments?.(documentsOf(batch))
  }

  #newBatch(): Batch {
    return new Batch(this.#options.onDocuments !== undefined)
  }
}

type IngestedRecord = Extract<Ingested, { kind: 'record' }>

function* documentsOf(batch: Batch): Generator<DenialDocument | Skipped> {
  for (const outcome of batch.inOrder()) yield documentOf(outcome, layers)
}

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
