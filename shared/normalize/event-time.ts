import { readText, type JsonObject } from '../model/json.ts'

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/
// The form that CloudTrail writes, with only days that every month has: nothing is left to check, and a Date per record costs a lot.
const PLAIN_TIME = /^\d{4}-(0[1-9]|1[0-2])-([01][1-9]|10|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/

/** The record's time in UTC to the second, `2026-08-17T09:12:04Z`, or null where it has no readable one. */
export function eventTimeOf(record: JsonObject): string | null {
  const text = readText(record, 'eventTime')
  if (text === null || text.length > 40) return null
  return PLAIN_TIME.test(text) ? text : convert(text)
}

function convert(text: string): string | null {
  // Date.parse alone reads far too much: "1" is the year 2001 to it.
  if (!ISO_TIME.test(text)) return null
  const time = Date.parse(text)
  if (Number.isNaN(time)) return null
  const iso = `${new Date(time).toISOString().slice(0, 19)}Z`
  // An offset can carry the year beyond 0000 to 9999, where ISO times have another form; a day such as February 30 moves to March.
  return ISO_TIME.test(iso) && isUnmoved(text, iso) ? iso : null
}

/** A time in UTC must come out as it went in; with an offset the day may change. */
function isUnmoved(text: string, iso: string): boolean {
  return !text.endsWith('Z') || text.slice(0, 19) === iso.slice(0, 19)
}
