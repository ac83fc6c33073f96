import { parseArgs } from 'node:util'
import { fuzz } from '../test/fuzz/run.ts'

/** `npm run fuzz -- [--cases N] [--seed S]`: random records and texts of real shapes, against what must always hold. */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '1000000' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) } },
})
const cases = Number(values.cases)
const seed = Number(values.seed)
if (!Number.isSafeInteger(cases) || cases < 1 || !Number.isSafeInteger(seed)) {
  console.error('usage: npm run fuzz -- [--cases N] [--seed S], both whole numbers')
  process.exit(2)
}
console.log(`seed ${seed}, ${cases} cases`)
const startedAt = performance.now()
const failures = fuzz({ cases, seed, onProgress: (done) => process.stderr.write(`\r${done} cases`) })
const seconds = (performance.now() - startedAt) / 1000
console.log(`\n${failures.length} failures in ${seconds.toFixed(0)} s, ${Math.round(cases / seconds)} cases a second`)
for (const { number, faults, smallest } of failures) {
  console.log(`\ncase ${number}: ${faults.slice(0, 3).join('\n  ')}\n  smallest: ${JSON.stringify(smallest).slice(0, 2000)}`)
}
process.exit(failures.length === 0 ? 0 : 1)
