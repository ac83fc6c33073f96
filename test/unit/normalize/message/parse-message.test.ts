import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ABSENT_MESSAGE, type ParsedMessage } from '../../../../shared/model/message.ts'
import { parseMessage } from '../../../../shared/normalize/message/parse-message.ts'

type Reading = Omit<ParsedMessage, 'text'>

interface Vector {
  readonly name: string
  readonly message: string
  readonly known?: { readonly resources?: readonly string[]; readonly fromRecord?: boolean }
  /** What is not named must be null. */
  readonly expected: Partial<Reading> & Pick<Reading, 'form'>
}

const ALLOWED = new Set(Object.keys(ABSENT_MESSAGE).filter((key) => key !== 'text'))

function readVectors(file: string): readonly Vector[] {
  const url = new URL(`../../../vectors/messages/${file}`, import.meta.url)
  const vectors = JSON.parse(readFileSync(url, 'utf8')) as readonly Vector[]
  for (const vector of vectors) {
    const unknown = [
      ...Object.keys(vector).filter((key) => !['name', 'message', 'known', 'expected'].includes(key)),
      ...Object.keys(vector.known ?? {}).filter((key) => !['resources', 'fromRecord'].includes(key)),
      ...Object.keys(vector.expected).filter((key) => !ALLOWED.has(key)),
    ]
    if (unknown.length > 0) throw new Error(`vector \`${vector.name}\` has unknown keys: ${unknown.join(', ')}`)
  }
  return vectors
}

function readingOf(message: string, known: Vector['known']): Reading {
  const { text, ...reading } = parseMessage(message, known)
  expect(text.length).toBeLessThanOrEqual(8192)
  return reading
}

const NOTHING: Record<string, null> = Object.fromEntries([...ALLOWED].map((key) => [key, null]))

describe.each(['grammar.json', 'hostile.json'])('%s', (file) => {
  it.each(readVectors(file))('$name', ({ message, known, expected }) => {
    expect(readingOf(message, known)).toEqual({ ...NOTHING, ...expected })
  })
})
