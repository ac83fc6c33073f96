/** Digits and capitals without the look-alikes 0 O, 1 I L and U. Its order is part of every short id. */
export const SHORT_ID_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

const LENGTH = 8
const SHORTEST_PREFIX = 4

/** The short id as people type it, with or without `DEN-`, in any case: its upper-case prefix of 4 to 8 characters, or null where it cannot name a finding. */
export function shortIdPrefix(typed: string): string | null {
  const text = typed.trim().toUpperCase()
  const prefix = text.startsWith('DEN-') ? text.slice('DEN-'.length) : text
  if (prefix.length < SHORTEST_PREFIX || prefix.length > LENGTH) return null
  return Array.from(prefix).every((character) => SHORT_ID_ALPHABET.includes(character)) ? prefix : null
}
