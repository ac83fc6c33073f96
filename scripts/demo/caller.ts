import type { JsonObject } from '../../shared/model/json.ts'

/** Whoever sends requests: the identity as CloudTrail writes it, and where the requests come from. */
export interface Caller {
  readonly identity: JsonObject
  /** The ARN that AWS's texts name, or null for anonymous callers and services. */
  readonly arn: string | null
  readonly account: string | null
  readonly ip: string
  readonly agent: string
  readonly vpcEndpoint?: { readonly id: string; readonly account: string }
}

/** From where and with what a caller works. */
export type Origin = Pick<Caller, 'ip' | 'agent' | 'vpcEndpoint'>

/** Session credentials start with ASIA and never repeat the letters of a real key. */
const sessionKey = (name: string) => `ASIAEXAMPLE${letters(name, 9)}`

/** The unique id of a role or user, made of its name. */
export function uniqueId(prefix: 'AROA' | 'AIDA', name: string): string {
  return `${prefix}EXAMPLE${letters(name, 10)}`
}

/** The end of the name: what SSO roles share is their beginning. */
const letters = (name: string, length: number) =>
  name
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .padStart(length, 'X')
    .slice(-length)

/** A session of a role. `path` is the role's path, which only the session issuer shows. */
export function roleSession(account: string, role: string, session: string, origin: Origin, path = '/'): Caller {
  const arn = `arn:aws:sts::${account}:assumed-role/${role}/${session}`
  const roleId = uniqueId('AROA', role)
  const identity = {
    type: 'AssumedRole',
    principalId: `${roleId}:${session}`,
    arn,
    accountId: account,
    accessKeyId: sessionKey(role),
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: roleId,
        arn: `arn:aws:iam::${account}:role${path}${role}`,
        accountId: account,
        userName: role,
      },
      attributes: { creationDate: '2026-08-17T00:00:00Z', mfaAuthenticated: 'false' },
    },
  }
  return { identity, arn, account, ...origin }
}

/** A user with a long-lived access key. */
export function iamUser(account: string, userName: string, accessKeyId: string, origin: Origin): Caller {
  const arn = `arn:aws:iam::${account}:user/${userName}`
  const identity = { type: 'IAMUser', principalId: uniqueId('AIDA', userName), arn, accountId: account, accessKeyId, userName }
  return { identity, arn, account, ...origin }
}

/** The same caller as the account of the resource sees it: an id and an account, but no ARN. */
export function asSeenByOwner(caller: Caller): Caller {
  return { ...caller, identity: { type: 'AWSAccount', principalId: caller.identity['principalId'], accountId: caller.account } }
}

/** Nobody: no signature. AWS writes `anonymous` today and wrote `ANONYMOUS_PRINCIPAL` before. */
export function anonymous(spelling: 'anonymous' | 'ANONYMOUS_PRINCIPAL', origin: Origin): Caller {
  return { identity: { type: 'AWSAccount', principalId: '', accountId: spelling }, arn: null, account: null, ...origin }
}

/** An AWS service that calls for itself. */
export function awsService(name: string): Caller {
  return { identity: { type: 'AWSService', invokedBy: name }, arn: null, account: null, ip: name, agent: name }
}
