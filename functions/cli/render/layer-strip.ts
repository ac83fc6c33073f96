import type { DenialDocument } from '#shared/model/denial-document.ts'
import type { LayerId } from '#shared/model/layer-id.ts'
import type { LayerState, LayerStateKey } from '#shared/model/verdict.ts'
import { labelOf } from './words.ts'

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

/** One mark for each layer, as `SCP ✗` and `identity ?`; not-applicable layers are left out. */
export function layerStrip(layers: DenialDocument['layers']): string[] {
  return (Object.keys(LABELS) as LayerStateKey[]).flatMap((key) => {
    const state = layers[key]
    return state === 'not-applicable' ? [] : [`${LABELS[key]} ${MARKS[state]}`]
  })
}

/** The word for a layer in the strip; layers outside it go by their label. */
export function stripWord(layer: LayerId): string {
  return Object.entries(LABELS).find(([key]) => key === layer)?.[1] ?? labelOf(layer)
}

/** What the marks mean, for the marks that the strip shows. */
export function stripLegend(layers: DenialDocument['layers']): string[] {
  const states = new Set(Object.values(layers))
  const words: readonly (readonly [Exclude<LayerState, 'not-applicable'>, string])[] = [
    ['denies', 'denies'],
    ['allows', 'allows'],
    ['silent', 'read, nothing matches'],
    ['not-checked', 'not checked'],
  ]
  return words.flatMap(([state, word]) => (states.has(state) ? [`${MARKS[state]} ${word}`] : []))
}
