import { hash } from 'node:crypto'
import { parseArn } from '../model/arn.ts'
import type { Denial } from '../model/denial.ts'
import type { FindingKey } from '../model/finding.ts'
import { SHORT_ID_ALPHABET } from '../model/short-id.ts'
import { actionClassV1 } from './action-class-v1.ts'

// INVARIANT: a finding key of version 1 never changes for the same denial: findings, mutes and short ids that people wrote down hang on it.
// The literal ids in the test hold it. A better key is a new file beside this one, never an edit here.

const LIMITS = { account: 64, region: 64, principal: 800, bucket: 255 } as const

/** What makes two denials one finding: owner account, Region, principal without session, bucket and action class, from the record alone. */
export function findingKeyV1(denial: Denial): FindingKey {
  const { bucketAccount } = denial.request
  return {
    version: 1,
    account: bounded(bucketAccount ?? denial.account ?? '', LIMITS.account),
    region: bounded(denial.region ?? '', LIMITS.region),
    principal: bounded(principalOf(denial), LIMITS.principal),
    bucket: bounded(bucketOf(denial), LIMITS.bucket),
    actionClass: actionClassV1(denial),
  }
}

/** The id of the finding with this key: 32 hex digits of the SHA-256 of its parts in a fixed order. */
export function findingId(key: FindingKey): string {
  const { version, account, region, principal, bucket, actionClass } = key
  const canonical = JSON.stringify(['whodenied finding', version, account, region, principal, bucket, actionClass])
  return hash('sha256', canonical, 'hex').slice(0, 32)
}

/** The id for people, `DEN-` and eight characters without look-alikes. Two findings share one once in about 10^11 pairs. */
export function shortId(id: string): string {
  const base = BigInt(SHORT_ID_ALPHABET.length)
  let rest = BigInt(`0x${hash('sha256', id, 'hex').slice(0, 16)}`)
  let characters = ''
  for (; characters.length < 8; rest /= base) characters += SHORT_ID_ALPHABET[Number(rest % base)] ?? ''
  return `DEN-${characters}`
}

/** The bucket; where a record names only an access point, that, so that the access points of one principal stay apart. */
function bucketOf({ request: { bucket, resource } }: Denial): string {
  if (bucket !== null) return bucket
  const [kind, name] = parseArn(resource ?? '')?.resource.split(/[/:]/, 2) ?? []
  return kind === 'accesspoint' && name ? `${kind}/${name}` : ''
}

function principalOf(denial: Denial): string {
  const { type, entityArn, service, account } = denial.request.principal
  if (entityArn !== null) return entityArn
  if (service !== null) return `service:${service}`
  if (type === 'Anonymous') return 'anonymous'
  // The owner's copy of a cross-account denial has the unique id and no ARN.
  return denial.principalId ?? account ?? ''
}

// Part of the stored item, so bounded in the UTF-8 bytes of its JSON; the hash keeps two long texts with the same beginning apart.
function bounded(text: string, limit: number): string {
  if (text.length <= limit && Buffer.byteLength(JSON.stringify(text)) <= limit + 2) return text
  const kept = text
    .slice(0, limit)
    .replace(/[^\x20-\x7e]|["\\]/g, '_')
    .slice(0, limit - 33)
  return `${kept}~${hash('sha256', JSON.stringify(text), 'hex').slice(0, 32)}`
}
