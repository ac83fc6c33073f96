import { layers } from '#shared/layers/index.ts'
import type { CloudTrailRecord } from '#shared/model/record.ts'
import { classifyRecord } from '#shared/examine.ts'
import { gunzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'

/**
 * Normalize and classify on one core, next to JSON.parse of the same records in the same run. Target: 100,000 denied records a second.
 */
const ROUNDS = 15
const lines = gunzipSync(readFileSync(new URL('../functions/cli/demo/records.ndjson.gz', import.meta.url)))
  .toString('utf8')
  .split('\n')
  .filter((line) => line.includes('"errorCode"'))
const records = lines.map((line) => unwrapped(JSON.parse(line) as CloudTrailRecord))
const denied = records.filter((record) => 'verdict' in classifyRecord(record, layers))
const deniedLines = denied.map((record) => JSON.stringify(record))
const repeat = Math.ceil(20_000 / denied.length)

function unwrapped(value: CloudTrailRecord): CloudTrailRecord {
  return (value['detail'] as CloudTrailRecord | undefined) ?? value
}

function perSecond(run: () => void): number {
  const startedAt = performance.now()
  for (let round = 0; round < repeat; round += 1) run()
  return (denied.length * repeat * 1000) / (performance.now() - startedAt)
}

const rounds = Array.from({ length: ROUNDS }, () => ({
  classify: perSecond(() => {
    for (const record of denied) classifyRecord(record, layers)
  }),
  parse: perSecond(() => {
    for (const line of deniedLines) JSON.parse(line)
  }),
})).slice(5)

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

const classify = median(rounds.map((round) => round.classify))
console.log(`${denied.length} different denied records, ${ROUNDS - 5} rounds after 5 of warm-up`)
console.log(`normalize + classify: ${Math.round(classify).toLocaleString('en')} denied records a second on one core (target 100,000)`)
console.log(`against JSON.parse of the same records: × ${median(rounds.map((round) => round.classify / round.parse)).toFixed(2)}`)
