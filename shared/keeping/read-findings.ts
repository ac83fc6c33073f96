import { toFindingDocument } from '../findings/finding-document.ts'
import type { FindingDocument } from '../model/finding.ts'
import type { StoredFinding } from '../model/stored-finding.ts'
import type { FindingStore } from '../ports/finding-store.ts'

export interface ReadDeps {
  readonly store: FindingStore
  readonly now: Date
  /** The short label of a layer, for titles. */
  readonly labelOf: (layerId: string) => string
}

/** The findings with these ids, as documents; ids that the store does not know are left out. */
export async function readFindings(findingIds: readonly string[], deps: ReadDeps): Promise<FindingDocument[]> {
  const documents: FindingDocument[] = []
  for (const id of findingIds) {
    const stored = await deps.store.loadFinding(id)
    if (stored !== null) documents.push(await documentOf(stored.item, deps))
  }
  return documents
}

/** All findings last seen at or after `since`, as documents. */
export async function listFindings(since: Date | null, deps: ReadDeps): Promise<FindingDocument[]> {
  const documents: FindingDocument[] = []
  let cursor: string | null = null
  do {
    const page = await deps.store.listFindings({
      limit: 1000,
      ...(since === null ? {} : { minLastSeen: since.toISOString().replace(/\.\d+Z$/, 'Z') }),
      ...(cursor === null ? {} : { cursor }),
    })
    for (const stored of page.findings) documents.push(await documentOf(stored, deps))
    cursor = page.next
  } while (cursor !== null)
  return documents
}

/** The findings whose short id begins with this text; at most ten. */
export async function findByShortId(prefix: string, deps: ReadDeps): Promise<FindingDocument[]> {
  const found = await deps.store.findByShortId(prefix)
  return Promise.all(found.map((stored) => documentOf(stored, deps)))
}

async function documentOf(stored: StoredFinding, { store, now, labelOf }: ReadDeps): Promise<FindingDocument> {
  return toFindingDocument(stored, await store.loadDays(stored.findingId), { now, labelOf })
}
