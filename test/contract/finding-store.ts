import { afterEach, describe, expect, it } from 'vitest'
import type { DayCounts, StoredFinding } from '#shared/model/stored-finding.ts'
import { StoreError, type FindingPage, type FindingStore, type ListFindingsQuery } from '#shared/ports/finding-store.ts'
import { aStoredDay, aStoredFinding } from '../builders/a-stored-finding.ts'

const HOSTILE = '\u0000\u001b[31m\ud800 "\'; DROP TABLE finding; -- \u202e ünï 𝔠𝔬𝔡𝔢 __proto__'

/**
 * What every finding store must do. `open` gives a handle on one and the same, at first empty, store within a test; a store that cannot be
 * shared between handles gives the same handle again.
 */
export function findingStoreContract(name: string, setUp: () => { open: () => FindingStore; tearDown: () => void }): void {
  describe(`the finding store ${name}`, () => {
    let current: ReturnType<typeof setUp> | undefined
    const handles: FindingStore[] = []
    const open = (): FindingStore => {
      current ??= setUp()
      const store = current.open()
      handles.push(store)
      return store
    }
    afterEach(async () => {
      for (const store of handles.splice(0)) await store.close()
      current?.tearDown()
      current = undefined
    })

    versions(open)
    days(open)
    listing(open)
    shortIds(open)
    content(open)
  })
}

function versions(open: () => FindingStore): void {
  it('knows no finding at first', async () => {
    const store = open()
    expect(await store.loadFinding('f1')).toBeNull()
    expect(await store.listFindings()).toEqual({ findings: [], next: null })
  })

  it('saves a finding and gives it back with version 1, then 2', async () => {
    const store = open()
    const finding = aStoredFinding()
    expect(await store.saveFinding(finding, 0)).toBe('saved')
    expect(await store.loadFinding(finding.findingId)).toEqual({ item: finding, version: 1 })
    const later = { ...finding, lastSeen: '2026-08-18T00:00:00Z' }
    expect(await store.saveFinding(later, 1)).toBe('saved')
    expect(await store.loadFinding(finding.findingId)).toEqual({ item: later, version: 2 })
  })

  it.each([
    ['an old version', 1],
    ['a version of the future', 3],
    ['none, as if it were new', 0],
  ])('refuses a write that expects %s, and changes nothing', async (_, expected) => {
    const store = open()
    const finding = aStoredFinding()
    await store.saveFinding(finding, 0)
    await store.saveFinding(finding, 1)
    expect(await store.saveFinding({ ...finding, lastSeen: '2030-01-01T00:00:00Z' }, expected)).toBe('conflict')
    expect(await store.loadFinding(finding.findingId)).toEqual({ item: finding, version: 2 })
  })

  it('refuses a write of a finding that is not there and should be', async () => {
    const store = open()
    expect(await store.saveFinding(aStoredFinding(), 1)).toBe('conflict')
    expect(await store.loadFinding(aStoredFinding().findingId)).toBeNull()
  })

  it('loses no update of two writers that read the same version', async () => {
    const [one, two] = [open(), open()]
    await one.saveFinding(aStoredFinding({ lastSeen: '2026-08-17T00:00:00Z' }), 0)
    const id = aStoredFinding().findingId
    const [readByOne, readByTwo] = [await one.loadFinding(id), await two.loadFinding(id)]
    expect(await two.saveFinding(aStoredFinding({ lastSeen: '2026-08-19T00:00:00Z' }), readByTwo?.version ?? 0)).toBe('saved')
    expect(await one.saveFinding(aStoredFinding({ lastSeen: '2026-08-18T00:00:00Z' }), readByOne?.version ?? 0)).toBe('conflict')
    expect((await one.loadFinding(id))?.item.lastSeen).toBe('2026-08-19T00:00:00Z')
  })

  it('lets exactly one of two writers create a finding', async () => {
    const [one, two] = [open(), open()]
    const outcomes = await Promise.all([one.saveFinding(aStoredFinding(), 0), two.saveFinding(aStoredFinding(), 0)])
    expect(outcomes.toSorted()).toEqual(['conflict', 'saved'])
  })

  it('shows what one handle wrote to the other', async () => {
    const [one, two] = [open(), open()]
    await one.saveFinding(aStoredFinding(), 0)
    expect((await two.listFindings()).findings).toEqual([aStoredFinding()])
  })
}

