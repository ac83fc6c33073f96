import { entityArnOf, parseArn, sessionNameOf } from '../model/arn.ts'
import type { Principal } from '../model/denial.ts'
import { readObject, readText, type JsonObject } from '../model/json.ts'
import { readShort } from './text.ts'

/** Who asked, with the unique id that stays the same over sessions. */
export interface Identity {
  readonly principal: Principal
  readonly principalId: string | null
}

/** Nobody: the request had no credentials. */
const ANONYMOUS: Identity = {
  principal: { type: 'Anonymous', arn: null, entityArn: null, account: null, sessionName: null, service: null },
  principalId: null,
}

// `ANONYMOUS_PRINCIPAL` until about 2018, `anonymous` since.
const ANONYMOUS_ACCOUNTS = new Set(['anonymous', 'ANONYMOUS_PRINCIPAL'])

/**
 * Reads `userIdentity`. The resource owner's copy of a cross-account record leaves out the caller's ARN, while its text has it: `statedArn`
 * fills the gap where its account is the recorded one.
 */
export function identityOf(userIdentity: JsonObject | null, statedArn: string | null): Identity {
  if (isAnonymous(userIdentity)) return ANONYMOUS
  const recordedArn = readShort(userIdentity, 'arn')
  const recordedAccount = readShort(userIdentity, 'accountId')
  const arn = recordedArn ?? matchingArn(statedArn, recordedAccount)
  const issuer = readObject(readObject(userIdentity, 'sessionContext'), 'sessionIssuer')
  const principal: Principal = {
    type: readShort(userIdentity, 'type'),
    arn,
    entityArn: readShort(issuer, 'arn') ?? (arn === null ? null : entityArnOf(arn)),
    account: recordedAccount ?? accountOf(arn),
    sessionName: sessionName(arn, readShort(userIdentity, 'principalId')),
    service: readShort(userIdentity, 'invokedBy'),
  }
  return { principal, principalId: uniqueId(userIdentity, issuer) }
}

/** Who asked, as far as a text tells: an ARN, or a service that calls for itself. */
export function statedPrincipal(stated: string | null): Principal {
  const arn = stated?.startsWith('arn:') === true ? stated : null
  const service = arn === null && stated?.endsWith('.amazonaws.com') === true ? stated : null
  const entityArn = arn === null ? null : entityArnOf(arn)
  return { type: null, arn, entityArn, account: accountOf(arn), sessionName: sessionName(arn, null), service }
}

function isAnonymous(userIdentity: JsonObject | null): boolean {
  const type = readText(userIdentity, 'type')
  const account = readText(userIdentity, 'accountId')
  if (account !== null && account !== '') return ANONYMOUS_ACCOUNTS.has(account)
  return type === 'AWSAccount' && readText(userIdentity, 'principalId') === '' && readShort(userIdentity, 'arn') === null
}

function matchingArn(statedArn: string | null, account: string | null): string | null {
  if (statedArn === null || !statedArn.startsWith('arn:')) return null
  return account === null || accountOf(statedArn) === account ? statedArn : null
}

function accountOf(arn: string | null): string | null {
  return (arn === null ? null : parseArn(arn)?.account) || null
}

/** The name of the session: after the role in an ARN, after the user of `GetFederationToken`, or after the colon of a unique id. */
function sessionName(arn: string | null, principalId: string | null): string | null {
  if (arn === null) return principalId === null ? null : afterColon(principalId)
  return sessionNameOf(arn) ?? federatedName(arn)
}

function federatedName(arn: string): string | null {
  const at = arn.indexOf(':federated-user/')
  return at === -1 ? null : arn.slice(at + ':federated-user/'.length) || null
}

function afterColon(principalId: string): string | null {
  const colon = principalId.indexOf(':')
  return colon === -1 ? null : principalId.slice(colon + 1) || null
}

/** The id of the role or user (`AROA…`, `AIDA…`), not of its session. */
function uniqueId(userIdentity: JsonObject | null, issuer: JsonObject | null): string | null {
  const id = readShort(issuer, 'principalId') ?? readShort(userIdentity, 'principalId') ?? onBehalfOf(userIdentity)
  if (id === null) return null
  const colon = id.indexOf(':')
  return colon === -1 ? id : id.slice(0, colon) || null
}

/** A person of IAM Identity Center has no ARN; the id of the user is all there is. */
function onBehalfOf(userIdentity: JsonObject | null): string | null {
  return readShort(readObject(userIdentity, 'onBehalfOf'), 'userId')
}
