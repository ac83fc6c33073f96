import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compressed, demoLines } from './demo/dataset.ts'

/** Writes the records that `whodenied demo` reads. See docs/demo.md for what they tell. */
const target = join(import.meta.dirname, '../functions/cli/demo/records.ndjson.gz')
const lines = demoLines()
const bytes = compressed(lines)
mkdirSync(dirname(target), { recursive: true })
writeFileSync(target, bytes)
console.log(`${String(lines.split('\n').length - 1)} records, ${String(bytes.length)} bytes: functions/cli/demo/records.ndjson.gz`)
