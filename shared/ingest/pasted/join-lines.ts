import { SENTENCES } from '../../model/denial-sentences.ts'
import type { CleanLine } from './clean-lines.ts'

/** Pasted text as one string: single blanks, `\n` for a line break that stays, `\v` for a blank line. */
export interface FlatText {
  readonly text: string
  /** Lower case, every break a blank. INVARIANT: as long as `text`, so that an index fits both. */
  readonly lower: string
}

const PARAGRAPH = '\v'

/** Joins lines that a terminal, a mail or source code broke inside a word, an ARN or a string; other breaks stay. */
export function joinLines(lines: readonly CleanLine[]): FlatText {
  const parts: string[] = []
  let last = ''
  let pendingBlank = false
  let isConcat = false
  const hardWidth = hardWrapWidth(lines)
  for (const [index, line] of lines.entries()) {
    const text = line.text.replace(/[\s\u0085\u200B\u2060\uFEFF]+/g, ' ')
    if (text === '') {
      pendingBlank = true
      continue
    }
    const glue =
      parts.length === 0
        ? ''
        : pendingBlank
          ? PARAGRAPH
          : glueBetween(last, text, { isConcat, isHardWrapped: (lines[index - 1]?.width ?? 0) === hardWidth })
    const glued = glue === CONCATENATION ? concatenate(parts, last, text) : text
    if (glue !== CONCATENATION) parts.push(glue)
    parts.push(glued)
    last = (glue === '' || glue === CONCATENATION ? last.slice(-TAIL) : '') + glued
    pendingBlank = false
    isConcat = isConcat ? !text.startsWith(')') : CONCAT_CALL.test(text.slice(-20))
  }
  return flat(parts.join(''))
}

const TAIL = 300
const CONCATENATION = 'concatenation'

/** Gives the lower-case twin of a text whose white space is folded. */
export function flat(text: string): FlatText {
  const lower = text
    .replaceAll('\u0130', 'i')
    .toLowerCase()
    .replace(/[\n\v]/g, ' ')
  return { text, lower }
}

/** The width at which a terminal broke the text: at least two lines are exactly so long, and none is longer. Else -1. */
function hardWrapWidth(lines: readonly CleanLine[]): number {
  let width = 0
  for (const line of lines) width = Math.max(width, line.width)
  return width >= 60 && lines.filter((line) => line.width === width).length >= 2 ? width : -1
}

