import { describe, expect, it } from 'vitest'
import { eventTimeOf } from '../../../shared/normalize/event-time.ts'

describe('the time of a record', () => {
  it.each([
    ['2026-08-17T09:12:04Z', '2026-08-17T09:12:04Z'],
    ['2026-12-31T23:59:59Z', '2026-12-31T23:59:59Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
    ['2026-08-17T09:12:04.987Z', '2026-08-17T09:12:04Z'],
    ['2026-08-17T11:12:04+02:00', '2026-08-17T09:12:04Z'],
    ['2026-08-17T23:30:00-02:00', '2026-08-18T01:30:00Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
    ['9999-12-31T23:59:59-01:00', null],
    ['2026-02-30T00:00:00Z', null],
    ['2026-13-01T00:00:00Z', null],
    ['2026-08-17T25:00:00Z', null],
    ['2026-08-17 09:12:04', null],
    ['2026-08-17T09:12:04', null],
    ['1', null],
    ['', null],
    ['yesterday', null],
    [1_755_422_000, null],
    [null, null],
    [{}, null],
  ])('%j reads as %j', (eventTime, expected) => {
    expect(eventTimeOf({ eventTime })).toBe(expected)
  })

  it('may be missing', () => {
    expect(eventTimeOf({})).toBeNull()
  })
})
