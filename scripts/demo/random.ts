/** A stream of numbers that depends on its seed and on nothing else. */
export interface Random {
  /** The last four groups of a UUID, the same for the whole stream. */
  readonly tail: string
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number
  pick<T>(list: readonly T[]): T
  /** Letters of the alphabet given, `length` of them. */
  letters(alphabet: string, length: number): string
}

/**
 * The stream of one seed. Every story has a seed of its own, so that a change to one story leaves the records of all others as they are.
 * Mulberry32: 32 bits of state are plenty for ids that must only look random.
 */
export function randomFrom(seed: string): Random {
  let state = hash(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[integer(0, list.length - 1)]
    if (picked === undefined) throw new RangeError('nothing to pick from')
    return picked
  }
  const letters = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet.charAt(integer(0, alphabet.length - 1))).join('')
  const hex = letters('0123456789abcdef', 20)
  const tail = `${hex.slice(0, 4)}-4${hex.slice(4, 7)}-${pick(['8', '9', 'a', 'b'])}${hex.slice(7, 10)}-${hex.slice(8)}`
  return { tail, integer, pick, letters }
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return value
}
