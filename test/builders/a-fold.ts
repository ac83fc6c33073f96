import { findingId, findingKeyV1, shortId } from '../../shared/finding-key/v1.ts'
import { foldByFindingKey } from '../../shared/findings/fold.ts'
import type { ClassifiedDenial, RemediatedDenial } from '../../shared/model/classified.ts'
import type { Denial } from '../../shared/model/denial.ts'
import type { FindingFold, FindingIdentity } from '../../shared/model/stored-finding.ts'
import { aRemediatedDenial, type RemediatedChanges } from './a-remediated-denial.ts'

/** The key and ids of the finding that a denial belongs to. */
export function identify(denial: Denial): FindingIdentity {
  const key = findingKeyV1(denial)
  const id = findingId(key)
  return { key, findingId: id, shortId: shortId(id) }
}

/** What folding asks for; the denials of these tests are remediated already. */
export const FOLD_OPTIONS = { identify, remediate: (denial: ClassifiedDenial) => denial as RemediatedDenial }

/** The fold of denials that share a finding key. */
export function foldOf(denials: readonly RemediatedDenial[]): FindingFold {
  const folds = foldByFindingKey(denials, FOLD_OPTIONS)
  if (folds.length !== 1 || folds[0] === undefined) throw new Error(`${folds.length} findings where the test means one`)
  return folds[0]
}

/** The fold of plain denials with these changes. */
export function aFold(...changes: readonly RemediatedChanges[]): FindingFold {
  return foldOf((changes.length === 0 ? [{}] : changes).map(aRemediatedDenial))
}
