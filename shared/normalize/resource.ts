import type { RequiredAction } from '../model/denial.ts'
import { isObject, readList, readObject, type JsonObject } from '../model/json.ts'
import { readHost } from './host.ts'
import { partitionOf } from './partition.ts'
import { parseS3Arn, type S3Location } from './s3-arn.ts'
import { readParameter, readShort, shorten } from './text.ts'

/** On what the request was made, before the action is known. */
export interface Target {
  readonly bucket: string | null
  readonly key: string | null
  readonly bucketAccount: string | null
  readonly bucketArn: string | null
  readonly accessPointArn: string | null
  readonly kmsKeyArn: string | null
  /** Every ARN that the record names, for taking the resource out of the text. */
  readonly arns: readonly string[]
}

/** AWS lists a handful of resources; more than this no record of AWS has. */
const MOST_RESOURCES = 100

/** What `resources[]` names. Its order is not fixed, and list calls have `ARNPrefix` in place of the object's ARN. */
interface Listed {
  readonly arns: string[]
  /** Entries of buckets themselves: only they have the owner's account. */
  readonly buckets: { readonly location: S3Location; readonly account: string | null }[]
  /** The first entry below a bucket. */
  object: S3Location | null
  accessPointArn: string | null
  kmsKeyArn: string | null
}

/** The target of an S3 request from its parameters, `resources[]` and host. */
export function targetOf(record: JsonObject, region: string | null): Target {
  const parameters = readObject(record, 'requestParameters')
  const listed = readResources(record)
  const named = namedBucket(parameters, listed)
  const host = named === null ? readHost(hostOf(record, parameters) ?? '') : null
  const bucket = bucketName(named, listed) ?? host?.bucket ?? null
  const entry = listed.buckets.find(({ location }) => location.bucket === bucket)
  const bucketArn = entry?.location.bucketArn ?? named?.bucketArn ?? objectBucketArn(listed, bucket) ?? generalPurposeArn(bucket, region)
  const key = readParameter(parameters, 'key') ?? named?.key ?? listed.object?.key ?? null
  if (bucketArn !== null) listed.arns.push(bucketArn)
  if (bucketArn !== null && key) listed.arns.push(`${bucketArn}/${key}`)
  return {
    bucket,
    key: key === null || key === '' ? null : shorten(key),
    bucketAccount: entry === undefined ? null : (entry.account ?? entry.location.account),
    bucketArn,
    accessPointArn: named?.accessPointArn ?? listed.accessPointArn ?? host?.accessPointArn ?? null,
    kmsKeyArn: null,
    arns: listed.arns,
  }
}

/** The target of a KMS call that S3 made: the object or bucket of the encryption context, and the key. */
export function kmsTargetOf(record: JsonObject, s3Context: string): Target {
  const listed = readResources(record)
  const location = parseS3Arn(shorten(s3Context))
  const keyId = readParameter(readObject(record, 'requestParameters'), 'keyId')
  const kmsKeyArn = listed.kmsKeyArn ?? (keyId?.startsWith('arn:') === true ? keyId : null)
  return {
    bucket: location?.bucket ?? null,
    key: location?.key ?? null,
    bucketAccount: location?.accessPointArn === null ? location.account : null,
    bucketArn: location?.bucketArn ?? null,
    accessPointArn: location?.accessPointArn ?? null,
    kmsKeyArn,
    arns: listed.arns,
  }
}

/** The ARN on which the action is asked for: object, bucket, access point or key; `*` at account level. */
export function resourceArnOf(target: Target, action: RequiredAction | null, eventName: string | null): string | null {
  switch (action?.resourceType) {
    case '*':
      return '*'
    case 'key':
      return target.kmsKeyArn
    case 'object':
      return objectArn(target, target.key ?? (eventName === 'DeleteObjects' ? '*' : null))
    case 'bucket':
      return target.accessPointArn ?? target.bucketArn
    case undefined:
      return target.key === null ? (target.accessPointArn ?? target.bucketArn) : objectArn(target, target.key)
    default:
      return target.accessPointArn ?? target.arns[0] ?? null
  }
}