function days(open: () => FindingStore): void {
  it('keeps the days of a finding apart, each with its own version', async () => {
    const store = open()
    const [first, second] = [aStoredDay({ day: '2026-08-17' }), aStoredDay({ day: '2026-08-18' })]
    expect(await store.saveDay(second, 0)).toBe('saved')
    expect(await store.saveDay(first, 0)).toBe('saved')
    expect(await store.saveDay(first, 1)).toBe('saved')
    expect(await store.loadDay('f1', '2026-08-17')).toEqual({ item: first, version: 2 })
    expect(await store.loadDay('f1', '2026-08-18')).toEqual({ item: second, version: 1 })
    expect(await store.loadDay('f1', '2026-08-19')).toBeNull()
    expect(await store.loadDay('f2', '2026-08-17')).toBeNull()
  })

  it('gives all days of a finding in order, undated ones last, and none of another', async () => {
    const store = open()
    for (const day of ['undated', '2026-08-18', '2026-08-17']) await store.saveDay(aStoredDay({ day }), 0)
    await store.saveDay(aStoredDay({ findingId: 'f2' }), 0)
    expect((await store.loadDays('f1')).map(({ day }) => day)).toEqual(['2026-08-17', '2026-08-18', 'undated'])
    expect(await store.loadDays('f3')).toEqual([])
  })

  it('refuses a write of a day that somebody else wrote in between', async () => {
    const [one, two] = [open(), open()]
    await one.saveDay(aStoredDay(), 0)
    expect(await two.saveDay(aStoredDay(), 0)).toBe('conflict')
    expect(await two.saveDay(aStoredDay(), 1)).toBe('saved')
    expect(await one.saveDay(aStoredDay(), 1)).toBe('conflict')
  })
}

