import { layers } from '#shared/layers/index.ts'
import { visibleText } from '#shared/model/visible-text.ts'
import type { CloudTrailRecord, Origin } from '#shared/model/record.ts'
import { analyzeBatch, ingestStream, type BatchOutcome } from '#shared/pipeline.ts'
import type { FindingStore } from '#shared/ports/finding-store.ts'
import type { Input } from './input/open-inputs.ts'
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
  /** Gives documents of every denial, not only of one representative per finding. */
  readonly everyDenial: boolean
  /** Sees the outcome of each batch, in input order. */
  readonly onBatch?: (outcome: BatchOutcome) => Promise<void>
  /** Sees each malformed part of the input. */
  readonly onMalformed?: (origin: Origin, reason: string) => Promise<void>
}

/** Records that one pass of the pipeline takes: large enough to fold well, small enough for a laptop. */
const BATCH_SIZE = 1000
/** Malformed parts that are named one by one; the rest is counted. */
const NAMED_MALFORMED = 20
const PROGRESS_EVERY_MS = 200

/** Reads all inputs through the pipeline into the store. What is malformed is named on stderr and costs nothing else. */
export async function runAnalysis(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  options: RunOptions,
  terminal: Terminal,
): Promise<RunResult> {
  const counts: RunCounts = { files: 0, read: 0, denied: 0, copies: 0, skipped: 0, malformed: 0 }
  const touched = new Set<string>()
  const seen = { events: new Set<string>(), shared: new Set<string>() }
  let batch: CloudTrailRecord[] = []
  const flush = async () => {
    if (batch.length === 0) return
    const outcome = await analyzeBatch(batch, { layers, store: options.store, seen, everyDenial: options.everyDenial })
    batch = []
    counts.denied += outcome.denied
    counts.copies += outcome.copies
    counts.skipped += outcome.skipped
    counts.malformed += outcome.malformed
    for (const id of outcome.findingIds) touched.add(id)
    await options.onBatch?.(outcome)
  }
  const malformed = async (origin: Origin, reason: string) => {
    counts.malformed += 1
    nameMalformed(counts.malformed, origin, reason, terminal)
    await options.onMalformed?.(origin, reason)
  }
  const showProgress = progressLine(counts, terminal)
  for await (const input of inputs) {
    if ('error' in input) {
      await malformed({ file: input.file, offset: null }, input.error)
      continue
    }
    counts.files += 1
    for await (const item of ingestStream(input.open(), input.file)) {
      if (item.kind === 'malformed') {
        await flush()
        await malformed(item.origin, item.reason)
        continue
      }
      counts.read += 1
      batch.push(item.record)
      if (batch.length >= BATCH_SIZE) await flush()
      showProgress()
    }
  }
  await flush()
  return { counts, touched }
}

function nameMalformed(count: number, origin: Origin, reason: string, terminal: Terminal): void {
  if (count > NAMED_MALFORMED) return
  const place = origin.offset === null ? '' : ` at byte ${origin.offset}`
  terminal.warn(`could not read ${visibleText(origin.file)}${place}: ${visibleText(reason)}`)
  if (count === NAMED_MALFORMED) terminal.warn('further parts that cannot be read are only counted')
}

/** Progress as a line that overwrites itself, at most five times a second. */
function progressLine(counts: RunCounts, terminal: Terminal): () => void {
  let shownAt = performance.now()
  return () => {
    const now = performance.now()
    if (now - shownAt < PROGRESS_EVERY_MS) return
    shownAt = now
    terminal.progress(`reading: ${counts.files} files, ${counts.read} records, ${counts.denied} denied`)
  }
}

/** The last line on stderr: what was read and what it came to. */
export function summaryLine({ counts, touched }: RunResult): string {
  const copies = counts.copies === 0 ? '' : ` (and ${counts.copies} copies in a second account)`
  return `${counts.read} read, ${counts.denied} denied${copies}, ${counts.skipped} skipped, ${counts.malformed} malformed, ${touched.size} findings`
}
