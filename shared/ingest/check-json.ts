const QUOTE = 34
const COMMA = 44
const COLON = 58
const OPEN_BRACKET = 91
const BACKSLASH = 92
const OPEN_BRACE = 123
const LITERAL = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y
const HEX = /[0-9a-fA-F]{4}/y
const ESCAPES = '"\\/bfnrt'

/** How much a JSON text may hold. What exceeds it takes many times the length of its text in memory, or cannot be followed by a reader that recurses. */
export interface JsonLimits {
  readonly depth: number
  /** How many values it may hold, those within others included. */
  readonly values: number
}

/** Whether a text is JSON: it is, it is not, or it exceeds a limit before it could be told. */
export type JsonCheck = 'json' | 'none' | 'deep' | 'crowded'

/**
 * Whether a text is JSON (RFC 8259), without parsing it: a parser says no by an exception, which costs as much as thousands of
 * characters, and hostile input holds a refusal every few characters.
 */
export function checkJson(text: string, limits: JsonLimits): JsonCheck {
  const open: number[] = []
  let values = 0
  let at = skipSpaces(text, 0)
  for (;;) {
    if (++values > limits.values) return 'crowded'
    const code = text.charCodeAt(at)
    if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      open.push(code)
      if (open.length > limits.depth) return 'deep'
      at = skipSpaces(text, at + 1)
      const isEmpty = text.charCodeAt(at) === closeOf(code)
      if (!isEmpty) {
        at = code === OPEN_BRACE ? afterKey(text, at) : at
        if (at === -1) return 'none'
        continue
      }
    } else {
      at = code === QUOTE ? afterString(text, at) : afterLiteral(text, at)
      if (at === -1) return 'none'
    }
    const next = afterValue(text, skipSpaces(text, at), open)
    if (next === -1) return 'none'
    if (next === text.length && open.length === 0) return 'json'
    at = next
  }
}

/** Closes what ends here; gives where the next value begins, the length of the text at its end, -1 where something else stands there. */
function afterValue(text: string, from: number, open: number[]): number {
  let at = from
  let innermost = open.at(-1)
  while (innermost !== undefined && text.charCodeAt(at) === closeOf(innermost)) {
    open.pop()
    innermost = open.at(-1)
    at = skipSpaces(text, at + 1)
  }
  if (innermost === undefined) return at === text.length ? at : -1
  if (text.charCodeAt(at) !== COMMA) return -1
  at = skipSpaces(text, at + 1)
  return innermost === OPEN_BRACE ? afterKey(text, at) : at
}

// In ASCII a bracket or brace closes two after it opens.
function closeOf(open: number): number {
  return open + 2
}

/** Where the value of a key begins, or -1. */
function afterKey(text: string, from: number): number {
  const end = text.charCodeAt(from) === QUOTE ? afterString(text, from) : -1
  if (end === -1) return -1
  const colon = skipSpaces(text, end)
  return text.charCodeAt(colon) === COLON ? skipSpaces(text, colon + 1) : -1
}

function skipSpaces(text: string, from: number): number {
  let at = from
  while (isSpace(text.charCodeAt(at))) at++
  return at
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

function afterLiteral(text: string, from: number): number {
  LITERAL.lastIndex = from
  return LITERAL.test(text) ? LITERAL.lastIndex : -1
}

function afterString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) return at + 1
    if (code < 32) return -1
    if (code !== BACKSLASH) continue
    at = afterEscape(text, at)
    if (at === -1) return -1
  }
  return -1
}

/** The index of the last character of an escape, or -1. */
function afterEscape(text: string, backslash: number): number {
  const letter = text.charAt(backslash + 1)
  if (letter !== '' && ESCAPES.includes(letter)) return backslash + 1
  HEX.lastIndex = backslash + 2
  return letter === 'u' && HEX.test(text) ? backslash + 5 : -1
}
