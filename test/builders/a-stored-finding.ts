import type { DayCounts, StoredFinding } from '../../shared/model/stored-finding.ts'

/** A stored finding with full defaults, as a store sees it: what is packed in it means nothing here. */
export function aStoredFinding(changes: Partial<StoredFinding> = {}): StoredFinding {
  return {
    schemaVersion: 1,
    findingId: 'f1',
    shortId: 'DEN-4K7Q2M9X',
    key: {
      version: 1,
      account: '111122223333',
      region: 'eu-west-1',
      principal: 'arn:aws:iam::111122223333:role/etl',
      bucket: 'orders-prod',
      actionClass: 'read',
    },
    firstSeen: '2026-08-17T09:12:04Z',
    lastSeen: '2026-08-17T09:12:04Z',
    noises: ['none'],
    recent: [{ at: '2026-08-17T09:12:04Z', event: '00000000000000ff' }],
    sessions: 'set:',
    causes: [],
    samples: [],
    representative: { event: '00000000000000ff', eventTime: '2026-08-17T09:12:04Z', strength: 2, packed: {} },
    ...changes,
  }
}

/** The counts of one day with full defaults. */
export function aStoredDay(changes: Partial<DayCounts> = {}): DayCounts {
  return { schemaVersion: 1, findingId: 'f1', day: '2026-08-17', hours: { '09': { all: 'set:AAAAAAAAAP8=', causes: {} } }, ...changes }
}
