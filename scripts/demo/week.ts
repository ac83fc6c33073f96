/** The first second of the demo week, a Monday, in seconds since 1970. The clock of the machine has no part in the demo. */
const WEEK_START = Date.UTC(2026, 7, 17) / 1000

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** A day of the demo week: Monday is 2026-08-17, Sunday 2026-08-23. */
export type Day = (typeof DAYS)[number]

/** The second of a day and a UTC time such as `09:06:00`. */
export function at(day: Day, time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return WEEK_START + DAYS.indexOf(day) * 86_400 + hours * 3600 + minutes * 60 + seconds
}

/** The second as CloudTrail writes it, `2026-08-17T09:06:00Z`. */
export function isoTime(second: number): string {
  return `${new Date(second * 1000).toISOString().slice(0, 19)}Z`
}

/** `count` seconds from `first` to `last`, evenly apart. */
export function spread(first: number, last: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + Math.floor(((last - first) * index) / Math.max(count - 1, 1)))
}
