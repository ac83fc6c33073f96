import { spawnSync } from 'node:child_process'

/**
 * From process start to output: the bundled `explain` next to bare `node -e 0`, in pairs, so that a slow moment hits both.
 * Run `npm run build` first. Target: at most 1.5 × bare + 60 ms.
 */
const PAIRS = 40
const DENIAL =
  'An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not ' +
  'authorized to perform: s3:PutObject on resource: "arn:aws:s3:::ledger-archive/2026/x" because no identity-based policy allows the s3:PutObject action'
const bundle = new URL('../dist/whodenied.mjs', import.meta.url).pathname

function elapsedMs(argv: readonly string[]): number {
  const startedAt = performance.now()
  const run = spawnSync(process.execPath, argv, { encoding: 'utf8' })
  const elapsed = performance.now() - startedAt
  if (run.status !== 0) throw new Error(`${argv.join(' ')}: exit ${String(run.status)}\n${run.stderr}`)
  return elapsed
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

const pairs = Array.from({ length: PAIRS }, () => ({ bare: elapsedMs(['-e', '0']), explain: elapsedMs([bundle, 'explain', DENIAL]) }))
const bare = median(pairs.map((pair) => pair.bare))
const explain = median(pairs.map((pair) => pair.explain))
const budget = 1.5 * bare + 60
console.log(
  `bare node ${bare.toFixed(0)} ms, explain ${explain.toFixed(0)} ms, median ratio ${median(pairs.map((pair) => pair.explain / pair.bare)).toFixed(2)}`,
)
console.log(`budget 1.5 × bare + 60 ms = ${budget.toFixed(0)} ms: ${explain <= budget ? 'met' : 'NOT met'}`)
