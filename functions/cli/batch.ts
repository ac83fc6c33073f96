import type { DenialDocument } from '#shared/model/denial-document.ts'
import type { Skipped } from '#shared/model/denial.ts'
import type { CloudTrailRecord, Origin } from '#shared/model/record.ts'

const MALFORMED: Skipped = { kind: 'skipped', eventId: null, reason: 'malformed' }

/** Records that one pass of the pipeline takes: large enough to fold well, small enough for a laptop. */
const MAX_RECORDS = 1000
/** So many bytes of input, at most: a thousand records of a log file are two MiB, a thousand of a stranger may be gigabytes. */
const MAX_BYTES = 4 * 1024 * 1024

/** Records on their way through the pipeline together, and where between them parts stood that are no records. */
export class Batch {
  readonly records: CloudTrailRecord[] = []
  readonly origins: Origin[] = []
  readonly #gaps = new Map<number, number>()

  /** How much of the input it stands for, as far as the places of its records tell. */
  #bytes = 0

  get isEmpty(): boolean {
    return this.records.length === 0 && this.#gaps.size === 0
  }

  get isFull(): boolean {
    return this.records.length + this.#gaps.size >= MAX_RECORDS || this.#bytes >= MAX_BYTES
  }

  add(record: CloudTrailRecord, origin: Origin): void {
    const last = this.origins.at(-1)
    const from = last?.file === origin.file ? (last.offset ?? 0) : 0
    this.#bytes += Math.max(0, (origin.offset ?? 0) - from)
    this.records.push(record)
    this.origins.push(origin)
  }

  addMalformed(count: number): void {
    const at = this.records.length
    this.#gaps.set(at, (this.#gaps.get(at) ?? 0) + count)
  }

  /** The documents of the records, in input order, with one for each part that is no record. */
  *inOrder(documents: readonly (DenialDocument | Skipped)[]): Generator<DenialDocument | Skipped> {
    for (let at = 0; at <= this.records.length; at += 1) {
      for (let left = this.#gaps.get(at) ?? 0; left > 0; left -= 1) yield MALFORMED
      const document = documents[at]
      if (document !== undefined) yield document
    }
  }
}
