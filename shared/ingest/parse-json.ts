const QUOTE = 34
const BACKSLASH = 92

/** The value of a JSON text, or that there is none. */
export type Parsed = { readonly isJson: true; readonly value: unknown } | { readonly isJson: false }

/** Reads JSON of strangers: text that is none is an answer, no error. */
export function parseJson(text: string): Parsed {
  try {
    return { isJson: true, value: JSON.parse(text) }
  } catch (error) {
    if (error instanceof SyntaxError) return { isJson: false }
    throw error
  }
}

/** True where a JSON text opens more brackets than a reader that recurses could follow. Brackets within strings do not count. */
export function isNestedDeeper(text: string, maxDepth: number): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) inString = !inString
    else if (inString && code === BACKSLASH) at++
    else if (inString) continue
    else if (code === 123 || code === 91) depth++
    else if (code === 125 || code === 93) depth--
    if (depth > maxDepth) return true
  }
  return false
}
