import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMemoryFindingStore } from '#shared/adapters/memory/finding-store.ts'
import { openSqliteFindingStore } from '#shared/adapters/sqlite/finding-store.ts'
import type { FindingStore } from '#shared/ports/finding-store.ts'
import { findingStoreContract } from './finding-store.ts'

/** A store that lives in one process has one handle. */
function inProcess(open: () => FindingStore): () => { open: () => FindingStore; tearDown: () => void } {
  return () => {
    const store = open()
    return { open: () => store, tearDown: () => undefined }
  }
}

findingStoreContract('in memory', inProcess(openMemoryFindingStore))
findingStoreContract(
  'in SQLite, in memory',
  inProcess(() => openSqliteFindingStore(':memory:')),
)
findingStoreContract('in a SQLite file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whodenied-store-'))
  return {
    open: () => openSqliteFindingStore(join(folder, 'state', 'findings.db')),
    tearDown: () => {
      rmSync(folder, { recursive: true })
    },
  }
})
