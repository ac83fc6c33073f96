/** The UTC day and hour of an event, such as `2026-08-17` and `09`. */
export interface Moment {
  readonly day: string
  readonly hour: string
}

/** When an event was, or null where the text is no UTC time with seconds: comparing texts of this form compares times. */
export function momentOf(eventTime: string | null): Moment | null {
  if (eventTime === null || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(eventTime) || Number.isNaN(Date.parse(eventTime))) return null
  return { day: eventTime.slice(0, 10), hour: eventTime.slice(11, 13) }
}

/** The later time; null is before all. */
export function latest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}

/** The earlier time; null says nothing. */
export function earliest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
