/** A line of pasted text without what tools, comments and logs put before and after it. */
export interface CleanLine {
  readonly text: string
  /** How long the line was as pasted, to tell lines that a terminal broke. */
  readonly width: number
}

const TIME = /^\[?\d{4}[-/]\d{2}[-/]\d{2}[T ,]{1,2}\d{2}:\d{2}:\d{2}[.,\d]{0,10}(?:Z|[+-]\d{2}:?\d{2}| UTC)?\]?[ \t:|-]{0,4}/
const AIRFLOW = /^\{[\w./<>-]{1,80}:\d{1,6}\} [A-Z]{4,8} - /
const STREAM = /^\[(?:stderr|stdout|error|ERROR|WARN|INFO)\][ \t]{0,4}/
const JOB_LOG = /^[^\t]{1,100}\t[^\t]{1,100}\t(?=\d{4}-\d{2}-\d{2}T)/
const MARKS = ['//', '--', '/*', '*/', '<!--', '#', '>', '*', '│', '┃', '║', '╷', '╵', '|', '+ ', '- '] as const
const ENDS = ['│', '┃', '║', ' |', ' \\', '-->', '*/'] as const

/** How many prefixes may stand one behind the other, as in a quoted log of a Terraform box. */
const PREFIX_DEPTH = 6

/** Takes the lines apart and removes boxes, comment signs, timestamps and log levels around them. */
export function cleanLines(text: string): readonly CleanLine[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => ({ text: withoutEnd(withoutPrefix(line)), width: line.trimEnd().length }))
}

function withoutPrefix(line: string): string {
  let rest = line.replace(JOB_LOG, '').trimStart()
  for (let depth = 0; depth < PREFIX_DEPTH; depth++) {
    const shorter = withoutMark(rest.replace(TIME, '').replace(AIRFLOW, '').replace(STREAM, ''))
    if (shorter === rest) break
    rest = shorter
  }
  return rest
}

function withoutMark(line: string): string {
  const mark = MARKS.find((candidate) => line.startsWith(candidate))
  // A quoted line may begin with `>`; an arrow or an XML end is no prefix, and neither are the options of a command.
  if (mark === undefined || (mark === '--' && /^--[a-z]/.test(line))) return line.trimStart()
  return line.slice(mark.length).trimStart()
}

function withoutEnd(line: string): string {
  let rest = line.trimEnd()
  const end = ENDS.find((candidate) => rest.endsWith(candidate))
  if (end !== undefined) rest = rest.slice(0, -end.length).trimEnd()
  return rest
}
