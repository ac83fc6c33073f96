import { openSqliteFindingStore } from '../../../../shared/adapters/sqlite/finding-store.ts'
import { mergeDay } from '../../../../shared/findings/day-counts.ts'
import { mergeFinding } from '../../../../shared/findings/merge.ts'
import { aFold } from '../../../builders/a-fold.ts'

// A process of its own that delivers denials one by one into a shared store, as `finding-store.test.ts` starts it.
const [path = '', from = '0', to = '0'] = process.argv.slice(2)
const store = openSqliteFindingStore(path)
for (let index = Number(from); index < Number(to); index += 1) {
  const { finding, days } = aFold({ eventId: `event-${index}`, eventTime: '2026-08-17T09:12:04Z' })
  let outcome = 'conflict'
  while (outcome === 'conflict') {
    const stored = await store.loadFinding(finding.findingId)
    outcome = await store.saveFinding(mergeFinding(stored?.item ?? null, finding), stored?.version ?? 0)
  }
  for (const day of days) {
    outcome = 'conflict'
    while (outcome === 'conflict') {
      const stored = await store.loadDay(day.findingId, day.day)
      outcome = await store.saveDay(mergeDay(stored?.item ?? null, day), stored?.version ?? 0)
    }
  }
}
await store.close()
