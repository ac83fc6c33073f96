import type { StoredCause } from '../model/stored-finding.ts'
import type { Verdict } from '../model/verdict.ts'
import { clipText } from './bounded-copy.ts'
import { hash64 } from './event-hash.ts'
import { latest } from './moment.ts'
import { compareTexts } from './order.ts'
import { BYTES, KEPT } from './sizes.ts'

/** The cause that a verdict names: layer, deny type and policy. */
export function causeOf({ layer, denyType, policy }: Verdict, lastSeen: string | null): StoredCause {
  const id = hash64(JSON.stringify([layer, denyType, policy?.arn ?? null, policy?.name ?? null]))
  return { id, layer, denyType, policy: policy && boundedPolicy(policy), lastSeen }
}

function boundedPolicy({ arn, name }: NonNullable<Verdict['policy']>): Verdict['policy'] {
  return { arn: arn && clipText(arn, BYTES.policyArn), name: name && clipText(name, BYTES.policyName) }
}

/**
 * Each cause once, with when it was last seen; of many, those seen last. A cause that fell out can come back only with a newer time than
 * those that are kept, so forgetting it loses nothing.
 */
export function newestCauses(causes: readonly StoredCause[]): StoredCause[] {
  const byId = new Map<string, StoredCause>()
  for (const cause of causes) {
    const known = byId.get(cause.id)
    byId.set(cause.id, known === undefined ? cause : { ...known, ...cause, lastSeen: latest(known.lastSeen, cause.lastSeen) })
  }
  return Array.from(byId.values())
    .sort((a, b) => compareTexts(b.lastSeen ?? '', a.lastSeen ?? '') || compareTexts(a.id, b.id))
    .slice(0, KEPT.causes)
}
