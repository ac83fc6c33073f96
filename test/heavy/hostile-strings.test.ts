import { describe, expect, it } from 'vitest'
import { faultsOfDocument } from '../hostile-strings/check-document.ts'
import { HOSTILE_TEXTS } from '../hostile-strings/corpus.ts'
import { explainedRecord, explainedText } from '../hostile-strings/explained.ts'
import { PASTED_FIELDS, RECORD_FIELDS } from '../hostile-strings/fields.ts'

const fields = [
  ...RECORD_FIELDS.map((field) => ({ name: `record: ${field.name}`, explained: (text: string) => explainedRecord(field.with(text)) })),
  ...PASTED_FIELDS.map((field) => ({ name: `pasted: ${field.name}`, explained: (text: string) => explainedText(field.with(text)) })),
]

describe('every hostile text in every field is inert in everything that is printed of a denial', () => {
  it.each(fields)('$name', ({ explained }) => {
    const faults = HOSTILE_TEXTS.flatMap(({ name, text }) =>
      explained(text)
        .flatMap(faultsOfDocument)
        .map((fault) => `${name}: ${fault}`),
    )
    expect(faults).toEqual([])
  })
})
