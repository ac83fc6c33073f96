import { isGuess } from '../../../model/denial-sentences.ts'
import type { FlatText } from '../join-lines.ts'
import type { Core } from './core.ts'
import { isInsideName } from './names.ts'

const REASONS = [
  'because no ',
  'with an explicit deny',
  'because public ',
  'because this bucket has blocked',
  'public policies are ',
  'public acls are ',
] as const
const NO_ALLOW = /^because no [a-z -]{6,40} allows? /
const BY_SETTING = /(?:blocked|prevented) by the ["'`*]{0,3}blockpublic/

/** The first reason that stands alone in the range, outside names that strangers choose. */
export function findLoneReason(flat: FlatText, from: number, to: number): Core | null {
  const range = flat.lower.slice(from, to)
  let best: number | null = null
  for (const lead of REASONS) {
    for (let at = range.indexOf(lead); at !== -1 && (best === null || at < best); at = range.indexOf(lead, at + 1)) {
      if (isReason(range, at, lead) && !isInsideName(flat, from + at)) best = at
    }
  }
  return best === null ? null : { kind: 'reason', start: from + best, end: Math.min(to, from + best + 20) }
}

function isReason(range: string, at: number, lead: string): boolean {
  if (lead === 'because no ') return NO_ALLOW.test(range.slice(at, at + 80))
  if (lead.startsWith('because public') || lead.startsWith('public')) return BY_SETTING.test(range.slice(at, at + 120))
  return true
}

/** The phrase without AWS's words around it, as people retell it. */
const RETOLD =
  /explicit deny in (?:an?|the) (?:identity-based|resource-based|service control|resource control|vpc endpoint|permissions? bound|session|role trust)/g
/** The first reason in the range that stands there in words of somebody's own. */
export function findRetoldReason(flat: FlatText, from: number, to: number): Core | null {
  const range = flat.lower.slice(from, to)
  for (const match of range.matchAll(RETOLD)) {
    const at = match.index
    if (isGuess(range, at) || isInsideName(flat, from + at)) continue
    return { kind: 'reason', start: from + at, end: from + at + match[0].length }
  }
  return null
}
