import { applies } from '../model/applies.ts'
import type { ClassifiedDenial, Contender, RemediatedDenial } from '../model/classified.ts'
import type { Denial } from '../model/denial.ts'
import type { FilledExplanation } from '../model/explanation.ts'
import { fillCommand, fillText, isFilled } from '../model/fill-template.ts'
import type { Layer } from '../model/layer.ts'
import type { Candidate } from '../model/verdict.ts'
import { fixesOf } from './fixes.ts'

/** Adds the explanation, the fixes and the checks of the verdict's layer, filled in from the denial. */
export function remediate(denial: ClassifiedDenial, layers: readonly Layer[]): RemediatedDenial {
  const layer = layerOf(denial.verdict.layer, layers)
  const candidates = denial.candidates.map((contender) => candidateOf(contender, denial, layers))
  const checks = checksOf(denial, layer, candidates)
  return { ...denial, candidates, explanation: explain(denial, layer), fixes: fixesOf(denial, layer), checks }
}

function layerOf(layerId: string, layers: readonly Layer[]): Layer {
  const layer = layers.find(({ id }) => id === layerId)
  if (layer === undefined) throw new Error(`no layer with the id \`${layerId}\``)
  return layer
}

function candidateOf({ layer, why }: Contender, denial: ClassifiedDenial, layers: readonly Layer[]): Candidate {
  return { layer, why: fillText(why, denial), check: checkOf(denial, layerOf(layer, layers)) }
}

/** The first check that applies and needs nothing filled in by hand, else the first that applies. */
function checkOf(denial: Denial, layer: Layer): string {
  const open = layer.checks.filter((check) => applies(check.when, denial))
  const best = open.find((check) => isFilled(check.command, denial)) ?? open[0]
  return best === undefined ? '' : fillCommand(best.command, denial)
}

function explain(denial: ClassifiedDenial, { explanation }: Layer): FilledExplanation {
  const { because } = explanation
  const { denyType } = denial.verdict
  return {
    title: explanation.title,
    what: fillText(explanation.what, denial),
    because: fillText((denyType === null ? undefined : because[denyType]) ?? because.unsaid, denial),
    meant: fillText(explanation.meant, denial),
    prevent: fillText(explanation.prevent ?? '', denial),
  }
}

/** The checks of the layer, then those of the candidates, each once. */
function checksOf(denial: ClassifiedDenial, layer: Layer, candidates: readonly Candidate[]): string[] {
  const own = layer.checks.filter((check) => applies(check.when, denial)).map((check) => fillCommand(check.command, denial))
  const others = candidates.map(({ check }) => check)
  return [...new Set([...own, ...others])].filter((command) => command !== '')
}
