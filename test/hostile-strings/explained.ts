import { explainText } from '../../shared/examine.ts'
import { layers } from '../../shared/layers/index.ts'
import { toDenialDocument } from '../../shared/findings/denial-document.ts'
import type { DenialDocument } from '../../shared/model/denial-document.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import { classifyRecord } from '../../shared/examine.ts'
import { remediate } from '../../shared/remediate/remediate.ts'

/** The documents of a record: one, or none where it is no denial. */
export function explainedRecord(record: JsonObject): DenialDocument[] {
  const outcome = classifyRecord(record, layers)
  return 'verdict' in outcome ? [toDenialDocument(remediate(outcome, layers), null)] : []
}

/** The documents of a pasted text. */
export function explainedText(text: string): readonly DenialDocument[] {
  return explainText(text, layers)
}
