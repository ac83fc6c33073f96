import { classify } from '../../shared/classify/classify.ts'
import { isStatedByCode } from '../../shared/classify/stating-codes.ts'
import { layers } from '../../shared/layers/index.ts'
import { classifyRecord, explainText } from '../../shared/examine.ts'
import { toDenialDocument } from '../../shared/findings/denial-document.ts'
import { readPastedText } from '../../shared/ingest/pasted-text.ts'
import type { ClassifiedDenial } from '../../shared/model/classified.ts'
import type { DenialDocument } from '../../shared/model/denial-document.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import { normalizePasted } from '../../shared/normalize/normalize-pasted.ts'
import { remediate } from '../../shared/remediate/remediate.ts'
import { inChunks, ingestAll } from '../builders/ingest.ts'
import { faultsOfDocument } from '../hostile-strings/check-document.ts'
import type { Container } from './containers.ts'

/** One input of the fuzzer. */
export type FuzzInput =
  | { readonly kind: 'record'; readonly record: JsonObject }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly file: Container }

/** Far above what any case of this size needs, so that only an explosion meets it. */
const SLOW_MS = 1500

/** What must hold and does not, for one input; empty where all is well. `thorough` looks at everything that is printed, too. */
export async function faultsOf(input: FuzzInput, thorough: boolean): Promise<string[]> {
  const startedAt = performance.now()
  try {
    const faults = input.kind === 'file' ? await faultsOfFile(input.file) : []
    const documents = documentsOf(input)
    const elapsed = performance.now() - startedAt
    return [
      ...faults,
      ...(elapsed > SLOW_MS ? [`took ${elapsed.toFixed(0)} ms`] : []),
      ...documents.flatMap(faultsOfVerdict),
      ...(thorough ? documents.flatMap(faultsOfDocument) : []),
      ...(thorough || input.kind === 'record' ? classifiedIn(input).flatMap(faultsOfClaim) : []),
      ...(Object.keys(Object.prototype).length === 0 ? [] : ['the prototype of all objects was changed']),
    ]
  } catch (error) {
    return [`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]
  }
}

async function faultsOfFile({ bytes, pieces, holds }: Container): Promise<string[]> {
  const whole = await ingestAll(inChunks(bytes, [bytes.length]))
  const inPieces = await ingestAll(inChunks(bytes, pieces))
  const records = whole.flatMap((one) => (one.kind === 'record' ? [one.record] : []))
  const outcomes = records.map((record) => classifyRecord(record, layers))
  return [
    ...(JSON.stringify(whole) === JSON.stringify(inPieces) ? [] : ['read otherwise in pieces than in one']),
    ...(holds === null || (records.length === holds && whole.length === holds)
      ? []
      : [`holds ${holds}, found ${records.length} of ${whole.length}`]),
    ...whole.flatMap((one) =>
      one.kind === 'malformed' && (one.reason === '' || (one.count ?? 1) < 1) ? ['a bad part without a reason'] : [],
    ),
    ...outcomes.flatMap((outcome) => ('verdict' in outcome ? faultsOfClaim(outcome) : [])),
  ]
}

const NAMING_FORMS: readonly string[] = ['reason', 'setting', 'authentication']

/** Only words of AWS that name something, or a code that is a statement, make a verdict `stated`; nothing here proves one. */
function faultsOfClaim({ message, errorCode, verdict }: ClassifiedDenial): string[] {
  const isNamed = NAMING_FORMS.includes(message.form) || isStatedByCode(errorCode, verdict.layer)
  return [
    ...(verdict.basis === 'stated' && !isNamed ? [`stated by a text of the form ${message.form}`] : []),
    ...(verdict.basis === 'proven' ? ['proven without a policy'] : []),
  ]
}

function classifiedIn(input: FuzzInput): readonly ClassifiedDenial[] {
  if (input.kind === 'text') {
    const pasted = readPastedText(input.text).flatMap((one) => (one.kind === 'pasted' ? [normalizePasted(one.denial)] : []))
    return pasted.map((denial) => classify(denial, layers))
  }
  const outcome = input.kind === 'record' ? classifyRecord(input.record, layers) : null
  return outcome !== null && 'verdict' in outcome ? [outcome] : []
}

function documentsOf(input: FuzzInput): readonly DenialDocument[] {
  if (input.kind === 'text') return explainText(input.text, layers)
  const outcome = input.kind === 'record' ? classifyRecord(input.record, layers) : null
  if (outcome !== null && 'verdict' in outcome) return [toDenialDocument(remediate(outcome, layers), 'finding')]
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
