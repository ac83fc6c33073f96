import type { Denial } from '../model/denial.ts'
import { LAYER_IDS, type LayerId } from '../model/layer-id.ts'
import type { Detection, Layer } from '../model/layer.ts'
import type { MessageForm } from '../model/message.ts'
import { isStatedByCode } from './stating-codes.ts'

/** A layer that claims a denial, and how. */
export interface Detected {
  readonly id: LayerId
  readonly layer: Layer
  readonly detection: Detection
}

const KNOWN_IDS: ReadonlyMap<string, LayerId> = new Map(LAYER_IDS.map((id) => [id, id]))
const NAMING_FORMS: ReadonlySet<MessageForm> = new Set<MessageForm>(['reason', 'setting', 'authentication'])
const STRENGTH = { stated: 2, inferred: 1, possible: 0 } as const

/** All layers that claim the denial, the strongest basis first, ties by rank. `undetermined` is no claim and is left out. */
export function detectLayers(denial: Denial, layers: readonly Layer[]): Detected[] {
  const found: Detected[] = []
  for (const layer of layers) {
    const detected = layer.id === 'undetermined' ? null : detectOne(denial, layer)
    if (detected !== null) found.push(detected)
  }
  return found.sort((a, b) => STRENGTH[b.detection.basis] - STRENGTH[a.detection.basis] || a.layer.rank - b.layer.rank)
}

/** What one layer finds, its basis bounded by what the text can bear. */
export function detectOne(denial: Denial, layer: Layer): Detected | null {
  const id = KNOWN_IDS.get(layer.id)
  const detection = layer.detect(denial)
  if (id === undefined || detection === undefined) return null
  const bounded = detection.basis === 'stated' && !mayState(denial, id) ? ({ ...detection, basis: 'inferred' } as const) : detection
  return { id, layer, detection: bounded }
}

/**
 * INVARIANT: only AWS's own words or its own error code state a layer; a text with several possible reasons never does.
 */
function mayState(denial: Denial, id: LayerId): boolean {
  if (denial.message.form === 'several-reasons') return false
  return NAMING_FORMS.has(denial.message.form) || isStatedByCode(denial.errorCode, id)
}
