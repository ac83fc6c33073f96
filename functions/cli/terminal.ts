import { once } from 'node:events'
import { styleText } from 'node:util'

/** A style of our own text; what strangers chose is never styled by its content. */
export type Style = Parameters<typeof styleText>[0]

/** Where a command writes: stdout is data, stderr is talk. */
export interface Terminal {
  /** Writes data; waits where the reader is slow, so that memory stays bounded. */
  out(text: string): Promise<void>
  /** Writes a line of talk, unless `--quiet`. */
  say(line: string): void
  /** Writes a warning or an error, also under `--quiet`. */
  warn(line: string): void
  /** Overwrites one line of progress; nothing where stderr is no terminal. */
  progress(line: string): void
  style(style: Style, text: string): string
  /** Width in columns for wrapped text. */
  readonly width: number
  /** Width in columns for tables: all that the terminal has; generous where the output is no terminal. */
  readonly tableWidth: number
}

export interface TerminalOptions {
  readonly color: boolean
  readonly quiet: boolean
}

/** The terminal of the process. A reader that goes away (`| head`) ends the process quietly. */
export function processTerminal(options: TerminalOptions): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  let progressShown = false
  const clear = () => {
    if (progressShown) process.stderr.write('\r\x1b[K')
    progressShown = false
  }
  const line = (text: string) => {
    clear()
    process.stderr.write(`${text}\n`)
  }
  return {
    async out(text) {
      clear()
      if (!process.stdout.write(text)) await once(process.stdout, 'drain')
    },
    say: (text) => {
      if (!options.quiet) line(text)
    },
    warn: line,
    progress(text) {
      if (options.quiet || !process.stderr.isTTY) return
      process.stderr.write(`\r\x1b[K${text}`)
      progressShown = true
    },
    style: (style, text) => (options.color ? styleText(style, text, { validateStream: false }) : text),
    width: Math.max(60, Math.min(process.stdout.columns || 100, 110)),
    tableWidth: process.stdout.columns || 160,
  }
}
