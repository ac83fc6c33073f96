import { applies } from '../model/applies.ts'
import type { ClassifiedDenial } from '../model/classified.ts'
import { isAnonymous } from '../model/denial-facts.ts'
import { fillCommand, fillText } from '../model/fill-template.ts'
import type { Fix, Snippets, Verification } from '../model/fix.ts'
import type { Layer, Remediation } from '../model/layer.ts'
import { RISKS } from '../model/risks.ts'
import { commandSnippet, snippetsOf } from './snippets.ts'
import { buildStatement } from './statement.ts'

const NOT_EVALUATED: Verification = {
  status: 'not-verifiable',
  by: 'no snapshot was given, so the fix was not evaluated',
  alsoAllows: null,
}

/** The fixes that a layer offers for a denial, safe ones first. */
export function fixesOf(denial: ClassifiedDenial, layer: Layer): Fix[] {
  return RISKS.flatMap((risk) => layer.remediation.filter((step) => step.risk === risk)).flatMap((step) => fixOf(step, denial))
}

function fixOf(step: Remediation, denial: ClassifiedDenial): Fix[] {
  if (!applies(step.when, denial) || (grants(step) && !mayGrant(denial))) return []
  const snippets = snippetsFor(step, denial)
  if (snippets === null) return []
  const { layer } = denial.verdict
  return [{ risk: step.risk, title: fillText(step.text, denial), layer, edit: null, snippets, verified: NOT_EVALUATED }]
}

/** Null where the step needs a statement that cannot be built. */
function snippetsFor({ statement: template, command }: Remediation, denial: ClassifiedDenial): Snippets | null {
  if (template === undefined) return commandSnippet(command === undefined ? null : fillCommand(command, denial))
  const statement = buildStatement(template, denial)
  return statement === null ? null : snippetsOf(statement, template, denial)
}

const GRANTING_COMMAND = /"?Effect"?\s{0,9}[:=]\s{0,9}"?Allow|attach-(?:role|user|group)-policy/i

/** True for a step that gives access: a statement, or a command that attaches or writes an Allow. */
function grants({ statement, command }: Remediation): boolean {
  return statement !== undefined || (command !== undefined && GRANTING_COMMAND.test(command))
}

/**
 * INVARIANT: an explicit deny is never answered with an Allow, whatever a layer file offers: no Allow overrides it.
 * Neither is a denial whose layer is unknown, nor one of an anonymous caller.
 */
function mayGrant(denial: ClassifiedDenial): boolean {
  const explicit = denial.verdict.denyType === 'explicit' || denial.message.denyType === 'explicit'
  return !explicit && denial.verdict.basis !== 'undetermined' && !isAnonymous(denial)
}
