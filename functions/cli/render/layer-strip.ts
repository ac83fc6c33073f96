import type { DenialDocument } from '#shared/model/denial-document.ts'
import type { LayerState, LayerStateKey } from '#shared/model/verdict.ts'

const LABELS: Readonly<Record<LayerStateKey, string>> = {
  'identity-based-policy': 'identity',
  'resource-based-policy': 'bucket',
  'service-control-policy': 'SCP',
  'resource-control-policy': 'RCP',
  'permissions-boundary': 'boundary',
  'session-policy': 'session',
  'vpc-endpoint-policy': 'endpoint',
  'kms-key-policy': 'KMS',
  'role-trust-policy': 'trust',
  'block-public-access': 'Block Public Access',
  'access-control-list': 'ACL',
}

const MARKS: Readonly<Record<Exclude<LayerState, 'not-applicable'>, string>> = {
  allows: '✓',
  denies: '✗',
  silent: '–',
  'not-checked': '?',
}

/** One mark for each layer, as `SCP ✗   identity ?`; not-applicable layers are left out (ux 2). */
export function layerStrip(layers: DenialDocument['layers']): string {
  return (Object.keys(LABELS) as LayerStateKey[])
    .flatMap((key) => {
      const state = layers[key]
      return state === 'not-applicable' ? [] : [`${LABELS[key]} ${MARKS[state]}`]
    })
    .join('  ')
}

/** What the marks mean, for the marks that the strip shows. */
export function stripLegend(layers: DenialDocument['layers']): string {
  const states = new Set(Object.values(layers))
  const words: readonly (readonly [Exclude<LayerState, 'not-applicable'>, string])[] = [
    ['denies', 'denies'],
    ['allows', 'allows'],
    ['silent', 'read, nothing matches'],
    ['not-checked', 'not checked'],
  ]
  return words.flatMap(([state, word]) => (states.has(state) ? [`${MARKS[state]} ${word}`] : [])).join('  ')
}
