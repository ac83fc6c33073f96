import { denialCode } from './codes.ts'

/** What one rule takes off the front of a line; `null` where it finds nothing. */
type Rule = (line: string) => string | null

/** Stamps that programs put before each line they print. All quantifiers are bounded. */
const STAMPS = [
  // ISO and slash dates: `2026-08-17T09:12:04.123Z`, `[2026-08-17, 09:12:04 UTC]`, `[2022-12-06 14:35:46,191: INFO/Worker-7]`.
  /^\[?\d{4}[-/]\d{2}[-/]\d{2}[T ,]{1,2}\d{2}:\d{2}:\d{2}[.,\d]{0,10}(?:Z|[+-]\d{2}:?\d{2}| UTC)?(?:: [A-Z]{4,8}(?:\/[\w.-]{1,40})?)?\]?[ \t:|-]{0,4}/,
  // syslog: `Aug 17 09:12:04 host process[12]:`.
  /^[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} (?:\S{1,64} )?\S{1,64}:[ \t]{0,4}/,
  // klog: `I0817 09:12:04.123456       1 file.go:114]`.
  /^[IWEF]\d{4} \d{2}:\d{2}:\d{2}\.\d{3,9}[ \t]{1,10}\d{1,10} [\w.-]{1,80}:\d{1,6}\][ \t]{0,4}/,
  // A time of day: `09:12:04`, `[09:12:04]`, `10:12:01 AM |`.
  /^\[?\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?\]?(?: [AP]M)?[ \t|]{1,8}/,
  // BuildKit: `#12 4.123`.
  /^#\d{1,4} \d{1,6}\.\d{1,3} /,
  // Airflow: `{file.py:12} ERROR - `, also `{{file.py:12}} INFO - Subtask:`.
  /^\{{1,2}[\w./<>-]{1,80}:\d{1,6}\}{1,2} [A-Z]{4,8} - (?:(?:Job \d{1,9}: )?Subtask(?:: | \S{1,80} ))?/,
  // Seconds of the epoch, as CloudWatch shows them, and minutes of a job.
  /^\d{10}(?:\d{3})?[ \t]{1,4}(?=\S)/,
  /^\d{2}:\d{2} (?=\S)/,
  // A level, as loggers print it between stamp and text: `ERROR - `, `[ERROR] `, and the request id of Lambda before it.
  /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[ \t]{1,4})?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)(?: - |\t)/,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\t/,
  /^\[(?:stderr|stdout|err|out|trace|debug|info|notice|warn|warning|error|fatal|critical)\][ \t]{0,4}/i,
  // The stream or side that a line came from: `remote: `, `stderr: `, `E   ` of pytest.
  /^(?:remote|stderr|stdout|std_err|std_out|err|out): /i,
  /^E {3,8}(?=\S)/,
  /^::(?:error|warning|notice)(?: [^:]{1,200})?::/,
] as const

/** What loggers put between a stamp and the text; without a stamp these may be words of the text. */
const AFTER_STAMP = [
  /^(?:STDOUT|STDERR|TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)[ \t]{1,8}(?=[^ \t:])/,
  /^[\w.$/-]{1,80}\[[\w.:-]{1,40}\]: /,
  /^\[([\w .:/#-]{1,60})\][ \t:-]{0,4}/,
  /^(?:[a-z]\w{0,40}\.){1,8}[A-Za-z]\w{0,60} (?:-|:) /,
  /^(?:terraform|terragrunt|tofu): /,
] as const

const JOB_LOG = /^[^\t]{1,100}\t[^\t]{1,100}\t(?=\d{4}-\d{2}-\d{2}T)/
const MARKS = ['//', '--', '/*', '*/', '<!--', '#', '>', '*', '│', '┃', '║', '╷', '╵', '┌', '└', '├', '|', '+ ', '- '] as const

/** How many prefixes may stand one behind the other, as in a quoted log of a Terraform box. */
const PREFIX_DEPTH = 6

/** The line without boxes, comment signs, timestamps, levels and the names in `sources` before it. */
export function withoutPrefix(line: string, sources: ReadonlySet<string>): string {
  let rest = line.replace(JOB_LOG, '').trimStart()
  if (rest === '') return ''
  for (let depth = 0; depth < PREFIX_DEPTH; depth++) {
    const shorter = withoutMark(withoutSource(withoutStamps(rest), sources))
    if (shorter === rest) break
    rest = shorter
  }
  return rest
}

const STAMP_START = /^[\d[#{:A-Za-fors]/

function withoutStamps(line: string): string {
  if (!STAMP_START.test(line)) return line
  let rest = line
  for (const stamp of STAMPS) rest = rest.replace(stamp, '')
  return rest === line ? line : withoutLogger(rest)
}

function withoutLogger(line: string): string {
  let rest = line
  for (const part of AFTER_STAMP) {
    const found = part.exec(rest)
    if (found !== null && denialCode(found[1] ?? '') === null) rest = rest.slice(found[0].length)
  }
  return rest
}

function withoutMark(line: string): string {
  const mark = MARKS.find((candidate) => line.startsWith(candidate))
  // A quoted line may begin with `>`; an arrow or an XML end is no prefix, and neither are the options of a command.
  if (mark === undefined || (mark === '--' && /^--[a-z]/.test(line))) return line.trimStart()
  return line.slice(mark.length).trimStart()
}

/** A name before a bar, as Compose prints it, a name in brackets, as kubectl does, the number of a line, the sign of a difference. */
const SOURCES: readonly Rule[] = [
  (line) => /^(\d{1,6}(?::| \||\t)) /.exec(line)?.[1]?.replace(/\d{1,6}/, NUMBER) ?? null,
  (line) => /^([\w.@/-]{1,80}) {0,40}\| /.exec(line)?.[1] ?? null,
  (line) => /^\[([\w.@/-]{1,120})\] /.exec(line)?.[1] ?? null,
  (line) => /^([+-])[\w"'(<{ ]/.exec(line)?.[1] ?? null,
]

const NUMBER = '#'

/** The names that stand before two lines or more: programs whose output is mixed. A lone name before a bar may be a cell of a table. */
export function sourcesOf(lines: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const line of lines) {
    const name = sourceOf(line.trimStart())
    if (name === null || denialCode(name) !== null) continue
    if (seen.has(name)) repeated.add(name)
    seen.add(name)
  }
  return repeated
}

function sourceOf(line: string): string | null {
  for (const rule of SOURCES) {
    const name = rule(line)
    if (name !== null) return name
  }
  return null
}

function withoutSource(line: string, sources: ReadonlySet<string>): string {
  if (sources.size === 0) return line
  const name = sourceOf(line)
  if (name === null || !sources.has(name)) return line
  if (name.startsWith(NUMBER)) return line.replace(/^\d{1,6}(?::| \||\t) /, '')
  return line.slice(line.indexOf(name) + name.length).replace(/^[\] ]{0,40}\|? ?/, '')
}
