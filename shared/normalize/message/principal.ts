import type { Folded } from './fold.ts'
import { readAction, type Word } from './words.ts'

/** The head of an authorization sentence: who, which action, and where each begins. */
export interface Head {
  readonly principal: string | null
  readonly action: string
  /** Where the sentence begins. */
  readonly start: number
  readonly end: number
}

const HEAD = 'not authorized to perform'
const PRINCIPAL_REACH = 2200

/** Finds the first "not authorized to perform" that an action follows. EC2's lead "…to perform this operation." has none and is passed over. */
export function findHead(folded: Folded): Head | null {
  for (let at = folded.lower.indexOf(HEAD); at !== -1; at = folded.lower.indexOf(HEAD, at + 1)) {
    const action = actionAfter(folded, at + HEAD.length)
    if (action !== null) return { ...principalBefore(folded, at), action: action.value, end: action.end }
  }
  return null
}

function actionAfter(folded: Folded, at: number): Word | null {
  const from = folded.lower.startsWith(':', at) || folded.lower.startsWith(' :', at) ? folded.lower.indexOf(':', at) + 1 : at
  return readAction(folded, from)
}

/** The principal stands between the last "User:" and " is not authorized"; without "User:" only an ARN or a service name is one. */
function principalBefore(folded: Folded, head: number): { readonly principal: string | null; readonly start: number } {
  const windowStart = Math.max(0, head - PRINCIPAL_REACH)
  const window = folded.lower.slice(windowStart, head)
  const is = window.endsWith(' is ') || window === 'is ' ? window.length - 3 : window.length
  const colon = window.lastIndexOf('user:')
  if (colon !== -1)
    return { principal: principalText(folded.text.slice(windowStart + colon + 5, windowStart + is)), start: windowStart + colon }
  const word = window.slice(0, is).trimEnd()
  const wordStart = word.lastIndexOf(' ') + 1
  const name = folded.text.slice(windowStart + wordStart, windowStart + word.length)
  const isName = /^["'`*(]?arn:/.test(name) || name.endsWith('.amazonaws.com') || name.startsWith('${')
  return {
    principal: isName ? principalText(name) : null,
    start: windowStart + (isName || word.slice(wordStart) === 'user' ? wordStart : is),
  }
}

/** The principal as written, marks around it left out. A text without a letter or digit (`***`, `...`) names nobody. */
function principalText(raw: string): string | null {
  const text = raw.replace(/^[\s"'`*\\]{1,8}/, '').replace(/[\s"'`*\\]{1,8}$/, '')
  if (!/[\p{L}\p{N}]/u.test(text)) return null
  return text.startsWith('arn:') && !text.includes('<') ? text.replaceAll(' ', '') : text
}
