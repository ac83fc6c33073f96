/**
 * Characters that must not reach a terminal, a log or a chat raw, since something obeys them or nobody sees them: controls, bidirectional and
 * other format characters, halves of surrogate pairs, line separators, what fonts leave out, blanks other than the plain one, and
 * combining marks that stand on nothing or pile up. Source: Unicode, DerivedCoreProperties.txt.
 */
const NOT_INERT =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\ufffc]|(?! )\p{Zs}|(?<=^|\p{M}{4})\p{M}/gu

/** Text that a stranger chose, with every control and invisible character shown as `\x1b` or `\u{202e}` instead of obeyed. One line stays one line. */
export function visibleText(text: string): string {
  return text.replace(NOT_INERT, escapeOf)
}

/** JSON text with the same characters as `\u001b`; the value that it stands for stays the same. Line feeds of the indentation stay. */
export function visibleJson(json: string): string {
  return json.replace(NOT_INERT, (character) => (character === '\n' ? character : unitsOf(character)))
}

function escapeOf(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16)
  return hex.length <= 2 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`
}

function unitsOf(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}

/** The text cut to at most `limit` UTF-16 units with an ellipsis in the middle, so that both ends of an ARN or key stay readable. No character is cut in half. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text
  const head = Math.ceil((limit - 1) * 0.6)
  const tail = text.length - (limit - 1 - head)
  return `${text.slice(0, isPair(text, head) ? head - 1 : head)}…${text.slice(isPair(text, tail) ? tail + 1 : tail)}`
}

/** True where a cut at this place would part a surrogate pair. */
function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff
}
