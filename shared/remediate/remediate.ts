import { applies } from '../model/applies.ts'
import type { ClassifiedDenial, RemediatedDenial } from '../model/classified.ts'
import type { FilledExplanation } from '../model/explanation.ts'
import { fillCommand, fillText } from '../model/fill-template.ts'
import type { Layer } from '../model/layer.ts'
import { fixesOf } from './fixes.ts'

/** Adds the explanation, the fixes and the checks of the verdict's layer, filled in from the denial. */
export function remediate(denial: ClassifiedDenial, layers: readonly Layer[]): RemediatedDenial {
  const layer = layers.find(({ id }) => id === denial.verdict.layer)
  if (layer === undefined) throw new Error(`no layer with the id \`${denial.verdict.layer}\``)
  return { ...denial, explanation: explain(denial, layer), fixes: fixesOf(denial, layer), checks: checksOf(denial, layer) }
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
function checksOf(denial: ClassifiedDenial, layer: Layer): string[] {
  const own = layer.checks.filter((check) => applies(check.when, denial)).map((check) => fillCommand(check.command, denial))
  const others = denial.candidates.map((candidate) => candidate.check)
  return [...new Set([...own, ...others])].filter((command) => command !== '')
}
