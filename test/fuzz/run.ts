import { containerOf } from './containers.ts'
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
  /** The number of the first case; each case depends on the seed and its number alone. */
  readonly first?: number
  readonly cases: number
  readonly seed: number
  /** Called before each case. */
  readonly onCase?: (number: number) => void
}

/** Everything that is printed is looked at for one case in so many: rendering costs more than reading. */
const THOROUGH_EVERY = 40
/** More failures of one kind teach nothing. */
const MAX_FAILURES = 5

/** Runs so many cases and gives the first failures, each as small as it gets. */
export async function fuzz({ first = 0, cases, seed, onCase }: FuzzOptions): Promise<Failure[]> {
  const seeds = readSeeds()
  const failures: Failure[] = []
  for (let number = first; number < first + cases && failures.length < MAX_FAILURES; number += 1) {
    onCase?.(number)
    const input = inputOf(number, seed, seeds)
    const thorough = number % THOROUGH_EVERY === 0
    const faults = await faultsOf(input, thorough)
    if (faults.length > 0) {
      const smallest = await shrink(input, async (candidate) => (await faultsOf(candidate, thorough)).length > 0)
      failures.push({ number, faults, smallest })
    }
  }
  return failures
}

/** The input of one case. */
export function inputOf(number: number, seed: number, seeds: Seeds): FuzzInput {
  return nextInput(seeds, new Random(Math.imul(seed + 1, 0x9e3779b1) + Math.imul(number + 1, 0x85ebca6b)))
}

/** Records, texts, records inside texts, and files. */
function nextInput(seeds: Seeds, random: Random): FuzzInput {
  const kind = random.below(12)
  if (kind < 5) return { kind: 'record', record: mutateRecord(random.pick(seeds.records), random) }
  if (kind < 9) return { kind: 'text', text: mutateText(random.pick(seeds.texts), random) }
  if (kind < 10) return { kind: 'text', text: mutateText(JSON.stringify(random.pick(seeds.records)), random) }
  return {
    kind: 'file',
    file: containerOf(
      Array.from({ length: 1 + random.below(4) }, () => random.pick(seeds.records)),
      random,
    ),
  }
}
