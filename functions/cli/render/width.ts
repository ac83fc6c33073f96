/** Combining marks stand on the character before them; the vowels and finals of Hangul join it. */
const NO_COLUMN = /[\p{Mn}\p{Me}\u1160-\u11ff]/u

/** East Asian Wide and Fullwidth characters, and what is drawn as an emoji. Source: Unicode, EastAsianWidth.txt, by blocks. */
const TWO_COLUMNS =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u

const ASCII = /^[\x20-\x7e]*$/

/** How many columns a terminal gives the text; it holds no controls. */
export function columnsOf(text: string): number {
  if (ASCII.test(text)) return text.length
  let columns = 0
  for (const character of text) columns += columnsOfCharacter(character)
  return columns
}

function columnsOfCharacter(character: string): number {
  if (NO_COLUMN.test(character)) return 0
  return TWO_COLUMNS.test(character) ? 2 : 1
}

/** The text with blanks up to this many columns, behind it or, aligned to the right, before it. */
export function padded(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, columns - columnsOf(text)))
  return align === 'left' ? text + blanks : blanks + text
}

/** The text in at most this many columns: an ellipsis stands for its middle, or for its end. */
export function fitted(text: string, columns: number, cut: 'middle' | 'end'): string {
  if (columnsOf(text) <= columns) return text
  const tail = cut === 'end' ? 0 : Math.floor((columns - 1) * 0.4)
  const characters = Array.from(text)
  const last = ending(characters, tail)
  return `${beginning(characters, columns - 1 - columnsOf(last))}…${last}`
}

function beginning(characters: readonly string[], columns: number): string {
  let left = columns
  const end = characters.findIndex((character) => (left -= columnsOfCharacter(character)) < 0)
  return characters.slice(0, end).join('')
}

function ending(characters: readonly string[], columns: number): string {
  let left = columns
  const before = characters.findLastIndex((character) => (left -= columnsOfCharacter(character)) < 0)
  // A mark whose character was cut off would stand on the ellipsis.
  const first = characters.findIndex((character, index) => index > before && columnsOfCharacter(character) > 0)
  return first === -1 ? '' : characters.slice(first).join('')
}
