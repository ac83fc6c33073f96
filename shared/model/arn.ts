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
  const cuts: number[] = []
  for (let at = text.indexOf(':'); at !== -1 && cuts.length < 5; at = text.indexOf(':', at + 1)) cuts.push(at)
  if (cuts.length < 5) return null
  const part = (index: number) => text.slice((cuts[index] ?? 0) + 1, cuts[index + 1])
  return { partition: part(0), service: part(1), region: part(2), account: part(3), resource: text.slice((cuts[4] ?? 0) + 1) }
}

/** The identity behind a session: `arn:aws:sts::A:assumed-role/R/s` becomes `arn:aws:iam::A:role/R` (a role path is not in a session ARN). Other ARNs stay. */
export function entityArnOf(principalArn: string): string {
  const arn = parseArn(principalArn)
  if (arn?.service !== 'sts' || !arn.resource.startsWith('assumed-role/')) return principalArn
  const role = arn.resource.split('/')[1] ?? ''
  return `arn:${arn.partition}:iam::${arn.account}:role/${role}`
}

/** The session name of an assumed-role or federated-user ARN, else null. */
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
