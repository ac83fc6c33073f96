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

/** How often a text may have been encoded on its way through logs and pages. */
const ENTITY_DEPTH = 4

/** Decodes HTML and XML entities, also those that were encoded several times. */
export function decodeEntities(text: string): string {
  let decoded = text
  for (let depth = 0; depth < ENTITY_DEPTH && decoded.includes('&'); depth++) {
    const once = decodeOnce(decoded)
    if (once === decoded) break
    decoded = once
  }
  return decoded
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

/** Double quotes of every kind as one, and one where a table or Basic doubles them around an ARN. */
export function plainQuotes(text: string): string {
  const plain = text.replace(/[\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02]/g, '"')
  return plain.includes('""') ? plain.replace(/""(arn:[^"\n]{1,1500})""/g, '"$1"') : plain
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
      case '"':
      case "'":
        return shorter(slashes) + escaped
      default:
        return escaped?.length === 5 ? unicode(slashes, escaped) : whole
    }
  })
}

const SHORT = 8

/** Each time that JSON is put into JSON doubles the backslashes: long runs become short ones, in the same order of lengths. */
function shorter(slashes: string): string {
  return slashes.length <= SHORT ? slashes : slashes.slice(0, SHORT + Math.min(8, Math.floor(Math.log2(slashes.length / SHORT)) + 1))
}

function unicode(slashes: string, escaped: string): string {
  const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
  return character === '"' || character === "'" ? shorter(slashes) + character : character
}

/** The message with the backslashes before its quotes taken out. */
export function unescapeQuotes(text: string): string {
  return text.replace(/\\+(["'`])?/g, (whole, quote: string | undefined) => quote ?? whole)
}
