import type { Count } from '../model/finding.ts'
import type { Sketch } from '../model/stored-finding.ts'
import { estimate, HASH_BYTES, join, packRegisters, registersOf, unpackRegisters } from './hyper-log-log.ts'

/** How large a sketch may grow. */
export interface SketchShape {
  /** The largest number of hashes that is counted exactly. */
  readonly exactLimit: number
  /** 2 to this power registers; the error is about 1.04 divided by the root of their number. */
  readonly precision: number
}

/** A sketch of nothing. */
export const EMPTY_SKETCH: Sketch = 'set:'

/** The sketch of these hashes (16 hex digits each, in any order, repeats allowed). */
export function sketchOf(hashes: Iterable<string>, shape: SketchShape): Sketch {
  return fromSorted(Array.from(new Set(hashes)).sort(), shape)
}

/**
 * The union. INVARIANT: commutative, associative and idempotent: the form depends only on how many different hashes went in,
 * so that duplicates and order never change a count.
 */
export function mergeSketches(a: Sketch, b: Sketch, shape: SketchShape): Sketch {
  if (a === b) return a
  if (a.startsWith('set:') && b.startsWith('set:')) return sketchOf([...hashesOf(a), ...hashesOf(b)], shape)
  return packed(join(registersIn(a, shape), registersIn(b, shape)))
}

/** How many different hashes went in. */
export function countOf(sketch: Sketch, shape: SketchShape): Count {
  if (sketch.startsWith('set:')) return { value: hashesOf(sketch).length, exact: true }
  return { value: Math.round(estimate(registersIn(sketch, shape))), exact: false }
}

function fromSorted(hashes: readonly string[], shape: SketchShape): Sketch {
  if (hashes.length <= shape.exactLimit) return `set:${Buffer.from(hashes.join(''), 'hex').toString('base64')}`
  return packed(registersOf(hashes, shape.precision))
}

function packed(registers: Uint8Array): Sketch {
  return `hll:${packRegisters(registers).toString('base64')}`
}

function registersIn(sketch: Sketch, { precision }: SketchShape): Uint8Array {
  return sketch.startsWith('set:') ? registersOf(hashesOf(sketch), precision) : unpackRegisters(bytesOf(sketch), precision)
}

function hashesOf(sketch: Sketch): string[] {
  const hex = bytesOf(sketch).toString('hex')
  const digits = HASH_BYTES * 2
  return Array.from({ length: Math.floor(hex.length / digits) }, (_, index) => hex.slice(index * digits, (index + 1) * digits))
}

function bytesOf(sketch: Sketch): Buffer {
  return Buffer.from(sketch.slice('set:'.length), 'base64')
}
