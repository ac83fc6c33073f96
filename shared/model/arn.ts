/** The parts of an Amazon Resource Name, in any partition. Empty parts are empty strings. */
export interface Arn {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  /** All that follows the fifth colon; it may hold colons itself. */
  readonly resource: string
}

/** Splits an ARN at its first five colons, or gives null where the text is none. */
export function parseArn(text: string): Arn | null {
  if (!text.startsWith('arn:')) return null
  const service = text.indexOf(':', 4) + 1
  const region = service === 0 ? 0 : text.indexOf(':', service) + 1
  const account = region === 0 ? 0 : text.indexOf(':', region) + 1
  const resource = account === 0 ? 0 : text.indexOf(':', account) + 1
  if (resource === 0) return null
  return {
    partition: text.slice(4, service - 1),
    service: text.slice(service, region - 1),
    region: text.slice(region, account - 1),
    account: text.slice(account, resource - 1),
    resource: text.slice(resource),
  }
}

/** The identity behind a session: `arn:aws:sts::A:assumed-role/R/s` becomes `arn:aws:iam::A:role/R` (a role path is not in a session ARN). Other ARNs stay. */
export function entityArnOf(principalArn: string): string {
  const arn = parseArn(principalArn)
  if (arn?.service !== 'sts' || !arn.resource.startsWith('assumed-role/')) return principalArn
  const role = arn.resource.split('/')[1] ?? ''
  return `arn:${arn.partition}:iam::${arn.account}:role/${role}`
}

/** The session name of an assumed-role ARN, else null. */
export function sessionNameOf(principalArn: string): string | null {
  const arn = parseArn(principalArn)
  if (arn?.service !== 'sts') return null
  const parts = arn.resource.split('/')
  if (parts[0] === 'assumed-role') return parts.slice(2).join('/') || null
  return null
}

/** The last part of a role or user ARN, for people: `role/path/etl` becomes `etl`. */
export function nameOfPrincipal(principalArn: string): string {
  const arn = parseArn(principalArn)
  if (arn === null) return principalArn
  const parts = arn.resource.split('/')
  if (arn.service === 'sts' && parts[0] === 'assumed-role') return parts[1] ?? arn.resource
  return parts.at(-1) || arn.resource
}
