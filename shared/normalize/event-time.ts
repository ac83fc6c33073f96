import { readText, type JsonObject } from '../model/json.ts'

// Date.parse alone reads far too much: "1" is the year 2001 to it.
const ISO_TIME = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/

/** The record's time in UTC to the second, `2026-08-17T09:12:04Z`, or null where it has no readable one. */
export function eventTimeOf(record: JsonObject): string | null {
  const text = readText(record, 'eventTime')
  if (text === null || !ISO_TIME.test(text) || !isDayOfMonth(text)) return null
  // Nothing is left to convert in the form that CloudTrail writes, and a Date per record costs a lot.
  return text.endsWith('Z') ? `${text.slice(0, 19)}Z` : convert(text)
}

/** February 30 moves to March in a Date. */
function isDayOfMonth(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), text.slice(5, 7), Number(text.slice(8, 10))]
  if (month === '02') return day <= (isLeapYear(year) ? 29 : 28)
  return day <= 30 || !SHORT_MONTHS.has(month)
}

const SHORT_MONTHS = new Set(['04', '06', '09', '11'])

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function convert(text: string): string | null {
  const time = Date.parse(text)
  if (Number.isNaN(time)) return null
  const iso = `${new Date(time).toISOString().slice(0, 19)}Z`
  // An offset can carry the year beyond 0000 to 9999, where ISO times have another form.
  return ISO_TIME.test(iso) ? iso : null
}
