import { findSentence, isCode } from '../../../model/denial-sentences.ts'
import type { FlatText } from '../join-lines.ts'
import type { Core } from './core.ts'
import { isInsideName } from './names.ts'

/** The first sentence of AWS's table in the range. Bare codes in the table do not count here: they are `code` cores. */
export function findFixed(flat: FlatText, from: number, to: number): Core | null {
  const found = findSentence(flat.lower.slice(from, to))
  if (found === null || isCode(found.sentence)) return null
  if (isInsideName(flat, from + found.start)) return null
  return { kind: 'fixed', start: from + found.start, end: from + found.end }
}
