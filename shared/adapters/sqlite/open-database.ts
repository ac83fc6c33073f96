import { closeSync, existsSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../../ports/finding-store.ts'
import { loadSqlite } from './load-sqlite.ts'
import { makeFolder } from './make-folder.ts'
import { createSchema, SCHEMA_VERSION } from './schema.ts'
import { storeErrorOf } from './store-error.ts'

/** How long a writer waits for another process. */
const BUSY_TIMEOUT_MS = 5_000
/** The ASCII codes of `whoD`: tells our files from databases of other programs. */
const APPLICATION_ID = 0x77686f44

/** Opens the database file, made with its folder where there is none yet, readable by its owner only. */
export function openDatabase(path: string): DatabaseSync {
  const { DatabaseSync } = loadSqlite()
  if (path !== ':memory:') createPrivateFile(path)
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS })
    prepare(database, path)
    return database
  } catch (error) {
    if (database?.isOpen) database.close()
    throw storeErrorOf(error, path)
  }
}

function createPrivateFile(path: string): void {
  try {
    makeFolder(dirname(path), 0o700)
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StoreError(`cannot create the store ${path}: ${reason}; name another file with --store`, { retryable: false, cause })
  }
}

function prepare(database: DatabaseSync, path: string): void {
  const version = pragma(database, 'user_version')
  const owner = pragma(database, 'application_id')
  if (owner === 0 && version === 0 && isEmpty(database)) {
    createTables(database)
    return
  }
  if (owner !== APPLICATION_ID) {
    throw new StoreError(`${path} is a database of another program; name another file with --store`, { retryable: false })
  }
  if (version > SCHEMA_VERSION) {
    const found = `${path} was written by a newer version of whodenied (store version ${version}, this one knows ${SCHEMA_VERSION})`
    throw new StoreError(`${found}; update whodenied, or name another file with --store`, { retryable: false })
  }
  setPragmas(database)
}

function createTables(database: DatabaseSync): void {
  setPragmas(database)
  // Another process may have been faster: look again once nobody else can write.
  database.exec('BEGIN IMMEDIATE')
  try {
    if (isEmpty(database)) {
      createSchema(database)
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}`)
    }
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

// A write-ahead log lets readers go on while one process writes; its commits survive a crash of the process without waiting for the disk.
function setPragmas(database: DatabaseSync): void {
  if (database.prepare('PRAGMA journal_mode').get()?.['journal_mode'] === 'delete') database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = NORMAL')
}

function isEmpty(database: DatabaseSync): boolean {
  return database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.['tables'] === 0
}

function pragma(database: DatabaseSync, name: 'user_version' | 'application_id'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name])
}
