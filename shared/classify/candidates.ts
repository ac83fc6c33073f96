import { applies } from '../model/applies.ts'
import type { Denial } from '../model/denial.ts'
import { fillCommand, fillText, isFilled } from '../model/fill-template.ts'
import type { LayerId } from '../model/layer-id.ts'
import type { Layer } from '../model/layer.ts'
import type { Candidate } from '../model/verdict.ts'
import type { Detected } from './detect-layers.ts'

/** The layers that lost or stay open, the most likely first, each with one check; the verdict's own layer is none of them. */
export function candidatesOf(denial: Denial, detected: readonly Detected[], decided: LayerId): Candidate[] {
  return detected
    .filter(({ id }) => id !== decided)
    .sort((a, b) => b.detection.likelihood - a.detection.likelihood || a.layer.rank - b.layer.rank)
    .map(({ id, layer, detection }) => ({ layer: id, why: fillText(detection.why, denial), check: checkOf(denial, layer) }))
}

/** The first check that applies and needs nothing filled in by hand, else the first that applies. */
function checkOf(denial: Denial, layer: Layer): string {
  const open = layer.checks.filter((check) => applies(check.when, denial))
  const best = open.find((check) => isFilled(check.command, denial)) ?? open[0]
  return best === undefined ? '' : fillCommand(best.command, denial)
}
