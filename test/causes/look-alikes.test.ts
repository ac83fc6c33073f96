import { describe, expect, it } from 'vitest'
import { explainText } from '#shared/examine.ts'
import { layers } from '#shared/layers/index.ts'
import { adviceForText } from '../../functions/cli/render/advice.ts'
import { LOOK_ALIKES } from './tables/look-alikes.ts'

const ALLOWED = { nothing: [], undetermined: ['undetermined'], inferred: ['undetermined', 'inferred'] } as const

describe('what only looks like a denial by a policy', () => {
  it('is tried with forty texts or more, each of another name', () => {
    expect(new Set(LOOK_ALIKES.map(({ name }) => name)).size).toBeGreaterThanOrEqual(40)
  })

  it.each(LOOK_ALIKES)('$name: at most $atMost', ({ text, atMost, never }) => {
    const documents = explainText(text, layers)
    const bases: readonly string[] = ALLOWED[atMost]
    expect(documents.map(({ verdict }) => verdict).filter(({ basis }) => !bases.includes(basis))).toEqual([])
    const named = documents.flatMap(({ verdict, candidates }) => [verdict.layer, ...candidates.map(({ layer }) => layer)])
    expect(named.filter((layer) => never?.includes(layer))).toEqual([])
  })

  it.each([
    {
      name: 'another store',
      text: 'mc: <ERROR> Unable to list folder. Access Denied.',
      says: 'another store that speaks the protocol of S3',
    },
    { name: 'a local file', text: "[Errno 13] Permission denied: '/srv/a'", says: 'local file system' },
    { name: 'a missing key', text: 'NoSuchKey: The specified key does not exist.', says: 'The object does not exist' },
    { name: 'a missing table', text: 'Cannot do operations on a non-existent table', says: 'aws dynamodb describe-table' },
    { name: 'the word None', text: 'None', says: 'No AWS denial was found' },
    { name: 'a word that only ends like another', text: 'ResourceNotFoundException: stream', says: 'No AWS denial was found' },
  ])('$name gets advice of its own', ({ text, says }) => {
    expect(explainText(text, layers)).toEqual([])
    expect(adviceForText(text).join('\n')).toContain(says)
  })
})