/** Backticks count only with an operator: two lines of a list may end and begin with one. */
const STRING_END = /["'] ?(?:\+|\.{1,2}|& _|&|<>|\\|,)?$|` ?\+$/
const STRING_START = /^(?:\+|\.{1,2}|&|<>|<<)? ?[frbu$]?["'`]/
/** Words after which a sentence of AWS cannot end: the next element of a list goes on with it. */
const UNFINISHED =
  /(?:operation|perform|resource|policy|boundary|arn|user): ?$|\b(?:because|with|to|no|the|on|in|is|not|an?|explicit|allows|authorized) ?$/i
const FINISHED =
  /(?: action| explicit deny| setting|encryption type| denies access|explicit deny in (?:an?|the) [a-z -]{6,40}(?:policy|boundary)|(?:policy|boundary|arn): arn:\S{1,400}\w)\W{0,3}$/i
const JSON_KEY = /^[^"'`]{1,80}["'] ?:/
const GOES_ON_IN_LIST = /^(?:[a-z("'\\]|VPC |Server Side |Customer |Please |S3 Block )/

/** A call that makes one string of its arguments, one on each line. */
const CONCAT_CALL = /\bconcat!?\($/i

interface Surroundings {
  readonly isConcat: boolean
  readonly isHardWrapped: boolean
}

/** What stands between two lines: a line break, nothing, or a string concatenation to take out. */
function glueBetween(before: string, after: string, { isConcat, isHardWrapped }: Surroundings): string {
  const end = stringEnd(before)
  const start = STRING_START.exec(after.slice(0, 5))?.[0]
  if (end !== null && start !== undefined && end.charAt(0) === start.at(-1)) {
    if (isConcat || !end.endsWith(',') || isUnfinished(before.slice(0, -end.length), after.slice(start.length))) return CONCATENATION
  }
  return isBrokenWord(before.slice(-TAIL), after.slice(0, TAIL), isHardWrapped) ? '' : '\n'
}

/** A list may hold the parts of one sentence, and it may hold whole ones: only what cannot end or begin a sentence is joined. */
function isUnfinished(before: string, after: string): boolean {
  if (JSON_KEY.test(after)) return false
  if (UNFINISHED.test(before.slice(-40)) || /^is not authorized/i.test(after)) return true
  return /authorized to perform/i.test(before) && !FINISHED.test(before) && GOES_ON_IN_LIST.test(after)
}

/** The quote that ends a string of source code, with the operator after it. An escaped quote ends none. */
function stringEnd(line: string): string | null {
  const end = STRING_END.exec(line.slice(-5))?.[0]
  return end === undefined || line.charAt(line.length - end.length - 1) === '\\' ? null : end
}

/** Takes the closing quote off what is there and the opening quote off what follows. */
function concatenate(parts: string[], before: string, after: string): string {
  const end = stringEnd(before) ?? ''
  const lastPart = parts.pop() ?? ''
  const kept = lastPart.slice(0, lastPart.length - end.length)
  const added = after.slice((STRING_START.exec(after.slice(0, 5))?.[0] ?? '').length)
  parts.push(kept)
  return needsBlank(kept.slice(-TAIL), added.slice(0, TAIL)) ? ` ${added}` : added
}

/** Arguments of a shell command are printed with a blank between them. Other strings bring their blanks, or were cut within a name. */
function needsBlank(before: string, after: string): boolean {
  if (!/[\w"'`*):,]$/.test(before) || !/^[A-Za-z"'\\(]/.test(after)) return false
  if (/arn:\S{0,300}$/.test(before)) return /^(?:on|because|with|is)(?: |$)/.test(after)
  const first = letters(/[A-Za-z-]{1,60}$/.exec(before)?.[0])
  const second = letters(/^[A-Za-z-]{1,60}/.exec(after)?.[0])
  return !WORDS.has(first + second) || WORDS.has(second)
}

const GRAMMAR =
  'user is not authorized to perform on resource because no with an explicit deny in a the identity-based resource-based service control vpc endpoint ' +
  'policy permissions boundary session role trust allows action access denied error occurred when calling operation status code request ' +
  'accessdenied accessdeniedexception forbidden blockpublicpolicy blockpublicacls unauthorizedoperation associated this ciphertext public ' +
  'policies are blocked prevented setting lists block upload requests specify server side encryption customer provided keys please different ' +
  'server-side type exist region resource-based explicitly denies or allow terraform botocore exceptions clienterror'

/** Words of the grammar, of AWS's sentences and codes that line breaks were seen in. */
const WORDS = new Set(
  [GRAMMAR, ...SENTENCES.flatMap((sentence) => sentence.words)].flatMap((words) => words.split(/[^a-z-]/)).filter((word) => word !== ''),
)

function isBrokenWord(before: string, after: string, isHardWrapped: boolean): boolean {
  const head = /\S{1,300}$/.exec(before)?.[0] ?? ''
  const tail = /^\S{1,300}/.exec(after)?.[0] ?? ''
  if (head === '' || tail === '' || /^[({[]/.test(tail) || (head.endsWith('.') && /^[A-Z]/.test(tail))) return false
  const arn = /arn:[^\s"'`]{0,300}$/.exec(head)?.[0]
  if (arn !== undefined && continuesArn(arn, head, tail)) return true
  if (isBrokenAction(before, head, tail)) return true
  const first = letters(/[A-Za-z-]{1,60}$/.exec(head)?.[0])
  const second = letters(/^[A-Za-z-]{1,60}/.exec(tail)?.[0])
  if (second === '') return isHardWrapped && (arn !== undefined || !WORDS.has(first))
  if (first.endsWith('-') && WORDS.has(first + second)) return true
  if (first !== '' && WORDS.has(first + second) && !WORDS.has(second)) return true
  if (WORDS.has(first) || first === '') return isHardWrapped && arn !== undefined && !WORDS.has(second)
  return WORDS.has(first + second) || (isHardWrapped && !WORDS.has(second))
}

const letters = (text: string | undefined): string => (text ?? '').toLowerCase()

/** An ARN goes on where it has fewer than six parts, ends in a separator, or stands in a quote that is still open. */
function continuesArn(arn: string, head: string, tail: string): boolean {
  if (/^(?:because|with|on|is)$/i.test(tail)) return false
  if (arn.split(':', 6).length < 6 || /[:/-]$/.test(arn) || /^[:/]/.test(tail)) return true
  const opening = head.slice(0, head.length - arn.length)
  return /["'`]$/.test(opening)
}

/** After "perform:" or "allows the" only a few words may follow an action; anything else is the rest of it. */
function isBrokenAction(before: string, head: string, tail: string): boolean {
  if (!/^[a-z0-9-]{2,40}:[A-Za-z]{0,80}$/.test(head) || !/^[A-Za-z]{1,60}$/.test(tail)) return false
  if (!/(?:perform:?|allows the) $/i.test(before.slice(0, before.length - head.length))) return false
  return !/^(?:on|because|with|action)$/i.test(tail)
}
