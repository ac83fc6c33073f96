const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  '#x22': '"',
  apos: "'",
  '#39': "'",
  '#x27': "'",
  lt: '<',
  '#60': '<',
  gt: '>',
  '#62': '>',
  nbsp: ' ',
  '#160': ' ',
  '#10': '\n',
  '#xa': '\n',
  '#9': '\t',
  amp: '&',
  '#38': '&',
}

/** Decodes HTML and XML entities, also those that were encoded twice. */
export function decodeEntities(text: string): string {
  const once = decodeOnce(text)
  return once.includes('&') && once !== text ? decodeOnce(once) : once
}

function decodeOnce(text: string): string {
  return text.replace(/&([a-zA-Z]{2,5}|#\d{1,4}|#[xX][0-9a-fA-F]{1,4});/g, (whole, name: string) => {
    const key = name.toLowerCase()
    return Object.hasOwn(ENTITIES, key) ? (ENTITIES[key] ?? whole) : whole
  })
}

/** Takes out the color codes of terminals, also those that a copy turned into letters (`^[[31m`, `\\e[0m`). */
export function stripColors(text: string): string {
  return text
    .replace(/(?:\u001b|\u009b|\\u001b|\\033|\\x1b|\\e|\^\[|\u241b)\[?[0-9;]{0,16}m/gi, '')
    .replace(/(?:\u001b|\^\[)\[[0-9;?]{0,16}[A-Za-z]/g, '')
}

/** Words of a denial as they look in a URL. */
const ENCODED = /not(?:%20|\+)authorized(?:%20|\+)to(?:%20|\+)perform|access(?:%20|\+)denied/i
const RUN_END = /[\s"'`<>&]/

/**
 * Decodes sentences that were put into a URL. Only a run that holds a whole denial is decoded, and none that belongs to the address of an
 * object: a key may hold anything.
 */
export function decodeUrls(text: string): string {
  const parts: string[] = []
  let done = 0
  for (let found = ENCODED.exec(text); found !== null; found = ENCODED.exec(text.slice(done))) {
    const at = done + found.index
    const start = runStart(text, Math.max(done, at - RUN_LIMIT), at)
    const end = runEnd(text, at, Math.min(text.length, at + RUN_LIMIT))
    const run = text.slice(start, end)
    parts.push(text.slice(done, start), isAddress(text.slice(Math.max(done, start - 200), start) + run) ? run : decodeRun(run))
    done = end
  }
  return done === 0 ? text : parts.join('') + text.slice(done)
}

const RUN_LIMIT = 4000

function runStart(text: string, limit: number, at: number): number {
  let start = at
  while (start > limit && text.charAt(start - 1) !== '=' && !RUN_END.test(text.charAt(start - 1))) start--
  return start
}

function runEnd(text: string, at: number, limit: number): number {
  let end = at
  while (end < limit && !RUN_END.test(text.charAt(end))) end++
  return end
}

function isAddress(text: string): boolean {
  const word = text.slice(Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n'), text.lastIndexOf('\t')) + 1)
  return /^\W{0,8}(?:s3[an]?|https?):\/\//i.test(word) && (word.includes('amazonaws') || /^\W{0,8}s3/i.test(word))
}

/** A plus sign is a blank in a query, and itself elsewhere: a run with `%20` has no other blanks. */
function decodeRun(run: string): string {
  const blanks = run.includes('%20') ? run : run.replaceAll('+', ' ')
  return blanks.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/**
 * Turns escaped line breaks, tabs, slashes and `\u0022` into themselves, at any depth. Backslashes before quotes stay:
 * their number tells which quote belongs to the wrapper and which to the message.
 */
export function unescapeLayout(text: string): string {
  return text.replace(/(\\+)(u[0-9a-fA-F]{4}|[\s\S])?/g, (whole, slashes: string, escaped: string | undefined) => {
    switch (escaped) {
      case 'n':
      case 'r':
        return '\n'
      case 't':
        return '\t'
      case '/':
        return '/'
      case '\n':
        return '\n'
      default:
        return escaped?.length === 5 ? unicode(slashes, escaped) : whole
    }
  })
}

function unicode(slashes: string, escaped: string): string {
  const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
  return character === '"' || character === "'" ? slashes + character : character
}

/** The message with the backslashes before its quotes taken out. */
export function unescapeQuotes(text: string): string {
  return text.replace(/\\+(["'`])?/g, (whole, quote: string | undefined) => quote ?? whole)
}
