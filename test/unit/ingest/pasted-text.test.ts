import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPastedText } from '../../../shared/ingest/pasted-text.ts'
import type { PastedDenial } from '../../../shared/model/record.ts'
import { parseMessage } from '../../../shared/normalize/message/parse-message.ts'

type ExpectedInput = Partial<PastedDenial> | { readonly record: Readonly<Record<string, unknown>> }

interface Vector {
  readonly name: string
  readonly text: string
  /** In reading order. What is not named must be null. */
  readonly expected: readonly ExpectedInput[]
}

const NOTHING = {
  message: null,
  errorCode: null,
  eventName: null,
  httpStatus: null,
  service: null,
  bucket: null,
  key: null,
  requestId: null,
  tool: null,
}

const FILE = new URL('../../vectors/messages/pasted.json', import.meta.url)
const VECTORS = JSON.parse(readFileSync(FILE, 'utf8')) as readonly Vector[]

for (const vector of VECTORS) {
  const known = new Set([...Object.keys(NOTHING), 'record'])
  const keys = vector.expected.flatMap((input) => Object.keys(input)).filter((key) => !known.has(key))
  const outer = Object.keys(vector).filter((key) => !['name', 'text', 'expected'].includes(key))
  if (keys.length + outer.length > 0) throw new Error(`vector \`${vector.name}\` has unknown keys: ${[...keys, ...outer].join(', ')}`)
}

describe('readPastedText', () => {
  it.each(VECTORS)('$name', ({ text, expected }) => {
    expect(readPastedText(text)).toEqual(
      expected.map((input) =>
        'record' in input ? { kind: 'record', record: input.record } : { kind: 'pasted', denial: { ...NOTHING, ...input } },
      ),
    )
  })

  it('reads a layer from no text that only says "Access Denied" and carries hostile names', () => {
    const hostile = VECTORS.filter(({ name }) => name.startsWith('hostile'))
    for (const { name, text } of hostile) {
      const layers = readPastedText(text).map((input) => (input.kind === 'pasted' ? parseMessage(input.denial.message).policyType : null))
      expect(
        layers.filter((layer) => layer === 'service-control-policy' || layer === 'session-policy'),
        name,
      ).toEqual([])
    }
  })

  it('throws for no text whatever', () => {
    const pieces = VECTORS.map(({ text }) => text).flatMap((text) => [text, text.slice(0, text.length >> 1), text.slice(text.length >> 1)])
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 4 })
    fc.assert(
      fc.property(text, (parts) => {
        for (const input of readPastedText(parts.join('\n'))) {
          if (input.kind === 'pasted') expect(input.denial.message).not.toBe('')
        }
      }),
      { numRuns: 300 },
    )
  })
})
