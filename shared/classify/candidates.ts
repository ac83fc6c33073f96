import type { Contender } from '../model/classified.ts'
import type { LayerId } from '../model/layer-id.ts'
import type { Detected } from './detect-layers.ts'

/** The layers that lost or stay open, the most likely first; the verdict's own layer is none of them. */
export function candidatesOf(detected: readonly Detected[], decided: LayerId): Contender[] {
  return detected
    .filter(({ id }) => id !== decided)
    .sort((a, b) => b.detection.likelihood - a.detection.likelihood || a.layer.rank - b.layer.rank)
    .map(({ id, detection }) => ({ layer: id, why: detection.why }))
}