/** An access point request is authorized on the access point's ARN. DeleteObjects names its keys in its body, which no record has. */
function objectArn({ accessPointArn, bucketArn }: Target, key: string | null): string | null {
  if (key === null) return null
  if (accessPointArn !== null) return `${accessPointArn}/object/${key}`
  if (bucketArn === null) return null
  return bucketArn.includes(':s3-outposts:') ? `${bucketArn}/object/${key}` : `${bucketArn}/${key}`
}

function readResources(record: JsonObject): Listed {
  const listed: Listed = { arns: [], buckets: [], object: null, accessPointArn: null, kmsKeyArn: null }
  for (const entry of readList(record, 'resources').slice(0, MOST_RESOURCES)) if (isObject(entry)) readEntry(entry, listed)
  return listed
}

/** The ARN tells what an entry is: old records leave out its type, and AWS spells `AWS::S3::AccessPoint` in two ways. */
function readEntry(entry: JsonObject, listed: Listed): void {
  const arn = readShort(entry, 'ARN')
  const location = parseS3Arn(arn ?? readShort(entry, 'ARNPrefix') ?? '')
  if (arn !== null) listed.arns.push(arn)
  if (location === null) {
    if (arn?.includes(':kms:') === true) listed.kmsKeyArn ??= arn
    return
  }
  listed.accessPointArn ??= location.accessPointArn
  if (location.bucket === null) return
  if (arn !== null && location.key === null) listed.buckets.push({ location, account: readShort(entry, 'accountId') })
  else listed.object ??= location
}

/** The ARN of a bucket of which only an object is listed. */
function objectBucketArn({ object }: Listed, bucket: string | null): string | null {
  return object !== null && object.bucket === bucket ? object.bucketArn : null
}

/** What the parameters call the bucket: a name, an ARN of a bucket or access point, or an alias. */
function namedBucket(parameters: JsonObject | null, listed: Listed): S3Location | null {
  const name =
    readParameter(parameters, 'bucketName') ||
    readParameter(parameters, 'bucket') ||
    readParameter(parameters, 'tableBucketARN') ||
    readParameter(parameters, 'tableARN')
  if (!name) return null
  if (name.startsWith('arn:')) return parseS3Arn(name)
  const accessPointArn = listed.accessPointArn?.endsWith(`/${name}`) === true ? listed.accessPointArn : null
  return { bucket: accessPointArn === null ? name : null, key: null, bucketArn: null, accessPointArn, account: null }
}

/**
 * The bucket behind the name. An alias of an access point stands for a bucket whose name only `resources[]` has; where it has none, the alias
 * stays, since it works in place of the name.
 */
function bucketName(named: S3Location | null, listed: Listed): string | null {
  const listedBucket = listed.buckets[0]?.location.bucket ?? listed.object?.bucket ?? null
  if (named?.bucket == null) return listedBucket
  return isAlias(named.bucket) ? (listedBucket ?? named.bucket) : named.bucket
}

/** Suffixes that S3 reserves for aliases of access points (S3 user guide, bucket naming rules). */
function isAlias(name: string): boolean {
  return name.endsWith('-s3alias') || name.endsWith('--ol-s3') || name.endsWith('.mrap')
}

/** No ARN of a bucket can be made from an alias, and that of a directory bucket needs its account. */
function generalPurposeArn(bucket: string | null, region: string | null): string | null {
  if (bucket === null || isAlias(bucket) || bucket.endsWith('--x-s3')) return null
  return `arn:${partitionOf(region)}:s3:::${bucket}`
}

/** `Host` today, `host` and lists in old records. */
function hostOf(record: JsonObject, parameters: JsonObject | null): string | null {
  const host = readParameter(parameters, 'Host') ?? readParameter(parameters, 'host')
  return host ?? readShort(readObject(record, 'tlsDetails'), 'clientProvidedHostHeader')
}
