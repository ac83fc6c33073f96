import type { FlatText } from '../join-lines.ts'
import type { Core } from './core.ts'
import { isInsidePath } from './names.ts'

const HEAD = 'not authorized to perform'
const ACTION_AFTER = /^ ?:? ?["'`*_\\]{0,8}[a-z][a-z0-9-]{1,40}: ?[a-z*]/
const LEAD_REACH = 2200

/** All authorization sentences, each with where it begins. One in a path or key is a name that somebody chose. */
export function findSentences(flat: FlatText): readonly Core[] {
  const cores: Core[] = []
  let from = 0
  for (let at = flat.lower.indexOf(HEAD); at !== -1; at = flat.lower.indexOf(HEAD, at + 1)) {
    const end = at + HEAD.length
    if (!ACTION_AFTER.test(flat.lower.slice(end, end + 80))) continue
    const start = sentenceStart(flat.lower, Math.max(from, at - LEAD_REACH), at)
    from = end
    if (!isInsidePath(flat, start) && !isInsideResource(flat.text, start)) cores.push({ kind: 'sentence', start, end })
  }
  return cores
}

const OPEN_RESOURCE = /^on resource:? \\{0,16}"arn:[^"]{1,1100}$/

/** True where the quoted resource of another sentence is still open. */
function isInsideResource(text: string, at: number): boolean {
  const window = text.slice(Math.max(0, at - 1200), at)
  const resource = window.lastIndexOf('on resource')
  return resource !== -1 && OPEN_RESOURCE.test(window.slice(resource))
}

function sentenceStart(lower: string, from: number, head: number): number {
  const window = lower.slice(from, head)
  const user = window.lastIndexOf('user:')
  if (user !== -1) return from + user
  const subject = window.endsWith('is ') ? window.length - 3 : window.length
  return from + subjectStart(window, subject)
}

const SUBJECT_REACH = 120
const BEFORE_SUBJECT = /(?:^|[:.,|"'`>(-]) ?$/

/** The subject is the word before, or all words after a `User` that begins a sentence: `User [...] is not authorized`. */
function subjectStart(window: string, end: number): number {
  const word = window.slice(0, end).trimEnd()
  const wordStart = word.lastIndexOf(' ') + 1
  const name = word.slice(wordStart)
  if (name === 'user' || name.includes('arn:') || name.endsWith('.amazonaws.com')) return wordStart
  const reach = Math.max(0, word.length - SUBJECT_REACH)
  const user = word.lastIndexOf('user ')
  if (user >= reach && BEFORE_SUBJECT.test(word.slice(Math.max(0, user - 3), user))) return user
  return end
}
