import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { JsonObject } from '../../shared/model/json.ts'
import { isObject } from '../../shared/model/json.ts'

/** Real shapes to start from: records and texts of the project's own vectors and of the demo. */
export interface Seeds {
  readonly records: readonly JsonObject[]
  readonly texts: readonly string[]
}

const root = new URL('../../', import.meta.url)
const TEXT_FIELDS = new Set(['message', 'text', 'errorMessage', 'input'])

/** Reads all seeds, in a fixed order. */
export function readSeeds(): Seeds {
  const records: JsonObject[] = []
  const texts = new Set<string>()
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) for (const element of value) collect(element)
    if (!isObject(value)) return
    if (typeof value['eventSource'] === 'string') records.push(value)
    for (const [field, inner] of Object.entries(value)) {
      if (typeof inner === 'string' && TEXT_FIELDS.has(field)) texts.add(inner)
      else collect(inner)
    }
  }
  for (const file of vectorFiles()) collect(JSON.parse(readFileSync(file, 'utf8')))
  for (const [index, line] of demoLines().entries()) if (index % 8 === 0) collect(JSON.parse(line))
  return { records, texts: [...texts] }
}

function vectorFiles(): URL[] {
  const folder = new URL('test/vectors/', root)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => new URL(name, folder))
}

function demoLines(): string[] {
  const packed = readFileSync(new URL('functions/cli/demo/records.ndjson.gz', root))
  return gunzipSync(packed).toString('utf8').trim().split('\n')
}
