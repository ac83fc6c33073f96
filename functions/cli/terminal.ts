import { once } from 'node:events'
import { styleText } from 'node:util'
import { EXIT } from './exit-codes.ts'
import { visibleText } from '#shared/model/visible-text.ts'
import { fitted } from './render/width.ts'

/** A style of our own text; what strangers chose is never styled by its content. */
export type Style = Parameters<typeof styleText>[0]

/** Where a command writes: stdout is data, stderr is talk. */
export interface Terminal {
  /** Writes data; waits where the reader is slow, so that memory stays bounded. */
  out(text: string): Promise<void>
  /** Writes one line of talk, unless `--quiet`. Talk quotes file names and arguments: nothing in it is obeyed. */
  say(line: string): void
  /** Writes one line of a warning or an error, also under `--quiet`. Nothing in it is obeyed. */
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

/** A stream that may be a terminal. */
type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }

function endWithoutOutput(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(EXIT.done)
  process.stderr.write(`error: cannot write to standard output: ${error.message}\n`)
  process.exit(EXIT.ourFault)
}

/** The terminal of the process. A reader that goes away (`| head`) ends the process quietly. */
export function processTerminal(options: TerminalOptions): Terminal {
  process.stdout.on('error', endWithoutOutput)
  // Where nobody listens there is nobody to tell; the data on stdout is still wanted.
  process.stderr.on('error', () => undefined)
  return terminalOf(process.stdout, process.stderr, options)
}

/** A terminal of two streams. */
export function terminalOf(stdout: Stream, stderr: Stream, options: TerminalOptions): Terminal {
  let progressShown = false
  const clear = () => {
    if (progressShown) stderr.write('\r\x1b[K')
    progressShown = false
  }
  const line = (text: string) => {
    clear()
    stderr.write(`${visibleText(text)}\n`)
  }
  return {
    async out(text) {
      clear()
      if (!stdout.write(text)) await once(stdout, 'drain')
    },
    say: (text) => {
      if (!options.quiet) line(text)
    },
    warn: line,
    progress(text) {
      if (options.quiet || !stderr.isTTY) return
      stderr.write(`\r\x1b[K${fitted(visibleText(text), columnsOf(stderr, 80) - 1, 'end')}`)
      progressShown = true
    },
    style: (style, text) => (options.color ? styleText(style, text, { validateStream: false }) : text),
    width: Math.max(60, Math.min(columnsOf(stdout, 100), 110)),
    tableWidth: columnsOf(stdout, 160),
  }
}

// Some terminals say that they have no columns.
function columnsOf({ columns = 0 }: Stream, otherwise: number): number {
  return columns > 0 ? columns : otherwise
}
