import type { DenialDocument } from '#shared/model/denial-document.ts'
import type { Fix } from '#shared/model/fix.ts'
import { visibleText } from '#shared/model/visible-text.ts'
import type { Terminal } from '../terminal.ts'
import { layerStrip, stripLegend } from './layer-strip.ts'
import { basisWords, labelOf, layerOf, verdictPhrase } from './words.ts'
import { LABEL_WIDTH, labeled, wrapWords } from './wrap.ts'

const UNKNOWN = '(not said)'
const FIX_INDENT = 16

export interface DenialView {
  /** All slots, all checks and candidates; else what fits on a screen. */
  readonly full: boolean
}

/** One denial explained in the fixed slots, ready for a terminal. Every text from outside is made visible first. */
export function renderDenial(denial: DenialDocument, terminal: Terminal, { full }: DenialView): string {
  const slot = (label: string, text: string) => labeled(label, visibleText(text), terminal.width)
  const whenFull = (lines: readonly string[]) => (full ? lines : [])
  const lines = [
    heading(denial, terminal),
    '',
    ...slot('who', who(denial)),
    ...whenFull(slot('call', call(denial))),
    ...whenFull(slot('on', denial.verdict.resource ?? denial.request.resource ?? UNKNOWN)),
    ...slot('what', denial.explanation.what),
    ...slot('denied by', deniedBy(denial)),
    ...slot('because', denial.explanation.because),
    ...whenFull(slot('how known', denial.verdict.why)),
    ...slot('layers', layerStrip(denial.layers)),
    ...whenFull(slot('', stripLegend(denial.layers))),
    ...slot('meant?', denial.explanation.meant),
    '',
    ...fixLines(denial, terminal, full),
    ...checkLines(denial, terminal, full),
    ...candidateLines(denial, terminal, full),
    ...whenFull(slot('prevent', denial.explanation.prevent)),
    ...slot('not read', notRead(denial)),
    `${'more'.padEnd(10)}whodenied explain ${denial.verdict.code}${full ? '' : ' · --full for all checks · --format json for policy snippets'}`,
  ]
  return `${lines.join('\n')}\n`
}

/** One denial in one line: code, layer, action, resource, basis. */
export function renderBrief(denial: DenialDocument): string {
  const { verdict, request } = denial
  const parts = [
    verdict.code,
    basisWords(verdict.basis),
    verdictPhrase(verdict),
    verdict.action ?? UNKNOWN,
    verdict.resource ?? request.resource ?? UNKNOWN,
  ]
  const when = denial.eventTime === null ? [] : [denial.eventTime]
  return `${[...when, ...parts].map(visibleText).join('  ')}\n`
}

function heading(denial: DenialDocument, terminal: Terminal): string {
  const { verdict, explanation } = denial
  const title = verdict.layer === 'undetermined' ? terminal.style('yellow', explanation.title) : terminal.style('bold', explanation.title)
  return `${terminal.style('cyan', verdict.code)}  ${title}  ${verdictPhrase(verdict)}  [${basisWords(verdict.basis)}]`
}

function who(denial: DenialDocument): string {
  const { principal } = denial.request
  const name = principal.arn ?? principal.entityArn ?? principal.service
  const through = principal.service !== null && principal.arn !== null ? ` through ${principal.service}` : ''
  if (name !== null) return `${name}${through}`
  if (principal.type === 'Anonymous') return 'anonymous (no credentials)'
  return principal.account === null ? UNKNOWN : `a principal of account ${principal.account}`
}

function call(denial: DenialDocument): string {
  const { eventName, action, tool } = denial.request
  const needed = denial.verdict.action ?? action
  const name = eventName ?? needed ?? UNKNOWN
  const needs = needed !== null && needed !== eventName && eventName !== null ? ` (needs ${needed})` : ''
  return `${name}${needs}${tool === null ? '' : ` with ${tool}`}`
}

function deniedBy(denial: DenialDocument): string {
  const { verdict } = denial
  if (verdict.layer === 'undetermined') return `undetermined: ${verdictPhrase(verdict)}`
  const policy = verdict.policy?.arn ?? verdict.policy?.name ?? (verdict.denyType === 'explicit' ? 'which one is not said' : undefined)
  const statement =
    verdict.statement === null
      ? ''
      : ` → statement ${verdict.statement.index + 1}${verdict.statement.sid === null ? '' : ` "${verdict.statement.sid}"`}`
  return `${layerOf(verdict.layer).awsTerm}${policy ? ` → ${policy}` : ''}${statement}`
}

function fixLines(denial: DenialDocument, terminal: Terminal, full: boolean): string[] {
  return denial.fixes.flatMap((fix, index) => {
    const label = `${index === 0 ? 'fix' : '   '}  ${index + 1} ${fix.risk}`.padEnd(FIX_INDENT)
    const text = wrapWords(visibleText(fix.title), terminal.width - FIX_INDENT)
    const lines = text.map((line, at) => (at === 0 ? label : ' '.repeat(FIX_INDENT)) + line)
    // A risky step is never a one-liner to copy (ux 6.3): its command stays in the JSON.
    const command = fix.risk === 'risky' ? null : fix.snippets.cli
    return [...lines, ...(command === null ? [] : commandLines(command, FIX_INDENT, terminal)), ...(full ? policyLines(fix, terminal) : [])]
  })
}

function policyLines(fix: Fix, terminal: Terminal): string[] {
  const { json, terraform } = fix.snippets
  return [json, terraform].flatMap((snippet) =>
    snippet === null || fix.risk === 'risky' ? [] : commandLines(snippet, FIX_INDENT, terminal),
  )
}

function checkLines(denial: DenialDocument, terminal: Terminal, full: boolean): string[] {
  // The candidates show their own.
  const shown = new Set(denial.candidates.map(({ check }) => check))
  const own = denial.checks.filter((check) => !shown.has(check))
  return own
    .slice(0, full ? undefined : 2)
    .flatMap((check, index) => withLabel(index === 0 ? 'check' : '', commandLines(check, LABEL_WIDTH, terminal)))
}

function candidateLines(denial: DenialDocument, terminal: Terminal, full: boolean): string[] {
  return denial.candidates
    .slice(0, full ? undefined : 4)
    .flatMap((candidate, index) => [
      ...labeled(index === 0 ? 'or' : '', visibleText(`${index + 1}. ${labelOf(candidate.layer)}: ${candidate.why}`), terminal.width),
      ...(candidate.check === '' ? [] : commandLines(candidate.check, LABEL_WIDTH + 3, terminal)),
    ])
}

/** A command is never broken into lines of ours, so that it can be copied. */
function commandLines(command: string, indent: number, terminal: Terminal): string[] {
  return command.split('\n').map((line) => ' '.repeat(indent) + terminal.style('dim', visibleText(line)))
}

function withLabel(label: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => (index === 0 ? label.padEnd(LABEL_WIDTH) + line.slice(LABEL_WIDTH) : line))
}

function notRead(denial: DenialDocument): string {
  if (denial.notChecked.length === 0) return ''
  const reasons = [...new Set(denial.notChecked.map(({ why }) => why))]
  return `${denial.notChecked.length} layers marked ?: ${reasons.join('; ')}`
}
