import { StoreError, type ListFindingsQuery } from './finding-store.ts'

const DEFAULT_LIMIT = 100
const LARGEST_LIMIT = 1_000

/** Where a page ends: stores order findings by last denial, newest first, then by id. Undated findings have an empty `lastSeen`. */
export interface PagePosition {
  readonly lastSeen: string
  readonly findingId: string
}

/** The position as the text that callers hand back. */
export function writeCursor({ lastSeen, findingId }: PagePosition): string {
  return Buffer.from(JSON.stringify([lastSeen, findingId])).toString('base64url')
}

/** The position that the text stands for; null at the beginning. */
export function readCursor(cursor: string | undefined): PagePosition | null {
  if (cursor === undefined) return null
  const [lastSeen, findingId] = partsOf(cursor)
  if (typeof lastSeen === 'string' && typeof findingId === 'string') return { lastSeen, findingId }
  throw new StoreError('the page cursor is none that this store gave; list from the beginning', { retryable: false })
}

/** The number of findings on a page. */
export function pageLimit({ limit = DEFAULT_LIMIT }: ListFindingsQuery): number {
  return Number.isNaN(limit) ? DEFAULT_LIMIT : Math.min(LARGEST_LIMIT, Math.max(1, Math.floor(limit)))
}

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(parts) ? parts : []
  } catch (cause) {
    throw new StoreError('the page cursor is none that this store gave; list from the beginning', { retryable: false, cause })
  }
}
