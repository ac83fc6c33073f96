import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isObject, type JsonObject } from '../../../shared/model/json.ts'
import { isDenial, normalizeRecord } from '../../../shared/normalize/normalize-record.ts'

interface Vector {
  readonly name: string
  readonly record: JsonObject
  /** Part of the denial: every key must exist in it, and what stands here must be equal. */
  readonly expected: JsonObject
}

const FOLDER = new URL('../../vectors/records/', import.meta.url)

function readVectors(file: string): Vector[] {
  const vectors = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Vector[]
  for (const vector of vectors) expect(Object.keys(vector).sort()).toEqual(['expected', 'name', 'record'])
  return vectors
}

/** What the denial has at the places that the vector names. A place that no denial has is an error of the vector. */
function pick(actual: JsonObject, expected: JsonObject, path: string): JsonObject {
  return Object.fromEntries(
    Object.keys(expected).map((key) => {
      if (!Object.hasOwn(actual, key)) throw new Error(`vector names \`${path}${key}\`, which no denial has`)
      const [value, wanted] = [actual[key], expected[key]]
      const isPart = isObject(value) && isObject(wanted) && key !== 'parameters'
      return [key, isPart ? pick(value, wanted, `${path}${key}.`) : value]
    }),
  )
}

describe.each(readdirSync(FOLDER))('%s', (file) => {
  it.each(readVectors(file))('$name', ({ record, expected }) => {
    const denial = normalizeRecord(record)
    expect(isDenial(denial), JSON.stringify(denial)).toBe(true)
    expect(pick({ ...denial }, expected, '')).toEqual(expected)
  })
})

describe('a vector', () => {
  it('may not name a key that no denial has', () => {
    expect(() => pick({ request: { bucket: null } }, { request: { buckte: null } }, '')).toThrow('request.buckte')
  })
})
