import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteFindingStore } from '#shared/adapters/sqlite/finding-store.ts'
import { toFindingDocument } from '#shared/findings/finding-document.ts'
import { StoreError } from '#shared/ports/finding-store.ts'
import { identify } from '../../../builders/a-fold.ts'
import { aDenial } from '../../../builders/a-denial.ts'
import { aStoredFinding } from '../../../builders/a-stored-finding.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whodenied-store-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const at = (...names: string[]) => join(folder, ...names)
const modeOf = (path: string) => statSync(path).mode & 0o777

function failureOf(path: string): StoreError {
  try {
    openSqliteFindingStore(path)
  } catch (error) {
    if (error instanceof StoreError) return error
    throw error
  }
  throw new Error('opened')
}

describe('the file of the embedded store', () => {
  it('is made with its folders, for its owner only', async () => {
    const store = openSqliteFindingStore(at('state', 'whodenied', 'findings.db'))
    await store.saveFinding(aStoredFinding(), 0)
    expect([modeOf(at('state')), modeOf(at('state', 'whodenied'))]).toEqual([0o700, 0o700])
    expect(modeOf(at('state', 'whodenied', 'findings.db'))).toBe(0o600)
    expect(modeOf(at('state', 'whodenied', 'findings.db-wal'))).toBe(0o600)
    await store.close()
  })

  it('leaves the mode of an existing folder alone', async () => {
    const before = modeOf(folder)
    await openSqliteFindingStore(at('findings.db')).close()
    expect(modeOf(folder)).toBe(before)
  })

  it('keeps what was saved when it is opened again', async () => {
    const store = openSqliteFindingStore(at('findings.db'))
    await store.saveFinding(aStoredFinding(), 0)
    await store.close()
    const again = openSqliteFindingStore(at('findings.db'))
    expect(await again.loadFinding('f1')).toEqual({ item: aStoredFinding(), version: 1 })
    await again.close()
  })

  it('may be empty at first, as a temporary file is', async () => {
    writeFileSync(at('findings.db'), '')
    const store = openSqliteFindingStore(at('findings.db'))
    expect(await store.saveFinding(aStoredFinding(), 0)).toBe('saved')
    await store.close()
  })
})

describe('a file that is no store', () => {
  it('of another kind is named, with the next step', () => {
    writeFileSync(at('notes.txt'), 'not a database, but long enough to be looked at '.repeat(40))
    expect(failureOf(at('notes.txt'))).toMatchObject({
      retryable: false,
      message: `the store ${at('notes.txt')} is no database; name another file with --store (file is not a database)`,
    })
  })

  it('of another program is left alone', () => {
    const other = new DatabaseSync(at('other.db'))
    other.exec('CREATE TABLE song (name TEXT)')
    other.close()
    expect(failureOf(at('other.db')).message).toBe(`${at('other.db')} is a database of another program; name another file with --store`)
    const again = new DatabaseSync(at('other.db'))
    expect(again.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'song' }])
    again.close()
  })

  it('of a newer version asks for an update', async () => {
    await openSqliteFindingStore(at('findings.db')).close()
    const newer = new DatabaseSync(at('findings.db'))
    newer.exec('PRAGMA user_version = 2')
    newer.close()
    const { message, retryable } = failureOf(at('findings.db'))
    expect(message).toBe(
      `${at('findings.db')} was written by a newer version of whodenied (store version 2, this one knows 1); update whodenied, or name another file with --store`,
    )
    expect(retryable).toBe(false)
  })

  it('a folder in its place is named', () => {
    expect(failureOf(folder).message).toContain(`the store ${folder} cannot be opened as a file`)
  })

  it('a file in place of its folder is named', () => {
    writeFileSync(at('file'), '')
    expect(failureOf(at('file', 'findings.db')).message).toContain(`cannot create the store ${at('file', 'findings.db')}`)
    expect(failureOf(at('file', 'findings.db')).cause).toBeInstanceOf(Error)
  })

  it('a damaged item is named and not taken for a finding', async () => {
    const store = openSqliteFindingStore(at('findings.db'))
    await store.saveFinding(aStoredFinding(), 0)
    const raw = new DatabaseSync(at('findings.db'))
    for (const item of ['{', 'null', '[]', '{"schemaVersion":1}', '{"schemaVersion":"1"}']) {
      raw.prepare('UPDATE finding SET item = ?').run(item)
      const failure = await store.loadFinding('f1').catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(StoreError)
      expect((failure as StoreError).message).toContain(`a finding in ${at('findings.db')} is damaged`)
    }
    raw.close()
    await store.close()
  })
})

describe('two processes on one file', () => {
  const script = fileURLToPath(new URL('write-findings.ts', import.meta.url))

  it('create it together and lose no denial', async () => {
    const path = at('findings.db')
    const ranges = [
      ['0', '60'],
      ['40', '100'],
      ['90', '150'],
    ]
    const exits = await Promise.all(
      ranges.map(async (range) => {
        const child = spawn(process.execPath, [script, path, ...range], { stdio: ['ignore', 'ignore', 'pipe'] })
        let said = ''
        child.stderr.on('data', (chunk: Buffer) => {
          said += chunk.toString()
        })
        const [code] = (await once(child, 'close')) as [number]
        return { code, said }
      }),
    )
    expect(exits).toEqual(ranges.map(() => ({ code: 0, said: '' })))
    const store = openSqliteFindingStore(path)
    const { findingId } = identify(aDenial())
    const stored = await store.loadFinding(findingId)
    const document =
      stored && toFindingDocument(stored.item, await store.loadDays(findingId), { now: new Date('2026-09-01'), labelOf: String })
    expect(document?.count).toEqual({ value: 150, exact: true })
    await store.close()
  })

  it('a writer that never ends is told from a failure: try again', async () => {
    const store = openSqliteFindingStore(at('findings.db'))
    const blocker = new DatabaseSync(at('findings.db'))
    blocker.exec('BEGIN IMMEDIATE')
    const failure = await store.saveFinding(aStoredFinding(), 0).catch((error: unknown) => error)
    expect(failure).toMatchObject({ retryable: true })
    expect((failure as StoreError).message).toContain('is in use by another process')
    blocker.exec('ROLLBACK')
    blocker.close()
    expect(await store.saveFinding(aStoredFinding(), 0)).toBe('saved')
    await store.close()
  })
})

describe('loading the engine', () => {
  it('says nothing on stderr, and lets all other warnings pass', () => {
    const adapter = new URL('../../../../shared/adapters/sqlite/finding-store.ts', import.meta.url).href
    const code = `import { openSqliteFindingStore } from '${adapter}'
      await openSqliteFindingStore(':memory:').close()
      process.emitWarning('still heard')`
    const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
    expect(status).toBe(0)
    expect(stderr).toContain('still heard')
    expect(stderr).not.toContain('SQLite')
  })
})
