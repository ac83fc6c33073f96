import { describe, expect, it } from 'vitest'
import { faultsOfDocument } from './check-document.ts'
import { HOSTILE_TEXTS, HUGE_TEXTS } from './corpus.ts'
import { explainedRecord, explainedText } from './explained.ts'
import { PASTED_FIELDS, RECORD_FIELDS } from './fields.ts'

// Every text meets every field in test/heavy; here each field meets every twentieth text, others than its neighbors.
const SHARE = 20

const fields = [
  ...RECORD_FIELDS.map((field) => ({ name: `record: ${field.name}`, explained: (text: string) => explainedRecord(field.with(text)) })),
  ...PASTED_FIELDS.map((field) => ({ name: `pasted: ${field.name}`, explained: (text: string) => explainedText(field.with(text)) })),
]

describe('a hostile text is inert in everything that is printed of a denial', () => {
  it.each(fields.map((field, index) => ({ ...field, index })))('$name', ({ explained, index }) => {
    const texts = HOSTILE_TEXTS.filter((_, at) => at % SHARE === index % SHARE)
    const faults = texts.flatMap(({ name, text }) =>
      explained(text)
        .flatMap(faultsOfDocument)
        .map((fault) => `${name}: ${fault}`),
    )
    expect(faults).toEqual([])
  })

  it('in every field of a record at once', () => {
    const all = RECORD_FIELDS.find(({ name }) => name === 'every field at once')
    const faults = HOSTILE_TEXTS.flatMap(({ name, text }) =>
      explainedRecord(all?.with(text) ?? {})
        .flatMap(faultsOfDocument)
        .map((fault) => `${name}: ${fault}`),
    )
    expect(faults).toEqual([])
  })

  it.each(HUGE_TEXTS)('in a record with $name', ({ text }) => {
    const documents = RECORD_FIELDS.filter(({ name }) => name === 'key' || name === 'session name').flatMap((field) =>
      explainedRecord(field.with(text)),
    )
    expect(documents).toHaveLength(2)
    expect(documents.flatMap(faultsOfDocument)).toEqual([])
  })
})

describe('JSON gives back what came in', () => {
  it('for a key of every kind', () => {
    const field = RECORD_FIELDS.find(({ name }) => name === 'key of a plain denial')
    const changed = HOSTILE_TEXTS.filter(({ text }) => text !== '' && text.length <= 4096).filter(
      ({ text }) => explainedRecord(field?.with(text) ?? {})[0]?.request.key !== text,
    )
    expect(changed.map(({ name }) => name)).toEqual([])
  })
})
