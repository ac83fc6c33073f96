import type { Denial, DeniedRequest, RequiredAction, Skipped } from '../model/denial.ts'
import { isObject, readBoolean, readObject, readText, type JsonObject } from '../model/json.ts'
import { ABSENT_MESSAGE, type ParsedMessage } from '../model/message.ts'
import type { CloudTrailRecord } from '../model/record.ts'
import { actionsOf } from './actions.ts'
import { eventTimeOf } from './event-time.ts'
import { identityOf, type Identity } from './identity.ts'
import { parseMessage } from './message/parse-message.ts'
import { noiseOf } from './noise.ts'
import { kmsTargetOf, targetOf, type Target } from './resource.ts'
import { s3ContextOf, skipReasonOf } from './skip-reason.ts'
import { fillFromText, requestedResource } from './stated-target.ts'
import { readShort } from './text.ts'
import { toolOf, withoutBrackets } from './tool.ts'

/** True for what `normalizeRecord` found to be a denial. */
export function isDenial<T extends Denial>(normalized: T | Skipped): normalized is T {
  return !('kind' in normalized)
}

/** The denial that a record reports, or why it reports none. Reads any JSON; nothing in it is trusted. */
export function normalizeRecord(record: CloudTrailRecord): Denial | Skipped {
  const reason = skipReasonOf(record)
  if (reason === null) return toDenial(record)
  return { kind: 'skipped', eventId: isObject(record) ? readShort(record, 'eventID') : null, reason }
}

function toDenial(record: CloudTrailRecord): Denial {
  const parameters = readObject(record, 'requestParameters')
  const region = readShort(record, 'awsRegion')
  const eventSource = readShort(record, 'eventSource') ?? ''
  const eventName = readShort(record, 'eventName') ?? ''
  const target = recordedTarget(record, eventSource, region)
  const message = messageOf(record, target)
  const { own, all } = actionsOf(eventSource, eventName, parameters, message.action)
  const identity = identityOf(readObject(record, 'userIdentity'), message.principal)
  const account = readShort(record, 'recipientAccountId') ?? loggingAccount(identity)
  const request = requestOf(record, identity, fillFromText(target, message, own), message, own)
  return {
    from: 'record',
    eventId: readShort(record, 'eventID'),
    sharedEventId: readShort(record, 'sharedEventID'),
    eventTime: eventTimeOf(record),
    account,
    region,
    eventSource,
    eventCategory: readShort(record, 'eventCategory'),
    errorCode: readShort(record, 'errorCode'),
    httpStatus: null,
    request,
    message,
    requiredActions: all,
    parameters: parameters ?? {},
    authenticationMethod: readShort(readObject(record, 'additionalEventData'), 'AuthenticationMethod'),
    principalId: identity.principalId,
    vpcEndpointAccount: readShort(record, 'vpcEndpointAccountId'),
    noise: noiseOf(request, parameters, account),
  }
}

function recordedTarget(record: JsonObject, eventSource: string, region: string | null): Target {
  const s3Context = eventSource === 'kms.amazonaws.com' ? s3ContextOf(record) : null
  return s3Context === null ? targetOf(record, region) : kmsTargetOf(record, s3Context)
}

function messageOf(record: JsonObject, target: Target): ParsedMessage {
  const text = readText(record, 'errorMessage')
  return text === null ? ABSENT_MESSAGE : parseMessage(text, { resources: target.arns, fromRecord: true })
}

/** Records before version 1.02 do not name the account that logged them; it is the caller's, unless another account's principal called. */
function loggingAccount({ principal }: Identity): string | null {
  return principal.type === 'AWSAccount' ? null : principal.account
}

function requestOf(
  record: JsonObject,
  { principal }: Identity,
  target: Target,
  message: ParsedMessage,
  own: RequiredAction | null,
): DeniedRequest {
  const eventName = readShort(record, 'eventName')
  const userAgent = withoutBrackets(readShort(record, 'userAgent'))
  const isConsoleSession = readBoolean(record, 'sessionCredentialFromConsole') === true
  return {
    eventName,
    action: own?.action ?? message.action,
    resource: requestedResource(target, message, own, eventName),
    bucket: target.bucket,
    key: target.key,
    bucketAccount: target.bucketAccount,
    principal,
    sourceIp: readShort(record, 'sourceIPAddress'),
    vpcEndpointId: readShort(record, 'vpcEndpointId'),
    userAgent,
    tool: toolOf(userAgent, principal.service, isConsoleSession),
  }
}
