import type { ClassifiedDenial } from '../model/classified.ts'
import type { Denial } from '../model/denial.ts'
import type { Layer } from '../model/layer.ts'
import type { Verdict } from '../model/verdict.ts'
import { candidatesOf } from './candidates.ts'
import { detectLayers, detectOne, type Detected } from './detect-layers.ts'
import { verdictOf } from './verdict.ts'

/** Decides which layer denied, from the words of AWS and the facts of the record; what stays open is listed with a check. */
export function classify(denial: Denial, layers: readonly Layer[]): ClassifiedDenial {
  const detected = detectLayers(denial, layers)
  const verdict = decide(denial, detected, layers)
  return { ...denial, verdict, candidates: candidatesOf(detected, verdict.layer) }
}

function decide(denial: Denial, detected: readonly Detected[], layers: readonly Layer[]): Verdict {
  const [first] = detected
  if (first === undefined || first.detection.basis === 'possible') return undecided(denial, layers)
  return verdictOf(denial, first, first.detection.basis)
}

/** The verdict where no layer claims the denial; the layer `undetermined` says why. */
function undecided(denial: Denial, layers: readonly Layer[]): Verdict {
  const layer = layers.find(({ id }) => id === 'undetermined')
  if (layer === undefined) throw new Error('the layers have no `undetermined`')
  const detected = detectOne(denial, layer)
  return verdictOf(denial, detected ?? { id: 'undetermined', layer, detection: nothingKnown(denial) }, 'undetermined')
}

function nothingKnown(denial: Denial): Detected['detection'] {
  const why = 'No layer is known for what the text names.'
  return { basis: 'possible', denyType: denial.message.denyType, evidence: ['error-message'], why, likelihood: 0 }
}
