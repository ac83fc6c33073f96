import type { Terminal } from './terminal.ts'

/** How a command prints its data. */
export type OutputFormat = 'text' | 'json' | 'ndjson'

/** JSON for a terminal or a file: controls and invisible characters escaped, so that no reader obeys them. Still the same JSON value. */
export function inertJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent)
  let inert = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (!needsEscape(code)) continue
    // Tag characters (U+E0000 and up) are two units, and both must go.
    const units = code === TAG_HIGH_SURROGATE ? 2 : 1
    inert += text.slice(from, at) + escaped(text, at, units)
    from = at + units
    at += units - 1
  }
  return inert + text.slice(from)
}

const TAG_HIGH_SURROGATE = 0xdb40

function escaped(text: string, at: number, units: number): string {
  let result = ''
  for (let unit = at; unit < at + units; unit += 1) result += `\\u${text.charCodeAt(unit).toString(16).padStart(4, '0')}`
  return result
}

/** JSON.stringify escapes C0 controls and lone surrogates; DEL, C1, bidirectional and zero-width characters it leaves raw. */
function needsEscape(code: number): boolean {
  return (
    (code >= 0x7f && code <= 0x9f) ||
    code === 0xad ||
    code === 0x061c ||
    (code >= 0x180b && code <= 0x180f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === TAG_HIGH_SURROGATE ||
    code === 0xfeff ||
    (code >= 0xfff0 && code <= 0xffff)
  )
}

/** Prints values one by one as a JSON array or as NDJSON, without holding them all. */
export class ValueWriter {
  readonly #terminal: Terminal
  readonly #format: 'json' | 'ndjson'
  #count = 0

  constructor(terminal: Terminal, format: 'json' | 'ndjson') {
    this.#terminal = terminal
    this.#format = format
  }

  async write(value: unknown): Promise<void> {
    if (this.#format === 'ndjson') await this.#terminal.out(`${inertJson(value)}\n`)
    else await this.#terminal.out(`${this.#count === 0 ? '[\n' : ',\n'}${inertJson(value, 1)}`)
    this.#count += 1
  }

  async end(): Promise<void> {
    if (this.#format === 'json') await this.#terminal.out(this.#count === 0 ? '[]\n' : '\n]\n')
  }
}
