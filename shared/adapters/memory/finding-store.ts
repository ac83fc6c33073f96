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
import { pageLimit, readCursor, writeCursor, type PagePosition } from '../../ports/page-cursor.ts'
import { readDayCounts, readStoredFinding } from '../../ports/stored-items.ts'

interface Row {
  readonly json: string
  readonly version: number
}

/** A finding store that lives as long as the process. It keeps JSON, so that no caller shares an object with it. */
export function openMemoryFindingStore(): FindingStore {
  return new MemoryFindingStore()
}

class MemoryFindingStore implements FindingStore {
  readonly #findings = new Map<string, Row>()
  readonly #days = new Map<string, Map<string, Row>>()
  #isOpen = true

  loadFinding(findingId: string): Promise<Versioned<StoredFinding> | null> {
    return this.#answer(() => versioned(this.#findings.get(findingId), (json) => readStoredFinding(json, `finding ${findingId}`)))
  }

  saveFinding(finding: StoredFinding, expectedVersion: number): Promise<SaveOutcome> {
    return this.#answer(() => saveRow(this.#findings, finding.findingId, JSON.stringify(finding), expectedVersion))
  }

  loadDay(findingId: string, day: string): Promise<Versioned<DayCounts> | null> {
    return this.#answer(() => versioned(this.#days.get(findingId)?.get(day), (json) => readDayCounts(json, `day ${day} of ${findingId}`)))
  }

  loadDays(findingId: string): Promise<readonly DayCounts[]> {
    return this.#answer(() =>
      Array.from(this.#days.get(findingId) ?? [])
        .sort(([a], [b]) => compare(a, b))
        .map(([day, { json }]) => readDayCounts(json, `day ${day} of ${findingId}`)),
    )
  }

  saveDay(counts: DayCounts, expectedVersion: number): Promise<SaveOutcome> {
    return this.#answer(() => {
      const days = this.#days.get(counts.findingId) ?? new Map<string, Row>()
      this.#days.set(counts.findingId, days)
      return saveRow(days, counts.day, JSON.stringify(counts), expectedVersion)
    })
  }

  listFindings(query: ListFindingsQuery = {}): Promise<FindingPage> {
    return this.#answer(() => {
      const after = readCursor(query.cursor)
      const found = this.#all()
        .filter((finding) => query.minLastSeen === undefined || (finding.lastSeen ?? '') >= query.minLastSeen)
        .sort((a, b) => comparePositions(positionOf(a), positionOf(b)))
        .filter((finding) => after === null || comparePositions(positionOf(finding), after) > 0)
      const findings = found.slice(0, pageLimit(query))
      const last = findings.at(-1)
      return { findings, next: last !== undefined && found.length > findings.length ? writeCursor(positionOf(last)) : null }
    })
  }

  findByShortId(prefix: string): Promise<readonly StoredFinding[]> {
    return this.#answer(() => {
      const wanted = shortIdPrefix(prefix)
      if (wanted === null) return []
      return this.#all()
        .filter(({ shortId }) => shortId.startsWith(`DEN-${wanted}`))
        .sort((a, b) => compare(a.shortId, b.shortId) || compare(a.findingId, b.findingId))
        .slice(0, SHORT_ID_MATCHES)
    })
  }

  close(): Promise<void> {
    this.#isOpen = false
    return Promise.resolve()
  }

  #all(): StoredFinding[] {
    return Array.from(this.#findings, ([id, { json }]) => readStoredFinding(json, `finding ${id}`))
  }

  #answer<T>(work: () => T): Promise<T> {
    return new Promise((resolve) => {
      if (!this.#isOpen) throw new StoreError('the store is closed', { retryable: false })
      resolve(work())
    })
  }
}

function saveRow(rows: Map<string, Row>, key: string, json: string, expectedVersion: number): SaveOutcome {
  if ((rows.get(key)?.version ?? 0) !== expectedVersion) return 'conflict'
  rows.set(key, { json, version: expectedVersion + 1 })
  return 'saved'
}

function versioned<T>(row: Row | undefined, read: (json: string) => T): Versioned<T> | null {
  return row === undefined ? null : { item: read(row.json), version: row.version }
}

function positionOf({ lastSeen, findingId }: StoredFinding): PagePosition {
  return { lastSeen: lastSeen ?? '', findingId }
}

function comparePositions(a: PagePosition, b: PagePosition): number {
  return compare(b.lastSeen, a.lastSeen) || compare(a.findingId, b.findingId)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
