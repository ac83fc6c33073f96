import type { Layer } from '#shared/model/layer.ts'
import type { Terminal } from '../terminal.ts'
import { labeled } from './wrap.ts'

/** The page of a layer for a terminal: the same object that `docs/layers/` is generated from. */
export function renderLayerPage(layer: Layer, terminal: Terminal): string {
  const { explanation } = layer
  const slot = (label: string, text: string | undefined) => labeled(label, shown(text ?? ''), terminal.width)
  const codes = [
    ...(layer.codes.explicit === undefined ? [] : [`${layer.codes.explicit} explicit deny`]),
    ...(layer.codes.implicit === undefined ? [] : [`${layer.codes.implicit} no allow`]),
    `${layer.codes.unsaid}${layer.codes.explicit === undefined && layer.codes.implicit === undefined ? '' : ' not said which'}`,
  ]
  const lines = [
    terminal.style('bold', `${explanation.title}  ${layer.awsTerm}`),
    `${codes.join(' · ')} · layer id ${layer.id}`,
    '',
    ...slot('what', explanation.what),
    ...slot('explicit', explanation.because.explicit),
    ...slot('no allow', explanation.because.implicit),
    ...slot(
      'not said',
      explanation.because.explicit === undefined && explanation.because.implicit === undefined ? '' : explanation.because.unsaid,
    ),
    ...slot(
      'because',
      explanation.because.explicit === undefined && explanation.because.implicit === undefined ? explanation.because.unsaid : '',
    ),
    ...slot('meant?', explanation.meant),
    '',
    ...explanation.awsSays.flatMap((sentence, index) => slot(index === 0 ? 'AWS says' : '', `"${sentence}"`)),
    ...slot('how known', explanation.howWeKnow),
    '',
    ...remediationLines(layer, terminal),
    ...layer.checks.flatMap((check, index) => [
      `${(index === 0 ? 'check' : '').padEnd(10)}${terminal.style('dim', shown(check.command))}`,
      ...slot('', `→ ${check.lookFor}`),
    ]),
    ...slot('prevent', explanation.prevent),
    ...slot('not if', explanation.notIf),
  ]
  return `${lines.join('\n')}\n`
}

function remediationLines(layer: Layer, terminal: Terminal): string[] {
  return layer.remediation.flatMap((remediation, index) => [
    ...labeled(`${index === 0 ? 'fix' : '   '}  ${remediation.risk}`, shown(remediation.text), terminal.width, 13),
    ...(remediation.command === undefined || remediation.risk === 'risky'
      ? []
      : remediation.command.split('\n').map((line) => ' '.repeat(13) + terminal.style('dim', shown(line)))),
  ])
}

/** Placeholders as a person reads them: `{bucket}` becomes `<bucket>`. */
function shown(template: string): string {
  return template.replace(/\{([a-zA-Z]+)\}/g, '<$1>')
}
