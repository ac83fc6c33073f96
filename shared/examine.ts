import { classify } from './classify/classify.ts'
import { toDenialDocument } from './findings/denial-document.ts'
import { readPastedText } from './ingest/pasted-text.ts'
import type { ClassifiedDenial } from './model/classified.ts'
import type { DenialDocument } from './model/denial-document.ts'
import type { Denial, Skipped } from './model/denial.ts'
import type { Layer } from './model/layer.ts'
import type { CloudTrailRecord, PastedInput } from './model/record.ts'
import { normalizePasted } from './normalize/normalize-pasted.ts'
import { isDenial, normalizeRecord } from './normalize/normalize-record.ts'
import { remediate } from './remediate/remediate.ts'

// The first half of the path, which keeps nothing. A file of its own, so that `explain` starts without folding, hashing and stores.

/** One record as far as its verdict, or why it is no denial. */
export function classifyRecord(record: CloudTrailRecord, layers: readonly Layer[]): ClassifiedDenial | Skipped {
  const normalized = normalizeRecord(record)
  return isDenial(normalized) ? classify(normalized, layers) : normalized
}

/** Every denial in a pasted text, explained, in reading order; empty where it holds none. */
export function explainText(text: string, layers: readonly Layer[]): readonly DenialDocument[] {
  return readPastedText(text)
    .map(normalizeInput)
    .filter(isDenial)
    .map((denial) => toDenialDocument(remediate(classify(denial, layers), layers), null))
}

function normalizeInput(input: PastedInput): Denial | Skipped {
  return input.kind === 'record' ? normalizeRecord(input.record) : normalizePasted(input.denial)
}
