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
