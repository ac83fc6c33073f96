/** Keys whose list holds what is looked for: CloudTrail files and Lambda events, lookup-events, ReceiveMessage. */
export const LIST_KEYS = ['Records', 'Events', 'Messages'] as const

const KEYS = LIST_KEYS.map((key) => new TextEncoder().encode(key))

/** True where the bytes spell one of the list keys. */
export function isListKey(bytes: Uint8Array, from: number, to: number): boolean {
  return KEYS.some((key) => key.length === to - from && key.every((byte, index) => bytes[from + index] === byte))
}
