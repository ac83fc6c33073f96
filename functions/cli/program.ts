import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { requireEmbeddedEngine } from './open-store.ts'
import { usageErrorText } from './error-lines.ts'
import { VERSION } from './version.ts'
import type { AnalyzeOptions } from './commands/analyze.ts'
import type { ExplainOptions } from './commands/explain.ts'
import type { ListOptions } from './commands/findings-list.ts'
import type { ShowOptions } from './commands/show.ts'
import type { Terminal } from './terminal.ts'
import type { ExitCode } from './exit-codes.ts'
import type { OutputFormat } from './format.ts'

type SetExit = (code: ExitCode) => void

const EXIT_HELP = `
Exit codes:
  0  done
  1  a fault of whodenied
  2  bad usage, or nothing usable in the input
  3  a check that was asked for did not pass
  4  incomplete under --strict

stdout is data, stderr is talk. NO_COLOR is honored.`

/** All commands with their options. What a command does is loaded when it runs, so that `explain` starts fast. */
export function buildProgram(terminal: Terminal, setExit: SetExit): Command {
  const program = new Command('whodenied')
  program
    .description('Who denied this S3 request: which layer, which policy, and which fix to try.')
    .version(VERSION, '-V, --version', 'print the version')
    .addOption(new Option('--color <when>', 'color the output').choices(['auto', 'always', 'never']).default('auto'))
    .option('-q, --quiet', 'print no progress and no summary on stderr')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', EXIT_HELP)
    .configureOutput({
      writeOut: (text) => process.stdout.write(text),
      writeErr: (text) => process.stderr.write(text),
      outputError: (text, write) => {
        write(usageErrorText(text))
      },
    })
    .showSuggestionAfterError(true)
    .showHelpAfterError('(whodenied --help lists the commands and options)')
    .exitOverride()
  addDemo(program, terminal, setExit)
  addExplain(program, terminal, setExit)
  addAnalyze(program, terminal, setExit)
  addShow(program, terminal, setExit)
  addFindings(program, terminal, setExit)
  for (const command of program.commands) inheritGlobals(command)
  return program
}

/** True where commander stopped because help or the version was asked for. */
export function isHelpOrVersion(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0
}

/** True where commander stopped at a wrong command line; it has printed why. */
export function isParseError(error: unknown): boolean {
  return error instanceof CommanderError
}

/** Global options work after the command as well (`explain --quiet`). */
function inheritGlobals(command: Command): void {
  command.copyInheritedSettings(command.parent ?? command)
  command.addOption(new Option('--color <when>', 'color the output').choices(['auto', 'always', 'never']).hideHelp())
  command.addOption(new Option('-q, --quiet', 'print no progress and no summary on stderr').hideHelp())
  for (const child of command.commands) inheritGlobals(child)
}

function formatOption(): Option {
  return new Option('--format <format>', 'how to print').choices(['text', 'json', 'ndjson'] satisfies OutputFormat[]).default('text')
}

const STORE_HELP = 'file of the embedded store (default: $WHODENIED_STORE, else findings.db in the state folder of your user)'

function addDemo(program: Command, terminal: Terminal, setExit: SetExit): void {
  program
    .command('demo')
    .description('run the main job on bundled CloudTrail records: no account, no network')
    .option('--out <folder>', 'folder for findings.json and the store', 'whodenied-demo')
    .addOption(formatOption())
    .action(async (options: { out: string; format: OutputFormat }) => {
      const { demo } = await import('./commands/demo.ts')
      setExit(await demo(options, terminal))
    })
}

function addExplain(program: Command, terminal: Terminal, setExit: SetExit): void {
  program
    .command('explain')
    .description('explain a pasted error, a CloudTrail record or a code such as WD103')
    .argument('[text...]', 'the error as one quoted argument, a code, or - for standard input')
    .option('--brief', 'one line for each denial')
    .option('--full', 'everything: all checks, candidates and policy snippets')
    .option('--strict', 'exit 4 where a verdict is undetermined')
    .option('--expect-principal <arn>', 'the role or user that you think has called; says so, and exits 3, when it was somebody else')
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Examples:
  whodenied explain 'An error occurred (AccessDenied) when calling …'
  terraform apply 2>&1 | whodenied explain -
  whodenied explain WD103`,
    )
    .action(async (words: string[], options: ExplainOptions) => {
      const { explain } = await import('./commands/explain.ts')
      setExit(await explain(words, options, terminal))
    })
}

function addAnalyze(program: Command, terminal: Terminal, setExit: SetExit): void {
  program
    .command('analyze')
    .description('read CloudTrail files and keep the denials in them as findings')
    .argument('<input...>', 'files, folders, globs, or - for standard input; plain or gzip, any of the forms below')
    .option('--store <file>', STORE_HELP)
    .addOption(new Option('--each <what>', 'print denials or findings').choices(['denial', 'finding']).default('finding'))
    .option('--skipped', 'also print each record that is no denial, with the reason (with --each denial)')
    .option('--now <time>', 'clock of the run, as in 2026-08-17T09:15:00Z', parseTime)
    .option('--strict', 'exit 4 where a file or record could not be read')
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Input: CloudTrail log files, EventBridge envelopes, SQS bodies, output of
"aws cloudtrail lookup-events", or NDJSON of any of these; kinds may be mixed.

Examples:
  whodenied analyze ./my-trail/
  whodenied analyze 'logs/**/*.json.gz' --each denial --format ndjson |
    jq .verdict.layer`,
    )
    .action(async (inputs: string[], options: AnalyzeOptions) => {
      requireEmbeddedEngine()
      const { analyze } = await import('./commands/analyze.ts')
      setExit(await analyze(inputs, options, terminal))
    })
}

function addShow(program: Command, terminal: Terminal, setExit: SetExit): void {
  program
    .command('show')
    .description('show one finding in full')
    .argument('<id>', 'the short id, or at least its first four characters')
    .option('--store <file>', STORE_HELP)
    .option('--now <time>', 'clock of the run', parseTime)
    .addOption(formatOption())
    .action(async (id: string, options: ShowOptions) => {
      requireEmbeddedEngine()
      const { show } = await import('./commands/show.ts')
      setExit(await show(id, options, terminal))
    })
}

function addFindings(program: Command, terminal: Terminal, setExit: SetExit): void {
  const findings = program.command('findings').description('work with the findings in the store')
  findings
    .command('list')
    .description('list the findings, worst first')
    .option('--store <file>', STORE_HELP)
    .option('--since <time>', 'only findings last seen at or after this time', parseTime)
    .option('--noise', 'include findings of a noise class (anonymous scans, service callers, …)')
    .option('--limit <count>', 'at most this many', parseCount, 200)
    .option('--now <time>', 'clock of the run', parseTime)
    .addOption(formatOption())
    .action(async (options: ListOptions) => {
      requireEmbeddedEngine()
      const { listFindings } = await import('./commands/findings-list.ts')
      setExit(await listFindings(options, terminal))
    })
}

function parseTime(text: string): Date {
  const time = new Date(text)
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('Give a time such as 2026-08-17T09:15:00Z.')
  return time
}

function parseCount(text: string): number {
  const count = Number(text)
  if (!Number.isSafeInteger(count) || count < 1) throw new InvalidArgumentError('Give a whole number of at least 1.')
  return count
}
