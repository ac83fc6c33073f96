import { nameOfPrincipal } from '../model/arn.ts'
import type { ActionClass, FindingKey } from '../model/finding.ts'
import type { LayerId } from '../model/layer-id.ts'
import type { Verdict } from '../model/verdict.ts'

const DOING: Readonly<Record<ActionClass, string>> = {
  read: 'read',
  write: 'write to',
  delete: 'delete from',
  list: 'list',
  admin: 'administer',
}

/** The title for people: `etl cannot read orders-prod: bucket policy, statement 2`. */
export function titleOf(key: FindingKey, { layer, statement }: Verdict, labelOf: (layer: LayerId) => string): string {
  const place = statement === null ? '' : `, statement ${statement.index + 1}`
  return `${whoOf(key.principal)} cannot ${DOING[key.actionClass]} ${key.bucket || 'S3'}: ${labelOf(layer)}${place}`
}

function whoOf(principal: string): string {
  if (principal === '') return 'somebody unknown'
  if (principal === 'anonymous') return 'an anonymous caller'
  return principal.startsWith('service:') ? principal.slice('service:'.length) : nameOfPrincipal(principal)
}
