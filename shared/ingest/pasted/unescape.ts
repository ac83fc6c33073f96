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

/** Takes out the color codes of terminals. */
export function stripColors(text: string): string {
  return text.replace(/(?:\u001b|\u009b|\\u001b|\\033|\\x1b)\[?[0-9;]{0,16}m/gi, '').replace(/\u001b\[[0-9;?]{0,16}[A-Za-z]/g, '')
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
