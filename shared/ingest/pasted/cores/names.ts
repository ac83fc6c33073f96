import type { FlatText } from '../join-lines.ts'

const REACH = 2000

const DENIAL_WORDS = ['denied', 'accessdenied', 'not authorized', 'error', '...', '…'] as const
const MESSAGE_KEY =
  /(?:message|error|reason|cause|detail|msg|description|output|text|log|err|exception|body|stderr|stdout|line|content)\\{0,16}["']? ?[:=] ?\\{0,16}$/i
/** What stands before the quotes of a name that strangers choose. */
const NAME_KEY =
  /(?:(?:key|bucket|name|path|file|prefix|resource|object|ur[il]|arn|agent|session|user|tag|title|id|value|label|source)s?\\{0,16}["'`]?\s?(?::|=>?|\()\s?|\b(?:object|key|file|path|prefix|bucket) )\\{0,16}$/i
/** The same, only where no tool would put a message. */
const PATH_KEY = /(?:\bkey|object_?key|path|file(?:_?name)?|prefix|user_?agent)\\{0,16}["'`]?\s?(?::|=>?)\s?\\{0,16}$/i
const ADDRESSES = ['s3://', 's3a://', 's3n://'] as const
const PATH_WORD = /key|path|file|prefix|agent/
/** A line that names the files of a transfer; an error may follow the names. */
const TRANSFER = /^(?:upload|download|copy|move|delete|remove)(?: failed)?: (?:\.{0,2}\/|s3:|['"])/
/** A line of the server access logs holds requests and user agents. */
const ACCESS_LOG = / rest\.[a-z]{3,7}\.[a-z]{3,30} /
const ERROR = /an error occurred|accessdenied|error: /
/** Elements of S3's answers that hold names and ids, and no words of AWS. */
const NAME_ELEMENT = /<(?:key|resource|bucket(?:name)?|hostid|requestid|uploadid|versionid|prefix|endpoint|token-0)>[^<]{0,2000}$/
/** What stands before a quote that somebody opens to quote AWS. */
const QUOTING =
  /(?:^[\s[({,]{0,40}|(?:accessdenied(?:exception)?|access denied|forbidden|errors?|message|says?|said|reads?|reason|response|answers?|returns?|returned|expected?|aws)[ .:,…(*\u2013\u2014-]{0,12}|\b(?:echo|printf?|puts|raise|throw|say) |[\w$)\]] ?(?::=|=>?)[ (@$]{0,4}[frbu]?)$/
/** Arguments of a function are messages where its name or the line speaks of a denial, else names as likely. */
const ARGUMENT = /[\w$)\]!"'] ?(?:\(|,)[ (@$]{0,4}[frbu]?$/
const SPEAKS_OF_DENIAL =
  /denied|denial|error|exception|assert|expect|deny|reason|message|forbidden|fail|403|parse|explain|classif|throw|raise/

/** True where the words at `at` stand in an object key, path or other quoted name: those never name a reason. */
export function isInsideName(flat: FlatText, at: number): boolean {
  const line = lineBefore(flat, at)
  if (isPath(flat, at, line)) return true
  const openings = openQuotes(line)
  const innermost = openings.at(-1)
  if (innermost === undefined) return false
  if (openings.some((opening) => NAME_KEY.test(leadOf(line, opening)))) return true
  return !isMessage(leadOf(line, innermost), line.slice(innermost + 1))
}

/** True where the words stand in an address, an element or a field that holds nothing but names. */
export function isInsidePath(flat: FlatText, at: number): boolean {
  return isPath(flat, at, lineBefore(flat, at))
}

function isPath(flat: FlatText, at: number, line: string): boolean {
  const window = flat.lower.slice(Math.max(0, at - REACH), at)
  if (window.includes('<') && NAME_ELEMENT.test(window)) return true
  if (line.includes('://') && ADDRESSES.some((lead) => isOpen(line, lead))) return true
  if ((TRANSFER.test(line) && !ERROR.test(line)) || ACCESS_LOG.test(line)) return true
  return PATH_WORD.test(line) && openQuotes(line).some((opening) => PATH_KEY.test(leadOf(line, opening)))
}

function isMessage(before: string, quoted: string): boolean {
  const near = before.slice(-60)
  if (QUOTING.test(near) || (ARGUMENT.test(near) && SPEAKS_OF_DENIAL.test(before.replace(/"[^"]*"/g, '')))) return true
  if (/^[\s.…*_`\\]{0,40}$/.test(quoted)) return !ARGUMENT.test(near)
  return MESSAGE_KEY.test(before) || DENIAL_WORDS.some((word) => quoted.includes(word))
}

function leadOf(line: string, opening: number): string {
  return line.slice(Math.max(0, opening - 300), opening)
}

/** The words of the line before `at` in lower case, no more than a name is long. */
function lineBefore({ text, lower }: FlatText, at: number): string {
  const from = Math.max(0, at - REACH)
  const window = text.slice(from, at)
  return lower.slice(from + Math.max(window.lastIndexOf('\n'), window.lastIndexOf('\v')) + 1, at)
}

/** True where a path has begun and nothing since has ended it. */
function isOpen(lower: string, lead: string): boolean {
  const at = lower.lastIndexOf(lead)
  return at !== -1 && !/: |["')>,;]|<\//.test(lower.slice(at + lead.length))
}

interface Quote {
  readonly at: number
  readonly depth: number
}

/** Where the double quotes open that are still open at the end of the line, the innermost last. More backslashes are deeper inside. */
function openQuotes(line: string): readonly number[] {
  const open: Quote[] = []
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) {
    const depth = backslashesBefore(line, at)
    while ((open.at(-1)?.depth ?? -1) > depth) open.pop()
    if (open.at(-1)?.depth === depth) open.pop()
    else open.push({ at, depth })
  }
  return open.map(({ at }) => at)
}

function backslashesBefore(line: string, at: number): number {
  let count = 0
  while (count < 16 && line.charAt(at - 1 - count) === '\\') count++
  return count
}
