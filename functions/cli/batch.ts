import type { ClassifiedDenial } from '#shared/model/classified.ts'
import type { Skipped } from '#shared/model/denial.ts'

/** Denials that one pass of the pipeline takes: enough to fold well. */
const MAX_ITEMS = 1000
/** So many bytes of input, at most, plus one record: a thousand denials of a log file are no more, a thousand of a stranger may be a gigabyte. */
const MAX_BYTES = 1024 * 1024
/** What is lost to Ctrl-C is what was read in this time; the same input read again adds it. */
const MAX_AGE_MS = 1000

const MALFORMED: Skipped = { kind: 'skipped', eventId: null, reason: 'malformed' }

/** Denials on their way into the store together, and, where they are to be printed in order, what stood between them. */
export class Batch {
  readonly denials: ClassifiedDenial[] = []
  readonly #outcomes: { readonly outcome: ClassifiedDenial | Skipped; readonly count: number }[] = []
  readonly #keepsOrder: boolean
  readonly #startedAt = performance.now()
  #bytes = 0

  constructor(keepsOrder: boolean) {
    this.#keepsOrder = keepsOrder
  }

  get isDue(): boolean {
    const items = Math.max(this.denials.length, this.#outcomes.length)
    if (items === 0) return false
    return items >= MAX_ITEMS || this.#bytes >= MAX_BYTES || performance.now() - this.#startedAt >= MAX_AGE_MS
  }

  addDenial(denial: ClassifiedDenial, bytes: number): void {
    this.denials.push(denial)
    this.#bytes += bytes
    this.#addInOrder(denial, 1)
  }

  addSkipped(skipped: Skipped): void {
    this.#addInOrder(skipped, 1)
  }

  addMalformed(count: number): void {
    this.#addInOrder(MALFORMED, count)
  }

  /** All that was added, in input order, each malformed part by itself. */
  *inOrder(): Generator<ClassifiedDenial | Skipped> {
    for (const { outcome, count } of this.#outcomes) for (let left = count; left > 0; left -= 1) yield outcome
  }

  #addInOrder(outcome: ClassifiedDenial | Skipped, count: number): void {
    if (this.#keepsOrder) this.#outcomes.push({ outcome, count })
  }
}
