import { inertJson } from '../../functions/cli/format.ts'
import { renderBrief, renderDenial } from '../../functions/cli/render/denial.ts'
import type { DenialDocument } from '../../shared/model/denial-document.ts'
import { aTerminal } from '../builders/a-terminal.ts'
import { faultsOfJson, faultsOfSlots, faultsOfText } from './rules.ts'
import { shellWords } from './shell-words.ts'

const PLAIN = aTerminal()
const COLORED = aTerminal({ color: true, columns: 80 })

/** What is wrong with everything that is printed of one denial. */
export function faultsOfDocument(denial: DenialDocument): string[] {
  const brief = renderBrief(denial)
  const short = renderDenial(denial, PLAIN, { full: false })
  const full = renderDenial(denial, PLAIN, { full: true })
  const colored = renderDenial(denial, COLORED, { full: true })
  return [
    ...(brief.split('\n').length === 2 ? [] : ['a brief denial of several lines']),
    ...[brief, short, full].flatMap((text) => faultsOfText(text, { color: false })),
    ...faultsOfText(colored, { color: true }),
    ...[short, full].flatMap(faultsOfSlots),
    ...faultsOfJson(inertJson(denial), denial),
    ...faultsOfJson(inertJson(denial, 1), denial),
    ...(inertJson(denial).includes('\n') ? ['NDJSON of several lines'] : []),
    ...commandsOf(denial).flatMap(faultsOfCommand),
  ]
}

/** Every command that a denial offers. */
export function commandsOf({ fixes, checks, candidates }: DenialDocument): string[] {
  const commands = [...fixes.map(({ snippets }) => snippets.cli), ...checks, ...candidates.map(({ check }) => check)]
  return commands.filter((command) => command !== null && command !== '') as string[]
}

/** The programs that our commands start, each at its beginning or behind an operator. */
const PROGRAMS = new Set(['aws', 'curl', 'date', 'terraform', '$EDITOR'])

/** What a shell would not take as one command of ours with quoted values. */
function faultsOfCommand(command: string): string[] {
  try {
    const tokens = shellWords(command)
    const started = tokens.filter((token, index) => {
      const before = tokens[index - 1]
      return (
        token.kind === 'word' && (before === undefined || (before.kind === 'operator' && ['|', '&', ';', '\n', '$('].includes(before.text)))
      )
    })
    return started.filter(({ text }) => !PROGRAMS.has(text)).map(({ text }) => `starts ${text}: ${command.slice(0, 200)}`)
  } catch (error) {
    return [(error as Error).message.slice(0, 300)]
  }
}
