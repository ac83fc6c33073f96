import { readText, type JsonObject } from '../model/json.ts'

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/

/** The record's time in UTC to the second, `2026-08-17T09:12:04Z`, or null where it has no readable one. */
export function eventTimeOf(record: JsonObject): string | null {
  const text = readText(record, 'eventTime')
  // Date.parse alone reads far too much: "1" is the year 2001 to it.
  if (text === null || text.length > 40 || !ISO_TIME.test(text)) return null
  const time = Date.parse(text)
  if (Number.isNaN(time)) return null
  const iso = `${new Date(time).toISOString().slice(0, 19)}Z`
  // An offset can carry the year beyond 0000 to 9999, where ISO times have another form; a day such as February 30 moves to March.
  return ISO_TIME.test(iso) && isSameDay(text, iso) ? iso : null
}

/** A time in UTC must come out as it went in; with an offset the day may change. */
function isSameDay(text: string, iso: string): boolean {
  return !text.endsWith('Z') || text.slice(0, 19) === iso.slice(0, 19)
}
