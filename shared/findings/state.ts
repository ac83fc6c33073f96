import type { FindingState } from '../model/finding.ts'
import type { StoredFinding } from '../model/stored-finding.ts'

const NEW_FOR_MS = 60 * 60_000

/** `new` while all denials lie within one hour, then `ongoing` (docs/decisions): a function of merged facts, so a replay gives the same. */
export function stateOf({ firstSeen, lastSeen }: StoredFinding): FindingState {
  if (firstSeen === null || lastSeen === null) return 'new'
  return Date.parse(lastSeen) - Date.parse(firstSeen) <= NEW_FOR_MS ? 'new' : 'ongoing'
}
