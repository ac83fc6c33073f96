const INVISIBLE = /[^\x20-\x7e]/g

/** A JSON string of printable ASCII: also valid in TypeScript and as a double-quoted scalar of YAML. */
export function asciiString(text: string): string {
  return JSON.stringify(text.toWellFormed()).replaceAll(INVISIBLE, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** JSON of printable ASCII, indented. */
export function asciiJson(value: unknown, indent: number): string {
  const text = JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? part.toWellFormed() : part), indent)
  return text.replaceAll(/[^\n\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** A quoted string of Terraform's language, in which `${` and `%{` start a template. */
export function terraformString(text: string): string {
  let quoted = ''
  for (const character of text.toWellFormed()) quoted += terraformCharacter(character)
  // A function, since `$$` in a replacement text stands for one `$`.
  return `"${quoted.replaceAll(/[$%]\{/g, (start) => start.charAt(0) + start)}"`
}

function terraformCharacter(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`
  if (/^[\x20-\x7e]$/.test(character)) return character
  const hex = (character.codePointAt(0) ?? 0).toString(16)
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}

/** Each line further to the right. */
export function indented(text: string, by: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(by)}`)
}
