import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { FuzzInput } from '../test/fuzz/invariants.ts'
import type { Failure } from '../test/fuzz/run.ts'
import type { WorkerOrder } from '../test/fuzz/worker.ts'

/**
 * `npm run fuzz -- [--cases N] [--seed S] [--case N]`: random records, texts and files of real shapes, against what must always hold.
 * The cases run in a thread of their own, so that one that never ends can be named.
 */
const STUCK_MS = 30_000
const LOOK_EVERY_MS = 1000

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    case: { type: 'string' },
  },
})
const seed = Number(values.seed)
const first = Number(values.case ?? 0)
const cases = values.case === undefined ? Number(values.cases) : 1
if (![seed, first, cases].every((value) => Number.isSafeInteger(value) && value >= 0) || cases < 1) {
  console.error('usage: npm run fuzz -- [--cases N] [--seed S] [--case N], all whole numbers')
  process.exit(2)
}

console.log(`seed ${seed}, ${cases} cases from ${first}`)
const startedAt = performance.now()
const current = new Int32Array(new SharedArrayBuffer(4))
const worker = new Worker(new URL('../test/fuzz/worker.ts', import.meta.url), {
  workerData: { first, cases, seed, current } satisfies WorkerOrder,
})
worker.on('message', report)
worker.on('error', (error) => {
  console.error(`\ncase ${Atomics.load(current, 0)} of seed ${seed}:`, error)
  process.exit(1)
})
watch()

function watch(): void {
  let last = -1
  let since = performance.now()
  setInterval(() => {
    const now = Atomics.load(current, 0)
    if (process.stderr.isTTY) process.stderr.write(`\r${now - first} cases`)
    if (now !== last) since = performance.now()
    last = now
    if (performance.now() - since < STUCK_MS) return
    console.error(
      `\ncase ${now} of seed ${seed} has not ended after ${STUCK_MS / 1000} s; again: npm run fuzz -- --seed ${seed} --case ${now}`,
    )
    process.exit(1)
  }, LOOK_EVERY_MS).unref()
}

function report(failures: readonly Failure[]): void {
  const seconds = (performance.now() - startedAt) / 1000
  console.log(`\n${failures.length} failures in ${seconds.toFixed(0)} s, ${Math.round(cases / seconds)} cases a second`)
  for (const { number, faults, smallest } of failures) {
    console.log(`\ncase ${number} of seed ${seed}: ${faults.slice(0, 3).join('\n  ')}\n  smallest: ${shown(smallest)}`)
  }
  process.exit(failures.length === 0 ? 0 : 1)
}

function shown(input: FuzzInput): string {
  if (input.kind !== 'file') return JSON.stringify(input).slice(0, 2000)
  const { bytes, pieces } = input.file
  return `file in pieces of ${pieces.join(', ')}: ${JSON.stringify(Buffer.from(bytes).toString('latin1')).slice(0, 2000)}`
}
