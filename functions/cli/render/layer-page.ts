import type { Layer, Remediation } from '#shared/model/layer.ts'
import type { Terminal } from '../terminal.ts'
import { labeled, withLabel } from './wrap.ts'

const FIX_INDENT = 13
/** The arrow before what to look for, and the text behind it. */
const ARROW = { label: '          →', width: 12 } as const

/** The page of a layer for a terminal: the same object that `docs/layers/` is generated from. */
export function renderLayerPage(layer: Layer, terminal: Terminal): string {
  const { explanation } = layer
  const slot = (label: string, text: string | undefined) => labeled(label, shown(text ?? ''), terminal.width)
  const parts = [
    [terminal.style('bold', explanation.title)],
    [...slot('layer', `${layer.awsTerm} (${layer.id})`), ...slot('what', explanation.what), ...codeLines(layer, terminal)],
    [
      ...explanation.awsSays.flatMap((sentence, index) => slot(index === 0 ? 'AWS says' : '', `"${sentence}"`)),
      ...slot('how known', explanation.howWeKnow),
      ...slot('not if', explanation.notIf),
    ],
    [...slot('meant?', explanation.meant)],
    remediationLines(layer, terminal),
    checkLines(layer, terminal),
    slot('prevent', explanation.prevent),
  ]
  const paragraphs = parts.filter((lines) => lines.length > 0).map((lines) => `${lines.join('\n')}\n`)
  return paragraphs.join('\n')
}

/** What each code of the layer says. */
function codeLines({ codes, explanation }: Layer, terminal: Terminal): string[] {
  const { because } = explanation
  const isPolicyType = codes.explicit !== undefined || codes.implicit !== undefined
  const line = (code: string | undefined, kind: string, text: string | undefined) =>
    code === undefined ? [] : labeled(code, shown(`${kind}${text ?? because.unsaid}`), terminal.width)
  return [
    ...line(codes.explicit, 'explicit deny: ', because.explicit),
    ...line(codes.implicit, 'no allow: ', because.implicit),
    ...line(codes.unsaid, isPolicyType ? 'AWS does not say which: ' : '', because.unsaid),
  ]
}

function remediationLines({ remediation }: Layer, terminal: Terminal): string[] {
  // A text that is all placeholder says nothing without a denial.
  const spoken = remediation.filter(({ text }) => !/^\{[a-zA-Z]+\}$/.test(text))
  return spoken.flatMap(({ risk, text, command, when }, index) => [
    ...labeled(`${index === 0 ? 'fix' : '   '}  ${risk}`, conditionOf(when) + shown(text), terminal.width, FIX_INDENT),
    // A risky step is never a one-liner to copy.
    ...(command === undefined || risk === 'risky' ? [] : withLabel('', commandLines(command, terminal), FIX_INDENT)),
  ])
}

/** When a step applies, in the words of its conditions: `(write, object action) `. */
function conditionOf(when: Remediation['when']): string {
  return when === undefined || when.length === 0 ? '' : `(${when.map((condition) => condition.replaceAll('-', ' ')).join(', ')}) `
}

function checkLines({ checks }: Layer, terminal: Terminal): string[] {
  return checks.flatMap(({ command, lookFor }, index) => [
    ...withLabel(index === 0 ? 'check' : '', commandLines(command, terminal)),
    ...labeled(ARROW.label, shown(lookFor), terminal.width, ARROW.width),
  ])
}

function commandLines(command: string, terminal: Terminal): string[] {
  return command.split('\n').map((line) => terminal.style('dim', shown(line)))
}

/** Names of placeholders that read better in other words. */
const SPOKEN: Readonly<Record<string, string>> = { principalName: 'caller', principal: 'caller-arn', entityArn: 'role-arn' }

/** Placeholders as a person reads them: `{bucketAccount}` becomes `<bucket-account>`. */
function shown(template: string): string {
  return template.replaceAll(/\{([a-zA-Z]+)\}/g, (_whole, name: string) => `<${SPOKEN[name] ?? kebabCase(name)}>`)
}

function kebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
