import { layers } from '#shared/layers/index.ts'
import type { DenialDocument } from '#shared/model/denial-document.ts'
import { explainText } from '#shared/examine.ts'

/**
 * A text with what is right to say of it. Any of `layer` is right; `["undetermined"]` means that the text does not say, so a verdict `stated`
 * or `proven` is an overclaim; `none` that it is no denial.
 */
export interface Row {
  readonly id: string
  readonly text: string
  readonly expect: {
    readonly layer: readonly string[]
    readonly denyType?: string | null
    readonly policyArn?: string
    readonly action?: string
  }
}

export const OUTCOMES = ['right', 'wrong', 'overclaimed', 'abstained'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What `explain` makes of a row's text, held against what the row expects. */
export interface Judged {
  readonly row: Row
  readonly outcome: Outcome
  readonly got: string
  /** Facts besides the layer that differ from what the row expects. */
  readonly differing: readonly string[]
}

/** Explains the text and compares the first denial that is found. */
export function judge(row: Row): Judged {
  const [found] = explainText(row.text, layers)
  const got = found === undefined ? 'none' : `${found.verdict.layer} (${found.verdict.basis}, ${found.verdict.denyType ?? 'no deny type'})`
  return { row, outcome: outcomeOf(row, found), got, differing: found === undefined ? [] : differences(row, found) }
}

function outcomeOf({ expect }: Row, found: DenialDocument | undefined): Outcome {
  const layer = found?.verdict.layer ?? 'none'
  const claims = found?.verdict.basis === 'stated' || found?.verdict.basis === 'proven'
  if (expect.layer.includes(layer)) return 'right'
  if (expect.layer.includes('undetermined')) return claims ? 'overclaimed' : found?.verdict.basis === 'inferred' ? 'right' : 'abstained'
  return layer === 'undetermined' || layer === 'none' ? 'abstained' : 'wrong'
}

function differences({ expect }: Row, { verdict }: DenialDocument): string[] {
  const pairs: readonly (readonly [string, string | null | undefined, string | null | undefined])[] = [
    ['denyType', expect.denyType, verdict.denyType],
    ['policyArn', expect.policyArn, verdict.policy?.arn],
    ['action', expect.action?.toLowerCase(), verdict.action?.toLowerCase()],
  ]
  return pairs.flatMap(([name, wanted, actual]) =>
    wanted === undefined || wanted === null || wanted === actual ? [] : [`${name}: ${wanted} ≠ ${actual ?? 'null'}`],
  )
}
