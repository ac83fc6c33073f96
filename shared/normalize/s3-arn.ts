import { parseArn } from '../model/arn.ts'

/** What an ARN of S3 or of one of its relatives names. Unknown parts are null. */
export interface S3Location {
  readonly bucket: string | null
  readonly key: string | null
  /** The bucket's own ARN. */
  readonly bucketArn: string | null
  /** The ARN of the access point, Multi-Region Access Point or Object Lambda access point that leads to the bucket. */
  readonly accessPointArn: string | null
  /** The account in the ARN; ARNs of general purpose buckets have none. */
  readonly account: string | null
}

/** Reads the ARN of a bucket, object, access point, directory bucket, table or Outposts bucket, in any partition; null for other ARNs. */
export function parseS3Arn(text: string): S3Location | null {
  const arn = parseArn(text)
  if (arn === null) return null
  const head = text.slice(0, text.length - arn.resource.length)
  const account = arn.account || null
  switch (arn.service) {
    case 's3':
      return account === null ? bucketAt(head, arn.resource, 0, null, '/') : accessPointAt(head, arn.resource, 0, account)
    case 's3express':
    case 's3tables':
    case 's3-object-lambda':
      return regionalAt(head, arn.resource, 0, account)
    case 's3-outposts':
      return regionalAt(head, arn.resource, outpostEnd(arn.resource), account)
    default:
      return null
  }
}

/** `bucket/NAME…` or `accesspoint/NAME…`, behind an optional Outpost. */
function regionalAt(head: string, resource: string, start: number, account: string | null): S3Location | null {
  if (!resource.startsWith('bucket/', start)) return accessPointAt(head, resource, start, account)
  const keyMark = head.includes(':s3tables:') ? '/table/' : head.includes(':s3-outposts:') ? '/object/' : '/'
  return bucketAt(head, resource, start + 'bucket/'.length, account, keyMark)
}

/** The end of `outpost/ID/`. */
function outpostEnd(resource: string): number {
  return resource.startsWith('outpost/') ? resource.indexOf('/', 'outpost/'.length) + 1 : 0
}

function bucketAt(head: string, resource: string, start: number, account: string | null, keyMark: string): S3Location | null {
  const mark = resource.indexOf(keyMark, start)
  const end = mark === -1 ? resource.length : mark
  const bucket = resource.slice(start, end)
  if (bucket === '' || bucket === '*') return null
  // The unique id of a table is no key: it names nothing that a person knows.
  const key = mark === -1 || keyMark === '/table/' ? null : resource.slice(mark + keyMark.length) || null
  return { bucket, key, bucketArn: head + resource.slice(0, end), accessPointArn: null, account }
}

/** `accesspoint/NAME` with an optional `/object/KEY`. */
function accessPointAt(head: string, resource: string, start: number, account: string | null): S3Location | null {
  if (!resource.startsWith('accesspoint/', start)) return null
  const slash = resource.indexOf('/', start + 'accesspoint/'.length)
  const end = slash === -1 ? resource.length : slash
  const key = resource.startsWith('/object/', end) ? resource.slice(end + '/object/'.length) || null : null
  return { bucket: null, key, bucketArn: null, accessPointArn: head + resource.slice(0, end), account }
}
