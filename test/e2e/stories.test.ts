import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DenialDocument } from '#shared/model/denial-document.ts'
import type { Skipped } from '#shared/model/denial.ts'
import { runCli } from './run-cli.ts'

// The format is described in test/vectors/stories/README.md.
interface Expected {
  readonly kind: 'denial' | 'skipped'
  readonly reason?: string
  readonly layer?: string
  readonly denyType?: string | null
  readonly basis?: string
  readonly action?: string
  readonly policyArn?: string | null
  readonly bucket?: string | null
  readonly key?: string | null
  readonly tool?: string | null
  readonly noise?: string | null
  readonly candidate?: string
  readonly repeats?: number
}

interface Story {
  readonly name: string
  readonly causes: readonly number[]
  readonly records: readonly Readonly<Record<string, unknown>>[]
  readonly expect: Readonly<Record<string, Expected>>
}

const FIELDS = new Set([
  'kind',
  'reason',
  'layer',
  'denyType',
  'basis',
  'action',
  'policyArn',
  'bucket',
  'key',
  'tool',
  'noise',
  'candidate',
  'repeats',
])
const folder = new URL('../vectors/stories/', import.meta.url).pathname
const stories = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((file) => ({ file, ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Story) }))

let scratch = ''
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'whodenied-stories-'))
})
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true })
})

/** What a document says of the fields that the story names. */
function saidBy(document: DenialDocument | Skipped, expected: Expected): Expected {
  if (document.kind === 'skipped') return { kind: 'skipped', reason: document.reason }
  const { verdict, request } = document
  const said: Required<Omit<Expected, 'reason' | 'repeats' | 'candidate'>> = {
    kind: 'denial',
    layer: verdict.layer,
    denyType: verdict.denyType,
    basis: verdict.basis,
    action: verdict.action ?? request.action ?? 'none',
    policyArn: verdict.policy?.arn ?? null,
    bucket: request.bucket,
    key: request.key,
    tool: request.tool,
    noise: document.noise,
  }
  const named = Object.entries(said).filter(([field]) => Object.hasOwn(expected, field))
  const candidate = document.candidates.some(({ layer }) => layer === expected.candidate) ? { candidate: expected.candidate } : {}
  return { ...(Object.fromEntries(named) as unknown as Expected), ...(candidate as Partial<Expected>) }
}

describe('stories told by records alone', () => {
  it('are there', () => {
    expect(stories.length).toBeGreaterThanOrEqual(12)
  })

  it.each(stories)('$file: $name', ({ file, records, expect: expectations }) => {
    expect(Object.values(expectations).flatMap((expected) => Object.keys(expected).filter((field) => !FIELDS.has(field)))).toEqual([])
    const path = join(scratch, file)
    writeFileSync(path, JSON.stringify({ Records: records }))
    const { stdout } = runCli(['analyze', path, '--store', `${path}.db`, '--each', 'denial', '--skipped', '--format', 'ndjson'])
    const documents = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as DenialDocument | Skipped)
    for (const [eventId, expected] of Object.entries(expectations)) {
      const { repeats = 0, ...wanted } = expected
      const [first, ...again] = documents.filter((document) => document.eventId === eventId)
      expect(first && { eventId, ...saidBy(first, expected) }).toEqual({ eventId, ...wanted })
      expect(again.map((document) => document.kind === 'skipped' && document.reason)).toEqual(Array<string>(repeats).fill('duplicate'))
    }
  })
})