function listing(open: () => FindingStore): void {
  const TIMES = ['2026-08-18T00:00:00Z', '2026-08-17T00:00:00Z', '2026-08-17T00:00:00Z', null, '2026-08-19T00:00:00Z', null]

  async function filled(): Promise<FindingStore> {
    const store = open()
    for (const [index, lastSeen] of TIMES.entries()) await store.saveFinding(aStoredFinding({ findingId: `f${index}`, lastSeen }), 0)
    return store
  }

  it('lists the one seen last first, by id where times are the same, undated ones at the end', async () => {
    const { findings, next } = await (await filled()).listFindings()
    expect(findings.map(({ findingId }) => findingId)).toEqual(['f4', 'f0', 'f1', 'f2', 'f3', 'f5'])
    expect(next).toBeNull()
  })

  it.each([1, 2, 3, 5, 6, 7])('pages by %i without losing or repeating one', async (limit) => {
    const pages = await allPages(await filled(), { limit })
    expect(pages.flatMap(({ findings }) => findings.map(({ findingId }) => findingId))).toEqual(['f4', 'f0', 'f1', 'f2', 'f3', 'f5'])
    expect(pages.every(({ findings }) => findings.length > 0 && findings.length <= limit)).toBe(true)
  })

  it('lists only findings seen at or after a time, on all pages', async () => {
    const pages = await allPages(await filled(), { minLastSeen: '2026-08-17T00:00:00Z', limit: 2 })
    expect(pages.flatMap(({ findings }) => findings.map(({ findingId }) => findingId))).toEqual(['f4', 'f0', 'f1', 'f2'])
  })

  it('a new finding on top does not move the next page', async () => {
    const store = await filled()
    const first = await store.listFindings({ limit: 2 })
    await store.saveFinding(aStoredFinding({ findingId: 'f9', lastSeen: '2026-08-20T00:00:00Z' }), 0)
    const second = await store.listFindings({ limit: 2, cursor: first.next ?? '' })
    expect(second.findings.map(({ findingId }) => findingId)).toEqual(['f1', 'f2'])
  })

  it.each([0, -1, Number.NaN])('a limit of %d still gives a page', async (limit) => {
    expect((await (await filled()).listFindings({ limit })).findings.length).toBeGreaterThan(0)
  })

  it.each(['', 'x', 'bnVsbA', 'WzEsMl0'])('rejects the cursor %j with what to do', async (cursor) => {
    const failure = await (await filled()).listFindings({ cursor }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(StoreError)
    expect(failure).toMatchObject({ retryable: false, message: 'the page cursor is none that this store gave; list from the beginning' })
  })
}

function shortIds(open: () => FindingStore): void {
  async function filled(): Promise<FindingStore> {
    const store = open()
    for (const shortId of ['DEN-4K7Q2M9X', 'DEN-4K7Q9999', 'DEN-9999ZZZZ'])
      await store.saveFinding(aStoredFinding({ findingId: shortId, shortId }), 0)
    return store
  }

  it.each<[string, string[]]>([
    ['DEN-4K7Q2M9X', ['DEN-4K7Q2M9X']],
    ['DEN-4K7Q', ['DEN-4K7Q2M9X', 'DEN-4K7Q9999']],
    ['den-4k7q2', ['DEN-4K7Q2M9X']],
    ['9999', ['DEN-9999ZZZZ']],
    [' 4k7q9 ', ['DEN-4K7Q9999']],
    ['4K7', []],
    ['DEN-', []],
    ['', []],
    ['2222', []],
    ['%%%%', []],
    ['4K7_', []],
    ['DEN-4K7Q2M9XX', []],
  ])('the prefix %j finds %j', async (prefix, expected) => {
    expect((await (await filled()).findByShortId(prefix)).map(({ shortId }) => shortId)).toEqual(expected)
  })

  it('gives at most ten', async () => {
    const store = open()
    for (let index = 0; index < 12; index += 1) await store.saveFinding(aStoredFinding({ findingId: `f${index}` }), 0)
    expect(await store.findByShortId('4K7Q')).toHaveLength(10)
  })
}

function content(open: () => FindingStore): void {
  it('keeps fields that this version does not know', async () => {
    const store = open()
    const finding = { ...aStoredFinding(), schemaVersion: 2, owed: [{ due: '2026-08-17T10:00:00Z' }] } as StoredFinding
    const day = { ...aStoredDay(), told: { count: 14 } } as DayCounts
    await store.saveFinding(finding, 0)
    await store.saveDay(day, 0)
    expect((await store.loadFinding(finding.findingId))?.item).toEqual(finding)
    expect((await store.loadDay('f1', day.day))?.item).toEqual(day)
  })

  it('gives hostile texts back as they were', async () => {
    const store = open()
    const finding = aStoredFinding({ key: { ...aStoredFinding().key, principal: HOSTILE, bucket: HOSTILE }, sessions: `set:${HOSTILE}` })
    await store.saveFinding(finding, 0)
    expect((await store.loadFinding(finding.findingId))?.item).toEqual(finding)
    expect(await store.loadFinding(`${finding.findingId}' OR '1'='1`)).toBeNull()
    expect(await store.loadFinding(HOSTILE)).toBeNull()
  })

  it('gives back a copy: what a caller does with it stays with the caller', async () => {
    const store = open()
    await store.saveFinding(aStoredFinding(), 0)
    const loaded = await store.loadFinding(aStoredFinding().findingId)
    Object.assign(loaded?.item ?? {}, { lastSeen: 'changed' })
    expect((await store.loadFinding(aStoredFinding().findingId))?.item).toEqual(aStoredFinding())
  })

  it('refuses to read an item of a schema two versions ahead, and says what to do', async () => {
    const store = open()
    await store.saveFinding(aStoredFinding({ schemaVersion: 3 }), 0)
    const failure = await store.loadFinding(aStoredFinding().findingId).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(StoreError)
    expect((failure as StoreError).message).toContain('newer version of whodenied (schema 3); update whodenied')
  })

  it('rejects any use after it was closed, and closes twice', async () => {
    const store = open()
    await store.close()
    await store.close()
    await expect(store.loadFinding('f1')).rejects.toBeInstanceOf(StoreError)
    await expect(store.saveFinding(aStoredFinding(), 0)).rejects.toMatchObject({ retryable: false })
  })
}

async function allPages(store: FindingStore, query: ListFindingsQuery): Promise<FindingPage[]> {
  const pages: FindingPage[] = []
  for (let cursor: string | null | undefined; cursor !== null && pages.length < 100;) {
    const page = await store.listFindings(cursor === undefined ? query : { ...query, cursor })
    pages.push(page)
    cursor = page.next
  }
  return pages
}
