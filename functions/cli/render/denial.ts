import type { DenialDocument } from '#shared/model/denial-document.ts'
import type { Terminal } from '../terminal.ts'
import { layerStrip, stripLegend, stripWord } from './layer-strip.ts'
import { renderSteps } from './next-steps.ts'
import { shown } from './shown.ts'
import { fitted } from './width.ts'
import { basisWords, denyPhrase, layerOf, verdictPhrase } from './words.ts'
import { LABEL_WIDTH, labeled, withLabel, wrapParts } from './wrap.ts'

const UNKNOWN = '(not said)'
/** In prose a longer ARN or key shows its both ends, in full one that fits no line; `denied by`, `on`, commands and JSON have all of it. */
const LONGEST_WORD = 64

export interface DenialView {
  /** All slots, all fixes, checks and candidates; else what fits on a screen. */
  readonly full: boolean
}

/** One denial explained in the fixed slots, ready for a terminal. Every text from outside is made visible first. */
export function renderDenial(denial: DenialDocument, terminal: Terminal, view: DenialView): string {
  const { explanation, verdict, request } = denial
  const slot = (label: string, text: string) => labeled(label, shown(text), terminal.width)
  const prose = (label: string, text: string) => slot(label, withShortWords(text, view.full ? terminal.width - LABEL_WIDTH : LONGEST_WORD))
  const whenFull = (lines: readonly string[]) => (view.full ? lines : [])
  const steps = renderSteps(denial, terminal, view.full)
  const lines = [
    heading(denial, terminal),
    '',
    ...slot('who', who(denial)),
    ...whenFull(slot('call', call(denial))),
    ...whenFull(slot('on', verdict.resource ?? request.resource ?? UNKNOWN)),
    ...prose('what', explanation.what),
    ...slot('denied by', deniedBy(denial)),
    ...prose('because', explanation.because),
    ...whenFull(slot('how known', verdict.why)),
    ...stripLines(denial, terminal, view),
    ...prose('meant?', explanation.meant),
    '',
    ...steps.lines,
    ...whenFull(slot('prevent', explanation.prevent)),
    ...notRead(denial, terminal, view),
    ...slot('more', more(denial, steps.left, view)),
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
  return `${[...when, ...parts].map(shown).join('  ')}\n`
}

function heading({ verdict, explanation }: DenialDocument, terminal: Terminal): string {
  const title = terminal.style(verdict.layer === 'undetermined' ? 'yellow' : 'bold', shown(explanation.title))
  return `${terminal.style('cyan', shown(verdict.code))}  ${title}  [${basisWords(verdict.basis)}]`
}

function withShortWords(text: string, longest: number): string {
  return text
    .split(' ')
    .map((word) => fitted(word, longest, 'middle'))
    .join(' ')
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

function deniedBy({ verdict }: DenialDocument): string {
  if (verdict.layer === 'undetermined') return verdictPhrase(verdict)
  const { policy, statement } = verdict
  const phrase = denyPhrase(verdict)
  const name = policy?.arn ?? policy?.name ?? (phrase === 'explicit deny' ? 'which one is not said' : null)
  const place = statement === null ? '' : ` → statement ${statement.index + 1}${statement.sid === null ? '' : ` "${statement.sid}"`}`
  return `${layerOf(verdict.layer).awsTerm}${phrase === null ? '' : `, ${phrase}`}${name === null ? '' : ` → ${name}`}${place}`
}

function stripLines({ layers }: DenialDocument, terminal: Terminal, { full }: DenialView): string[] {
  const parts = full ? [...layerStrip(layers), `(${stripLegend(layers).join(', ')})`] : layerStrip(layers)
  return withLabel('layers', wrapParts(parts, '  ', terminal.width - LABEL_WIDTH))
}

/** What was not looked at never looks clean: how many layers, and in full which and why. */
function notRead({ notChecked }: DenialDocument, terminal: Terminal, { full }: DenialView): string[] {
  if (notChecked.length === 0) return []
  if (!full) return labeled('not read', `${notChecked.length} of the layers, marked ? above`, terminal.width)
  const reasons = [...new Set(notChecked.map(({ why }) => why))]
  return reasons.flatMap((why, index) => {
    const unread = notChecked.filter((row) => row.why === why).map(({ layer }) => stripWord(layer))
    return labeled(index === 0 ? 'not read' : '', shown(`${unread.join(', ')}: ${why}`), terminal.width)
  })
}

/** The page of the code, and what the short view left out. */
function more({ verdict }: DenialDocument, left: readonly string[], { full }: DenialView): string {
  const page = `whodenied explain ${verdict.code}`
  return full ? page : `${page} · with --full: ${[...left, 'how this is known', 'policy snippets'].join(', ')}`
}
