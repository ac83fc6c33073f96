import { sourcesOf, withoutPrefix } from './line-prefixes.ts'

/** A line of pasted text without what tools, comments and logs put before and after it. */
export interface CleanLine {
  readonly text: string
  /** How long the line was as pasted, to tell lines that a terminal broke. */
  readonly width: number
}

const ENDS = ['│', '┃', '║', '┐', '┘', '┤', ' |', ' \\', '-->', '*/'] as const

/** Takes the lines apart and removes boxes, comment signs, timestamps, log levels and the names of programs around them. */
export function cleanLines(text: string): readonly CleanLine[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/)
  const sources = sourcesOf(lines)
  return lines.map((line) => ({ text: withoutRule(withoutEnd(withoutPrefix(line, sources))), width: line.trimEnd().length }))
}

function withoutEnd(line: string): string {
  let rest = line.trimEnd()
  const end = ENDS.find((candidate) => rest.endsWith(candidate))
  if (end !== undefined) rest = rest.slice(0, -end.length).trimEnd()
  return rest
}

/** The upper and lower rules of a box say nothing. */
function withoutRule(line: string): string {
  return /^[─━═-]{3,400}$/.test(line) ? '' : line
}
