import type { Terminal } from '../../functions/cli/terminal.ts'

/** A terminal without colors and so wide that no phrase is broken over two lines. */
export const WIDE_TERMINAL: Terminal = {
  out: () => Promise.resolve(),
  say: () => undefined,
  warn: () => undefined,
  progress: () => undefined,
  style: (_style, text) => text,
  width: 10_000,
  tableWidth: 10_000,
}
