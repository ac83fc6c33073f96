import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { shortIdPrefix } from '../../model/short-id.ts'
import type { DayCounts, StoredFinding } from '../../model/stored-finding.ts'
import {
  SHORT_ID_MATCHES,
  StoreError,
  type FindingPage,
  type FindingStore,
  type ListFindingsQuery,
  type SaveOutcome,
  type Versioned,
} from '../../ports/finding-store.ts'
import { pageLimit, readCursor, writeCursor } from '../../ports/page-cursor.ts'
import { readDayCounts, readStoredFinding } from '../../ports/stored-items.ts'
import { openDatabase } from './open-database.ts'
import { storeErrorOf } from './store-error.ts'

type Row = Readonly<Record<string, unknown>>

/** Opens the embedded store in a file, or `:memory:`; makes file and folder where there are none. Throws `StoreError` where it cannot. */
export function openSqliteFindingStore(path: string): FindingStore {
  return new SqliteFindingStore(openDatabase(path), path)
}

class SqliteFindingStore implements FindingStore {
  readonly #database: DatabaseSync
  readonly #path: string
  readonly #statements = new Map<string, StatementSync>()

  constructor(database: DatabaseSync, path: string) {
    this.#database = database
    this.#path = path
  }

  loadFinding(findingId: string): Promise<Versioned<StoredFinding> | null> {
    return this.#answer(() => {
      const row = this.#prepared('SELECT item, version FROM finding WHERE finding_id = ?').get(findingId)
      return row === undefined ? null : { item: this.#findingIn(row), version: Number(row['version']) }
    })
  }

  saveFinding(finding: StoredFinding, expectedVersion: number): Promise<SaveOutcome> {
    const { findingId, shortId, lastSeen } = finding
    return this.#answer(() => {
      const values = [shortId, lastSeen ?? '', JSON.stringify(finding), findingId]
      const insert = 'INSERT INTO finding (short_id, last_seen, item, finding_id, version) VALUES (?, ?, ?, ?, 1) ON CONFLICT DO NOTHING'
      const update = 'UPDATE finding SET short_id = ?, last_seen = ?, item = ?, version = version + 1 WHERE finding_id = ? AND version = ?'
      return this.#write(insert, update, values, expectedVersion)
    })
  }

  loadDay(findingId: string, day: string): Promise<Versioned<DayCounts> | null> {
    return this.#answer(() => {
      const row = this.#prepared('SELECT item, version FROM day_counts WHERE finding_id = ? AND day = ?').get(findingId, day)
      return row === undefined ? null : { item: this.#dayIn(row), version: Number(row['version']) }
    })
  }

  loadDays(findingId: string): Promise<readonly DayCounts[]> {
    return this.#answer(() =>
      this.#prepared('SELECT item FROM day_counts WHERE finding_id = ? ORDER BY day')
        .all(findingId)
        .map((row) => this.#dayIn(row)),
    )
  }

  saveDay(counts: DayCounts, expectedVersion: number): Promise<SaveOutcome> {
    return this.#answer(() => {
      const values = [JSON.stringify(counts), counts.findingId, counts.day]
      const insert = 'INSERT INTO day_counts (item, finding_id, day, version) VALUES (?, ?, ?, 1) ON CONFLICT DO NOTHING'
      const update = 'UPDATE day_counts SET item = ?, version = version + 1 WHERE finding_id = ? AND day = ? AND version = ?'
      return this.#write(insert, update, values, expectedVersion)
    })
  }

  listFindings(query: ListFindingsQuery = {}): Promise<FindingPage> {
    return this.#answer(() => {
      const after = readCursor(query.cursor)
      const limit = pageLimit(query)
      const sql = `SELECT item, last_seen, finding_id FROM finding WHERE last_seen >= ?1
        AND (?2 IS NULL OR last_seen < ?2 OR (last_seen = ?2 AND finding_id > ?3)) ORDER BY last_seen DESC, finding_id LIMIT ?4`
      const rows = this.#prepared(sql).all(query.minLastSeen ?? '', after?.lastSeen ?? null, after?.findingId ?? null, limit + 1)
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      const position = { lastSeen: String(last?.['last_seen']), findingId: String(last?.['finding_id']) }
      return { findings: page.map((row) => this.#findingIn(row)), next: rows.length > limit ? writeCursor(position) : null }
    })
  }

  findByShortId(prefix: string): Promise<readonly StoredFinding[]> {
    return this.#answer(() => {
      const wanted = shortIdPrefix(prefix)
      if (wanted === null) return []
      // Short ids hold digits and capitals only, so all that begin so lie before the prefix with a tilde.
      return this.#prepared('SELECT item FROM finding WHERE short_id >= ?1 AND short_id < ?2 ORDER BY short_id, finding_id LIMIT ?3')
        .all(`DEN-${wanted}`, `DEN-${wanted}~`, SHORT_ID_MATCHES)
        .map((row) => this.#findingIn(row))
    })
  }

  close(): Promise<void> {
    if (!this.#database.isOpen) return Promise.resolve()
    return this.#answer(() => {
      this.#database.close()
    })
  }

  #write(insert: string, update: string, values: readonly string[], expectedVersion: number): SaveOutcome {
    const { changes } =
      expectedVersion === 0 ? this.#prepared(insert).run(...values) : this.#prepared(update).run(...values, expectedVersion)
    return Number(changes) === 1 ? 'saved' : 'conflict'
  }

  #findingIn(row: Row): StoredFinding {
    return readStoredFinding(String(row['item']), `a finding in ${this.#path}`)
  }

  #dayIn(row: Row): DayCounts {
    return readDayCounts(String(row['item']), `a day of counts in ${this.#path}`)
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  // The engine answers at once; a promise carries its errors as those of any other store.
  #answer<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      try {
        if (!this.#database.isOpen) throw new StoreError(`the store ${this.#path} is closed`, { retryable: false })
        resolve(work())
      } catch (error) {
        reject(storeErrorOf(error, this.#path))
      }
    })
  }
}
