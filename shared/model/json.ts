/** A JSON object of unknown shape, as it was parsed: every field is untrusted. */
export type JsonObject = Readonly<Record<string, unknown>>

/** True for a plain JSON object; arrays and null are not. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as text, or null where it is not a string. Own properties only, so that `__proto__` reads nothing. */
export function readText(object: JsonObject | null, key: string): string | null {
  if (object === null || !Object.hasOwn(object, key)) return null
  const value = object[key]
  return typeof value === 'string' ? value : null
}

/** The value as an object, or null where it is none. */
export function readObject(object: JsonObject | null, key: string): JsonObject | null {
  if (object === null || !Object.hasOwn(object, key)) return null
  const value = object[key]
  return isObject(value) ? value : null
}

/** The value as a list, empty where it is none. */
export function readList(object: JsonObject | null, key: string): readonly unknown[] {
  if (object === null || !Object.hasOwn(object, key)) return []
  const value: unknown = object[key]
  return Array.isArray(value) ? (value as readonly unknown[]) : []
}

/** The value as a boolean, or null where it is none. Text `"true"` and `"false"` occur in old records. */
export function readBoolean(object: JsonObject | null, key: string): boolean | null {
  if (object === null || !Object.hasOwn(object, key)) return null
  const value = object[key]
  if (typeof value === 'boolean') return value
  return value === 'true' ? true : value === 'false' ? false : null
}
