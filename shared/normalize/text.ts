import { readText, type JsonObject } from '../model/json.ts'

/**
 * Longest text that a denial keeps of one field, in characters. AWS's own limits lie below it (1,024 bytes for a key, 1 KB for a user agent,
 * 2,048 characters for an ARN), so only input that AWS did not write is cut.
 */
export const LONGEST_TEXT = 4096

/** The field as text, cut where it is longer than AWS ever writes; null where it is empty or no text. */
export function readShort(object: JsonObject | null, key: string): string | null {
  const text = readText(object, key)
  return text === null || text === '' ? null : shorten(text)
}

/** The text, cut to the longest that a denial keeps. */
export function shorten(text: string): string {
  return text.slice(0, LONGEST_TEXT)
}

/** A request parameter as text: old records hold a list of one where newer ones hold the text itself. */
export function readParameter(parameters: JsonObject | null, key: string): string | null {
  if (parameters === null || !Object.hasOwn(parameters, key)) return null
  return singleText(parameters[key])
}

/** The text of a parameter's value, or null where it has none. */
export function singleText(value: unknown): string | null {
  const single: unknown = Array.isArray(value) ? value[0] : value
  if (typeof single === 'string') return shorten(single)
  return typeof single === 'number' || typeof single === 'boolean' ? String(single) : null
}
