import { layers } from '../../shared/layers/index.ts'
import { classifyRecord, explainText } from '../../shared/examine.ts'
import { toDenialDocument } from '../../shared/findings/denial-document.ts'
import type { DenialDocument } from '../../shared/model/denial-document.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import { remediate } from '../../shared/remediate/remediate.ts'
import { faultsOfDocument } from '../hostile-strings/check-document.ts'

/** One input of the fuzzer. */
export type FuzzInput = { readonly kind: 'record'; readonly record: JsonObject } | { readonly kind: 'text'; readonly text: string }

/** Far above what any case of this size needs, so that only an explosion meets it. */
const SLOW_MS = 1500

/** What must hold and does not, for one input; empty where all is well. `thorough` looks at everything that is printed, too. */
export function faultsOf(input: FuzzInput, thorough: boolean): string[] {
  const startedAt = performance.now()
  try {
    const documents = documentsOf(input)
    const elapsed = performance.now() - startedAt
    return [
      ...(elapsed > SLOW_MS ? [`took ${elapsed.toFixed(0)} ms`] : []),
      ...documents.flatMap(faultsOfVerdict),
      ...(thorough ? documents.flatMap(faultsOfDocument) : []),
    ]
  } catch (error) {
    return [`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]
  }
}

function documentsOf(input: FuzzInput): readonly DenialDocument[] {
  if (input.kind === 'text') return explainText(input.text, layers)
  const outcome = classifyRecord(input.record, layers)
  if ('verdict' in outcome) return [toDenialDocument(remediate(outcome, layers), 'finding')]
  return []
}

function faultsOfVerdict({ verdict, fixes, candidates }: DenialDocument): string[] {
  const snippets = fixes.flatMap((fix) => Object.values(fix.snippets) as (string | null)[])
  const allows = snippets.some((snippet) => snippet !== null && /Effect\W{1,6}Allow|effect:? ?=? ?\W?Allow/.test(snippet))
  return [
    ...((verdict.layer === 'undetermined') === (verdict.basis === 'undetermined') ? [] : ['undetermined by layer or by basis alone']),
    ...(verdict.denyType === 'explicit' && allows ? ['an explicit deny answered with an Allow'] : []),
    ...(candidates.some(({ layer }) => layer === verdict.layer) ? ['the verdict among its candidates'] : []),
    ...(verdict.why === '' ? ['a verdict without a reason'] : []),
  ]
}
