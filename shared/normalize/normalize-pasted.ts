import type { Denial, DeniedRequest, Principal, RequiredAction } from '../model/denial.ts'
import type { ParsedMessage } from '../model/message.ts'
import type { PastedDenial } from '../model/record.ts'
import { actionsOf } from './actions.ts'
import { statedPrincipal } from './identity.ts'
import { parseMessage } from './message/parse-message.ts'
import type { Target } from './resource.ts'
import { fillFromText, requestedResource } from './stated-target.ts'
import { shorten } from './text.ts'

/** The denial that a pasted text reports. What neither the sentence nor its wrapper tells is null; it is never noise, since somebody asks. */
export function normalizePasted(pasted: PastedDenial): Denial {
  const target = wrappedTarget(pasted)
  const message = parseMessage(pasted.message, { resources: target.arns })
  const eventSource = eventSourceOf(pasted, message)
  const { own, all } = actionsOf(eventSource ?? '', pasted.eventName ?? '', null, message.action)
  return {
    from: 'text',
    eventId: null,
    sharedEventId: null,
    eventTime: null,
    account: null,
    region: null,
    eventSource,
    eventCategory: null,
    errorCode: pasted.errorCode,
    httpStatus: pasted.httpStatus,
    request: requestOf(pasted, message, fillFromText(target, message, own), own),
    message,
    requiredActions: all,
    parameters: {},
    authenticationMethod: null,
    principalId: null,
    vpcEndpointAccount: null,
    noise: null,
  }
}

function requestOf(pasted: PastedDenial, message: ParsedMessage, target: Target, own: RequiredAction | null): DeniedRequest {
  return {
    eventName: pasted.eventName,
    action: own?.action ?? message.action,
    resource: requestedResource(target, message, own, pasted.eventName),
    bucket: target.bucket,
    key: target.key,
    bucketAccount: target.bucketAccount,
    principal: principalOf(message.principal ?? pasted.principal ?? null),
    sourceIp: null,
    vpcEndpointId: null,
    userAgent: null,
    tool: pasted.tool,
  }
}

function principalOf(named: string | null): Principal {
  return named === 'anonymous' ? { ...statedPrincipal(null), type: 'Anonymous' } : statedPrincipal(named)
}

function wrappedTarget({ bucket, key }: PastedDenial): Target {
  const bucketArn = bucket === null ? null : `arn:aws:s3:::${shorten(bucket)}`
  const arns = bucketArn === null ? [] : key === null ? [bucketArn] : [`${bucketArn}/${shorten(key)}`, bucketArn]
  return { bucket, key, bucketAccount: null, bucketArn, accessPointArn: null, kmsKeyArn: null, arns }
}

/**
 * The service that was called. A known operation of S3 tells more than a service that was read from the action in the text: a PutObject that
 * lacks `kms:GenerateDataKey` went to S3.
 */
function eventSourceOf({ service, eventName }: PastedDenial, { action }: ParsedMessage): string | null {
  // S3 passes on the error of the key under a code of KMS.
  const isNamedByAction = service === null || service === 'kms' || action?.startsWith(`${service}:`) === true
  if (isNamedByAction && action !== `${service}:${eventName}` && isS3Operation(eventName ?? '')) return 's3.amazonaws.com'
  if (service !== null) return `${service === 's3control' ? 's3' : service}.amazonaws.com`
  return action === null ? null : `${action.slice(0, action.indexOf(':')).toLowerCase()}.amazonaws.com`
}

/** Other services have calls of the same name as S3 Tables (`CreateTable`), so only those of S3 itself count. */
function isS3Operation(eventName: string): boolean {
  return actionsOf('s3.amazonaws.com', eventName, null, null).own?.action.startsWith('s3:') ?? false
}
