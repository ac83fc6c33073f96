/** A JSON value of the stream, with the length of its text. */
export interface ScannedValue {
  readonly kind: 'value'
  readonly value: unknown
  readonly offset: number
  readonly bytes: number
}

/** A JSON value of the stream, or a part that is none. `text` marks bytes that never looked like JSON. */
export type Scanned =
  ScannedValue | { readonly kind: 'malformed'; readonly reason: string; readonly offset: number; readonly text: boolean }
