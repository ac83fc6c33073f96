import type { Folded } from './fold.ts'
import { skip } from './fold.ts'

/** A word read from the text, with the index after it. */
export interface Word {
  readonly value: string
  readonly end: number
}

const ACTION = /^[A-Za-z][A-Za-z0-9-]{1,63}:(?:[A-Za-z][A-Za-z0-9]{1,127}\*?|\*)$/

/** An IAM action (`s3:GetObject`) at `at`, quotes and emphasis around it left out. A line break after the colon is mended. */
export function readAction(folded: Folded, at: number): Word | null {
  const start = skip(folded.text, at, ' "\'`*_\\')
  const end = wordEnd(folded.text, start)
  const word = folded.text.slice(start, end)
  if (ACTION.test(word)) return { value: word, end }
  if (!word.endsWith(':') || folded.text.charAt(end) !== ' ') return null
  const next = wordEnd(folded.text, end + 1)
  const mended = word + folded.text.slice(end + 1, next)
  return ACTION.test(mended) ? { value: mended, end: next } : null
}

/** The last action that stands before `end`, at most 300 characters back. */
export function lastActionBefore(folded: Folded, end: number): string | null {
  const before = folded.text.slice(Math.max(0, end - 300), end)
  if (!before.includes(':')) return null
  const words = before.split(' ')
  for (const word of words.reverse()) {
    const action = readAction({ text: word, lower: word }, 0)
    if (action !== null && /:[A-Z]/.test(action.value)) return action.value
  }
  return null
}

const WORD = /[A-Za-z0-9:*-]{0,200}/y

function wordEnd(text: string, start: number): number {
  WORD.lastIndex = start
  return start + (WORD.exec(text)?.[0].length ?? 0)
}

const ARN_LIMIT = 2048
const TRAILING = '.,;:!)]}>"\'`*\\|'

/**
 * An ARN, or a placeholder in its place, at `at`. Names between angle brackets may hold blanks; a blank after `/` or `:` is a line break
 * and is mended, and so is one inside an organization policy ARN that has not come to its `p-…` yet. A full stop after it is not part of it.
 */
export function readArn(folded: Folded, at: number): Word | null {
  const start = skip(folded.text, at, ' "\'`*_\\')
  let arn = ''
  let end = start
  for (;;) {
    const next = arnWordEnd(folded.text, end)
    arn += folded.text.slice(end, next)
    end = next
    if (folded.text.charAt(end) !== ' ' || end - start > ARN_LIMIT || !isUnfinishedArn(arn)) break
    end++
  }
  let length = arn.length
  while (length > 0 && TRAILING.includes(arn.charAt(length - 1)) && !isBracketEnd(arn, length - 1)) length--
  const value = arn.slice(0, length)
  return /[\p{L}\p{N}]/u.test(value) ? { value, end } : null
}

/** True where `>`, `}`, `]` or `*` ends a placeholder such as `<id>` or `${ID}` or a masked part. */
function isBracketEnd(arn: string, at: number): boolean {
  const open = { '>': '<', '}': '{', ']': '[' }[arn.charAt(at)]
  if (open !== undefined) return arn.lastIndexOf(open, at) > arn.lastIndexOf(arn.charAt(at), at - 1)
  return arn.charAt(at) === '*' && '*/:'.includes(arn.charAt(at - 1))
}

function arnWordEnd(text: string, from: number): number {
  let end = from
  let inBrackets = false
  while (end < text.length && end - from < ARN_LIMIT) {
    const character = text.charAt(end)
    if (character === '<') inBrackets = true
    if (character === '>') inBrackets = false
    if (character === ' ' && !inBrackets) break
    if ('"`'.includes(character) || endsArn(text, end)) break
    end++
  }
  return end
}

/** A full stop before a bracket ends the sentence (what follows is a footnote), and so do words of a script that no name is written in. */
function endsArn(text: string, at: number): boolean {
  const character = text.charAt(at)
  if (character === '.') return '[('.includes(text.charAt(at + 1) || ' ')
  return character > '\u2e7f' && /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]/.test(character)
}

function isUnfinishedArn(arn: string): boolean {
  if (!arn.startsWith('arn:')) return false
  const parts = arn.split(':', 7).length
  if (arn.endsWith('/') || (arn.endsWith(':') && parts < 7) || parts < 6) return true
  return arn.includes(':organizations:') && arn.split('/').length < 4
}
