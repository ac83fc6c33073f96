import type { DenialDocument } from '#shared/model/denial-document.ts'
import type { Fix } from '#shared/model/fix.ts'
import { visibleText } from '#shared/model/visible-text.ts'
import type { Terminal } from '../terminal.ts'
import { shown } from './shown.ts'
import { plural, labelOf } from './words.ts'
import { LABEL_WIDTH, labeled, withLabel } from './wrap.ts'

const FIX_INDENT = 16
/** How many of each the short view has. */
const SHORT = { fixes: 3, checks: 2, candidates: 4 } as const
/** A command with more characters is no command that AWS would take; the JSON has it. */
const LONGEST_COMMAND = 8192

/** The lines of fixes, checks and candidates, and in words what the short view leaves out. */
export interface Steps {
  readonly lines: readonly string[]
  readonly left: readonly string[]
}

/** What to do about a denial. The short view has the first of each and leaves out what is risky, unless there is nothing else. */
export function renderSteps(denial: DenialDocument, terminal: Terminal, full: boolean): Steps {
  const fixes = full ? denial.fixes : shortListOf(denial.fixes)
  const checks = checksOf(denial, fixes)
  const shownChecks = full ? checks : checks.slice(0, SHORT.checks)
  const inFixes = new Set(fixes.map(commandOf))
  const candidates = full ? denial.candidates : denial.candidates.slice(0, SHORT.candidates)
  return {
    lines: [
      ...fixes.flatMap((fix, index) => fixLines(fix, index, terminal, full)),
      ...shownChecks.flatMap((check, index) => withLabel(index === 0 ? 'check' : '', commandLines(check, 0, terminal))),
      ...candidates.flatMap((candidate, index) => candidateLines(candidate, index, terminal, inFixes)),
    ],
    left: [
      ...leftOut(denial.fixes.length - fixes.length, 'fix', 'fixes'),
      ...leftOut(checks.length - shownChecks.length, 'check'),
      ...leftOut(denial.candidates.length - candidates.length, 'candidate'),
    ],
  }
}

function leftOut(count: number, one: string, many?: string): string[] {
  return count === 0 ? [] : [plural(count, `more ${one}`, many === undefined ? undefined : `more ${many}`)]
}

function shortListOf(fixes: readonly Fix[]): readonly Fix[] {
  const careful = fixes.filter(({ risk }) => risk !== 'risky')
  return (careful.length === 0 ? fixes : careful).slice(0, SHORT.fixes)
}

/** The checks that no fix and no candidate shows already. */
function checksOf({ checks, candidates }: DenialDocument, fixes: readonly Fix[]): string[] {
  const elsewhere = new Set([...candidates.map(({ check }) => check), ...fixes.map(commandOf)])
  return checks.filter((check) => !elsewhere.has(check))
}

function fixLines(fix: Fix, index: number, terminal: Terminal, full: boolean): string[] {
  const label = `${index === 0 ? 'fix' : '   '}  ${index + 1} ${fix.risk}`
  const snippets = full && fix.risk !== 'risky' ? [fix.snippets.json, fix.snippets.terraform] : []
  const blocks = [commandOf(fix), ...snippets].filter((block) => block !== null)
  return [
    ...labeled(label, shown(fix.title), terminal.width, FIX_INDENT),
    ...blocks.flatMap((block) => commandLines(block, FIX_INDENT, terminal)),
  ]
}

/** A risky step is never a one-liner to copy: its command stays in the JSON. */
function commandOf({ risk, snippets }: Fix): string | null {
  return risk === 'risky' ? null : snippets.cli
}

function candidateLines(
  { layer, why, check }: DenialDocument['candidates'][number],
  index: number,
  terminal: Terminal,
  inFixes: ReadonlySet<string | null>,
): string[] {
  const label = `${(index === 0 ? 'or' : '').padEnd(LABEL_WIDTH)}${index + 1}.`
  const indent = LABEL_WIDTH + 3
  return [
    ...labeled(label, shown(`${labelOf(layer)}: ${why}`), terminal.width, index < 9 ? indent : indent + 1),
    ...(check === '' || inFixes.has(check) ? [] : commandLines(check, indent, terminal)),
  ]
}

/** A command is never broken into lines of ours, so that it can be copied. */
function commandLines(command: string, indent: number, terminal: Terminal): string[] {
  if (command.length > LONGEST_COMMAND) return [`${' '.repeat(indent)}(too long to print; --format json has it)`]
  return command.split('\n').map((line) => ' '.repeat(indent) + terminal.style('dim', visibleText(line)))
}
