/** Bytes of one hash. */
export const HASH_BYTES = 8

const HASH_BITS = HASH_BYTES * 8
/** A register holds at most 64 - p + 1, which needs six bits. */
const REGISTER_BITS = 6

/** The registers of these hashes (16 hex digits each): the first p bits choose one, which keeps the longest run of zeros that follows. */
export function registersOf(hashes: Iterable<string>, precision: number): Uint8Array {
  const registers = new Uint8Array(2 ** precision)
  for (const hash of hashes) {
    const high = Number.parseInt(hash.slice(0, 8), 16)
    const low = Number.parseInt(hash.slice(8, 16), 16)
    const index = high >>> (32 - precision)
    const rank = rankOf((high << precision) >>> 0, low, precision)
    if (rank > (registers[index] ?? 0)) registers[index] = rank
  }
  return registers
}

// One more than the zeros that lead the bits after the index; `rest` holds those of the high half, moved to the left.
function rankOf(rest: number, low: number, precision: number): number {
  const zeros = rest === 0 ? 32 - precision + Math.clz32(low) : Math.clz32(rest)
  return zeros + 1
}

/** The registers of the union. */
export function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a)
  for (let index = 0; index < joined.length; index += 1) joined[index] = Math.max(joined[index] ?? 0, b[index] ?? 0)
  return joined
}

/** The registers as a string of 6-bit numbers. */
export function packRegisters(registers: Uint8Array): Buffer {
  const bytes = Buffer.alloc(Math.ceil((registers.length * REGISTER_BITS) / 8))
  for (let index = 0, bit = 0; index < registers.length; index += 1, bit += REGISTER_BITS) {
    const shifted = (registers[index] ?? 0) << (16 - REGISTER_BITS - (bit % 8))
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (shifted >> 8)
    if ((bit >> 3) + 1 < bytes.length) bytes[(bit >> 3) + 1] = shifted & 0xff
  }
  return bytes
}

/** The registers that `packRegisters` wrote; missing bytes read as empty registers. */
export function unpackRegisters(bytes: Buffer, precision: number): Uint8Array {
  const mask = 2 ** REGISTER_BITS - 1
  const registers = new Uint8Array(2 ** precision)
  for (let index = 0, bit = 0; index < registers.length; index += 1, bit += REGISTER_BITS) {
    const word = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    registers[index] = (word >> (16 - REGISTER_BITS - (bit % 8))) & mask
  }
  return registers
}

/**
 * How many different hashes the registers have seen.
 * Source: O. Ertl, "New cardinality estimation algorithms for HyperLogLog sketches", 2017, algorithm 6: no bias at any size, so no tables.
 */
export function estimate(registers: Uint8Array): number {
  const size = registers.length
  const largest = HASH_BITS - Math.log2(size) + 1
  const counts = new Array<number>(largest + 1).fill(0)
  for (const register of registers) counts[Math.min(register, largest)] = (counts[Math.min(register, largest)] ?? 0) + 1
  let sum = size * tau(1 - (counts[largest] ?? 0) / size)
  for (let rank = largest - 1; rank >= 1; rank -= 1) sum = 0.5 * (sum + (counts[rank] ?? 0))
  sum += size * sigma((counts[0] ?? 0) / size)
  return size ** 2 / (2 * Math.LN2 * sum)
}

// The share of empty registers x corrects small counts: x + x²·1 + x⁴·2 + x⁸·4 + …
function sigma(x: number): number {
  if (x === 1) return Number.POSITIVE_INFINITY
  let sum = x
  for (let power = x, weight = 1, before = Number.NaN; sum !== before; weight *= 2) {
    power *= power
    before = sum
    sum += power * weight
  }
  return sum
}

// The share of registers that are not full corrects huge counts.
function tau(x: number): number {
  if (x === 0 || x === 1) return 0
  let sum = 1 - x
  for (let power = x, weight = 1, before = Number.NaN; sum !== before;) {
    power = Math.sqrt(power)
    before = sum
    weight *= 0.5
    sum -= (1 - power) ** 2 * weight
  }
  return sum / 3
}
