import { Writable } from 'node:stream'
import { terminalOf, type Terminal } from '../../functions/cli/terminal.ts'

/** A terminal that remembers what was written to it. */
export interface KeptTerminal extends Terminal {
  readonly stdout: () => string
  readonly stderr: () => string
}

/** What a test changes in a terminal. */
interface TerminalChanges {
  readonly columns?: number
  readonly color?: boolean
  readonly quiet?: boolean
  readonly isTTY?: boolean
}

/** A terminal of 100 columns without color, unless told otherwise. */
export function aTerminal({ columns = 100, color = false, quiet = false, isTTY = true }: TerminalChanges = {}): KeptTerminal {
  const stdout = keepingStream()
  const stderr = keepingStream()
  const stream = (kept: Writable) => Object.assign(kept, { columns, isTTY })
  const terminal = terminalOf(stream(stdout.stream), stream(stderr.stream), { color, quiet })
  return { ...terminal, stdout: stdout.text, stderr: stderr.text }
}

function keepingStream(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: string[] = []
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  return { stream, text: () => chunks.join('') }
}
