import { describe, expect, it } from 'vitest'
import { readPastedText } from '../../../shared/ingest/pasted-text.ts'
import { parseMessage } from '../../../shared/normalize/message/parse-message.ts'
import { CORE_MESSAGES } from '../../builders/core-messages.ts'
import { WRAPPERS } from '../../builders/wrappers.ts'

/** What the grammar reads, apart from the text itself, whose ends may keep a mark of the wrapper. */
function reading(message: string) {
  return { ...parseMessage(message), text: undefined }
}

describe.each(WRAPPERS)('wrapped in $name', ({ wrap }) => {
  it.each(Object.entries(CORE_MESSAGES))('"%s" is one denial with the same reading', (_, message) => {
    const found = readPastedText(wrap(message))
    expect(found.map((input) => (input.kind === 'pasted' ? reading(input.denial.message) : input))).toEqual([reading(message)])
  })
})
