/** Bounds of a copy: UTF-8 bytes of the JSON of each text, and items of each list. */
export interface Bounds {
  readonly texts: number
  readonly list: number
}

/** Policies and records nest less deep; writing JSON of any depth could end the stack. */
const DEEPEST = 24
const ELLIPSIS = '…'
/** JSON writes a control character or lone surrogate as `\\u0000`. */
const MOST_BYTES = 6

/** A copy of a JSON value with its texts, lists and depth bounded. */
export function boundedCopy<T>(value: T, bounds: Bounds): T {
  return copyOf(value, bounds, 0) as T
}

/** True where a bounded copy would be the same as the value. */
export function isWithin(value: unknown, bounds: Bounds, depth = 0): boolean {
  if (typeof value === 'string') return clipText(value, bounds.texts) === value
  if (typeof value !== 'object' || value === null) return true
  if (depth === DEEPEST || (Array.isArray(value) && value.length > bounds.list)) return false
  return Object.values(value).every((item) => isWithin(item, bounds, depth + 1))
}

/** The text, or where its JSON takes more bytes than the limit, its beginning and an ellipsis. */
export function clipText(text: string, limit: number): string {
  if (text.length * MOST_BYTES <= limit || (text.length <= limit && jsonBytes(text) <= limit)) return text
  let fits = 0
  let tooLong = Math.min(text.length, limit) + 1
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1
    if (jsonBytes(text.slice(0, middle) + ELLIPSIS) <= limit) fits = middle
    else tooLong = middle
  }
  return text.slice(0, fits) + ELLIPSIS
}

/** UTF-8 bytes of the value as JSON, without the quotes of a text. */
export function jsonBytes(value: object | string): number {
  const bytes = Buffer.byteLength(JSON.stringify(value))
  return typeof value === 'string' ? bytes - 2 : bytes
}

function copyOf(value: unknown, bounds: Bounds, depth: number): unknown {
  if (typeof value === 'string') return clipText(value, bounds.texts)
  if (typeof value !== 'object' || value === null) return value
  if (depth === DEEPEST) return null
  if (Array.isArray(value)) return value.slice(0, bounds.list).map((item) => copyOf(item, bounds, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item, bounds, depth + 1)]))
}
