import type { RequiredAction } from '../model/denial.ts'
import type { JsonObject } from '../model/json.ts'
import { knownAction, rowsOf, type ActionRow } from './action-table.ts'
import { foldParameters, holds } from './conditions.ts'

/** What a call needs: its own action, and all actions that it may need, its own first. */
export interface NeededActions {
  readonly own: RequiredAction | null
  readonly all: readonly RequiredAction[]
}

/**
 * The IAM actions of a call. The request's own action is the one that the text names, where the call can need it at all: the text of a
 * GetObject may speak of `s3:ListBucket` (a missing object) or of `kms:Decrypt`, which are not what was asked. Else it is the first row that is
 * needed, for a copy the one on the destination.
 */
export function actionsOf(eventSource: string, eventName: string, parameters: JsonObject | null, statedName: string | null): NeededActions {
  // A pasted text may not tell the call.
  const rows = eventName === '' ? [] : rowsOf(eventSource, eventName)
  if (rows.length === 0) return statedOnly(statedName)
  const stated = statedRow(rows, statedName)
  const open = rows.length === 1 && rows[0]?.condition === null ? [rows[0].needed] : openActions(rows, parameters, stated)
  const own = ownAction(open, stated)
  return { own, all: ownFirst(open, own) }
}

function statedOnly(statedName: string | null): NeededActions {
  const own = statedName === null ? null : knownAction(statedName)
  return { own, all: own === null ? [] : [own] }
}

/** The row of the action that the text names, where the table has one for this call. */
function statedRow(rows: readonly ActionRow[], statedName: string | null): RequiredAction | null {
  for (const row of rows) if (row.needed.action === statedName) return row.needed
  return null
}

/** All rows whose condition is not false. What AWS names is needed, whatever the record could tell. */
function openActions(rows: readonly ActionRow[], parameters: JsonObject | null, stated: RequiredAction | null): RequiredAction[] {
  const folded = foldParameters(parameters)
  const open: RequiredAction[] = []
  for (const row of rows) {
    const isNeeded = row.needed === stated || row.condition === null || holds(row.condition, folded)
    if (isNeeded !== false) open.push(isNeeded === true ? row.needed : row.unknown)
  }
  return open
}

function ownAction(open: readonly RequiredAction[], stated: RequiredAction | null): RequiredAction | null {
  if (stated !== null && !stated.action.startsWith('kms:')) return stated
  let best: RequiredAction | null = null
  for (const one of open) if (best === null || preference(one) > preference(best)) best = one
  return best
}

/** The first of the highest: a call of KMS by S3 is never what was asked; then the destination before the source. */
function preference({ action, role }: RequiredAction): number {
  return (action.startsWith('kms:') ? 0 : 2) + (role === 'source' ? 0 : 1)
}

function ownFirst(open: readonly RequiredAction[], own: RequiredAction | null): readonly RequiredAction[] {
  return own === null ? open : [own, ...open.filter((one) => one !== own)]
}
