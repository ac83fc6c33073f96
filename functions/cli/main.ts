#!/usr/bin/env node
import { useColor, type ColorChoice } from '#shared/config/settings.ts'
import { StoreError } from '#shared/ports/finding-store.ts'
import { faultLines } from './error-lines.ts'
import { EXIT, UsageError } from './exit-codes.ts'
import { buildProgram, isHelpOrVersion, isParseError } from './program.ts'
import { processTerminal } from './terminal.ts'

const REPORT_ME = 'This is a fault of whodenied. A report with the lines above and the input that caused it helps to mend it.'

/** Runs one command line and gives its exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const color = useColor(colorChoice(argv), process.env, process.stdout.isTTY)
  const terminal = processTerminal({ color, quiet: argv.includes('--quiet') || argv.includes('-q') })
  let exitCode: number = EXIT.done
  const program = buildProgram(terminal, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : [...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    if (isHelpOrVersion(error)) return EXIT.done
    if (isParseError(error)) return EXIT.badUsage
    if (error instanceof UsageError) {
      terminal.warn(`error: ${error.message}`)
      terminal.warn(`  next: ${error.advice}`)
      return EXIT.badUsage
    }
    if (error instanceof StoreError) {
      terminal.warn(`error: ${error.message}`)
      return error.retryable ? EXIT.ourFault : EXIT.badUsage
    }
    for (const line of [...faultLines(error), REPORT_ME]) terminal.warn(line)
    return EXIT.ourFault
  }
}

/** `--color` is read before the parser runs, since its errors are colored too. */
function colorChoice(argv: readonly string[]): ColorChoice {
  const at = argv.findIndex((argument) => argument === '--color' || argument.startsWith('--color='))
  if (at === -1) return 'auto'
  const value = argv[at]?.split('=')[1] ?? argv[at + 1]
  return value === 'always' || value === 'never' ? value : 'auto'
}

process.on('SIGINT', () => process.exit(EXIT.interrupted))
process.exitCode = await main(process.argv.slice(2))
