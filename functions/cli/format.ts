import { visibleJson } from '#shared/model/visible-text.ts'
import type { Terminal } from './terminal.ts'

/** How a command prints its data. */
export type OutputFormat = 'text' | 'json' | 'ndjson'

/** JSON for a terminal or a file: controls and invisible characters escaped, so that no reader obeys them. Still the same JSON value. */
export function inertJson(value: unknown, indent?: number): string {
  return visibleJson(JSON.stringify(value, null, indent))
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
