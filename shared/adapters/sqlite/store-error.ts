import { StoreError } from '../../ports/finding-store.ts'

interface Meaning {
  readonly retryable: boolean
  readonly says: string
}

/** What SQLite's primary result codes mean for people, with the next step. (sqlite.org/rescode.html) */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  5: { retryable: true, says: 'is in use by another process that does not finish; try again when it has ended' },
  6: { retryable: true, says: 'is in use by another process that does not finish; try again when it has ended' },
  8: { retryable: false, says: 'cannot be written; change its permissions, or name another file with --store' },
  10: { retryable: true, says: 'could not be read or written; check the disk and try again' },
  11: { retryable: false, says: 'is damaged; move it away and analyze the records again' },
  13: { retryable: true, says: 'cannot grow, the disk is full; free some space and try again' },
  14: { retryable: false, says: 'cannot be opened as a file; check the path and its permissions, or name another file with --store' },
  26: { retryable: false, says: 'is no database; name another file with --store' },
}

/** What went wrong in the database at this path, in words and with a next step. */
export function storeErrorOf(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error
  const reason = error instanceof Error ? error.message : String(error)
  const meaning = MEANINGS[primaryCodeOf(error)] ?? { retryable: false, says: 'failed' }
  return new StoreError(`the store ${path} ${meaning.says} (${reason})`, { retryable: meaning.retryable, cause: error })
}

// Extended codes carry the primary one in their low byte.
function primaryCodeOf(error: unknown): number {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return 0
  return error.errcode & 0xff
}
