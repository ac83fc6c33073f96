import { classify } from './classify/classify.ts'
import { toDenialDocument } from './findings/denial-document.ts'
import { PASTED_LIMIT, readPastedText } from './ingest/pasted-text.ts'
import type { ClassifiedDenial } from './model/classified.ts'
import type { DenialDocument } from './model/denial-document.ts'
import type { Denial, Skipped } from './model/denial.ts'
import type { Layer } from './model/layer.ts'
import type { CloudTrailRecord, PastedInput } from './model/record.ts'
import { normalizePasted } from './normalize/normalize-pasted.ts'
import { isDenial, normalizeRecord } from './normalize/normalize-record.ts'
import { recordAsText } from './normalize/record-as-text.ts'
import { remediate } from './remediate/remediate.ts'

// The first half of the path, which keeps nothing. A file of its own, so that `explain` starts without folding, hashing and stores.

/** One record as far as its verdict, or why it is no denial. */
export function classifyRecord(record: CloudTrailRecord, layers: readonly Layer[]): ClassifiedDenial | Skipped {
  const normalized = normalizeRecord(record)
  return isDenial(normalized) ? classify(normalized, layers) : normalized
}

/** Every denial in a pasted text, explained, in reading order; empty where it holds none. */
export function explainText(text: string, layers: readonly Layer[]): readonly DenialDocument[] {
  return piecesOf(text)
    .flatMap(readPastedText)
    .flatMap(normalizeInput)
    .map((denial) => toDenialDocument(remediate(classify(denial, layers), layers), null))
}

function normalizeInput(input: PastedInput): readonly Denial[] {
  if (input.kind === 'pasted') return [normalizePasted(input.denial)]
  const normalized = normalizeRecord(input.record)
  if (isDenial(normalized)) return [normalized]
  const pasted = normalized.reason === 'other-service' ? recordAsText(input.record) : null
  return pasted === null ? [] : [normalizePasted(pasted)]
}

/** A long log in pieces that end with a line, each no longer than what is read at once. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (let from = 0; from < text.length;) {
    const end = from + PASTED_LIMIT
    const line = end >= text.length ? -1 : text.lastIndexOf('\n', end - 1)
    const cut = line > from ? line + 1 : Math.min(end, text.length)
    pieces.push(text.slice(from, cut))
    from = cut
  }
  return pieces
}
