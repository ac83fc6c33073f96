import { faultsOf, type FuzzInput } from './invariants.ts'
import { mutateRecord, mutateText } from './mutate.ts'
import { Random } from './random.ts'
import { readSeeds, type Seeds } from './seeds.ts'
import { shrink } from './shrink.ts'

/** A case that broke what must hold. */
export interface Failure {
  readonly number: number
  readonly faults: readonly string[]
  readonly smallest: FuzzInput
}

export interface FuzzOptions {
  readonly cases: number
  readonly seed: number
  /** Called now and then with the number of cases done. */
  readonly onProgress?: (done: number) => void
}

/** Everything that is printed is looked at for one case in so many: rendering costs more than reading. */
const THOROUGH_EVERY = 40
const PROGRESS_EVERY = 20_000
/** More failures of one kind teach nothing. */
const MAX_FAILURES = 5

/** Runs so many cases and gives the first failures, each as small as it gets. */
export function fuzz({ cases, seed, onProgress }: FuzzOptions): Failure[] {
  const seeds = readSeeds()
  const random = new Random(seed)
  const failures: Failure[] = []
  for (let number = 0; number < cases && failures.length < MAX_FAILURES; number += 1) {
    const input = nextInput(seeds, random)
    const thorough = number % THOROUGH_EVERY === 0
    const faults = faultsOf(input, thorough)
    if (faults.length > 0)
      failures.push({ number, faults, smallest: shrink(input, (candidate) => faultsOf(candidate, thorough).length > 0) })
    if (number % PROGRESS_EVERY === 0) onProgress?.(number)
  }
  return failures
}

/** Records, texts, and records inside texts. */
function nextInput(seeds: Seeds, random: Random): FuzzInput {
  const kind = random.below(10)
  if (kind < 5) return { kind: 'record', record: mutateRecord(random.pick(seeds.records), random) }
  if (kind < 9) return { kind: 'text', text: mutateText(random.pick(seeds.texts), random) }
  return { kind: 'text', text: mutateText(JSON.stringify(random.pick(seeds.records)), random) }
}
