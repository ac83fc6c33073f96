import type { RequiredAction } from '../model/denial.ts'
import type { ParsedMessage } from '../model/message.ts'
import { resourceArnOf, type Target } from './resource.ts'
import { parseS3Arn, type S3Location } from './s3-arn.ts'

/**
 * Fills what is not known of the target from the text: CloudTrail drops parameters above 100 KB, and a pasted text has none. For a copy that is
 * refused at its source the text is the target, since the record names the destination.
 */
export function fillFromText(target: Target, message: ParsedMessage, own: RequiredAction | null): Target {
  const stated = message.resource === null ? null : parseS3Arn(message.resource)
  if (stated === null) return target
  if (own?.role === 'source' && own.action === message.action) return statedTarget(target, stated)
  if (target.bucket === null && target.accessPointArn === null) return { ...statedTarget(target, stated), key: target.key ?? stated.key }
  return target.bucket === stated.bucket
    ? { ...target, key: target.key ?? stated.key, bucketArn: stated.bucketArn ?? target.bucketArn }
    : target
}

function statedTarget(target: Target, { bucket, key, bucketArn, accessPointArn, account }: S3Location): Target {
  return { ...target, bucket, key, bucketArn, accessPointArn, bucketAccount: bucket === null ? null : account }
}

/** The ARN that was asked for. The text's resource belongs to the text's action; of a request for another action it says nothing. */
export function requestedResource(
  target: Target,
  message: ParsedMessage,
  own: RequiredAction | null,
  eventName: string | null,
): string | null {
  if (own === null) return message.resource ?? resourceArnOf(target, null, eventName)
  const stated = message.action === null || message.action === own.action ? message.resource : null
  const isOfS3 = own.resourceType === 'object' || own.resourceType === 'bucket' || own.resourceType === '*'
  return isOfS3 ? (resourceArnOf(target, own, eventName) ?? stated) : (stated ?? resourceArnOf(target, own, eventName))
}
