import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aRecord } from '../builders/a-record.ts'
import { runCli } from '../e2e/run-cli.ts'
import { faultsOfText } from './rules.ts'

const HOSTILE_NAME = 'a\x1b]0;owned\x07\nDEN-AAAAAAAA \u202efdp'
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'whodenied-hostile-'))
  writeFileSync(join(folder, `${HOSTILE_NAME}.json`), '{"Records":[{"a":')
  const records = [
    aRecord({ requestParameters: { bucketName: 'orders-prod', key: HOSTILE_NAME }, eventID: HOSTILE_NAME, awsRegion: HOSTILE_NAME }),
    aRecord({ errorCode: undefined, errorMessage: undefined, eventID: HOSTILE_NAME }),
  ]
  writeFileSync(join(folder, 'b.json'), JSON.stringify({ Records: records }))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

it.each([
  { name: 'analyze', args: () => ['analyze', folder, '--store', join(folder, 's.db')], lines: 2, status: 0 },
  {
    name: 'analyze --each denial --skipped',
    args: () => ['analyze', folder, '--store', join(folder, 't.db'), '--each', 'denial', '--skipped'],
    lines: 3,
    status: 0,
  },
  { name: 'an unknown option', args: () => ['analyze', `--${HOSTILE_NAME}`], lines: 0, status: 2 },
  { name: 'a store that cannot be made', args: () => ['show', 'AAAA', '--store', `/proc/${HOSTILE_NAME}/x.db`], lines: 0, status: 2 },
  { name: 'an id that names nothing', args: () => ['show', HOSTILE_NAME, '--store', join(folder, 's.db')], lines: 0, status: 2 },
])('the real command line prints nothing that a terminal obeys: $name', ({ args, lines, status }) => {
  const result = runCli([...args(), '--color', 'always'])
  expect(result.status).toBe(status)
  expect(faultsOfText(result.stdout, { color: true })).toEqual([])
  expect(faultsOfText(result.stderr, { color: false })).toEqual([])
  expect(result.stdout.split('\n').filter((line) => line !== '')).toHaveLength(lines)
  expect(result.stderr.split('\n').filter((line) => line.startsWith('DEN-'))).toEqual([])
})
