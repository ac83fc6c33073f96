import { partitionOf } from './partition.ts'

/** What a host name names: a bucket, or an access point by its ARN. */
export interface HostTarget {
  readonly bucket: string | null
  readonly accessPointArn: string | null
}

const NOTHING: HostTarget = { bucket: null, accessPointArn: null }

/** Reads a virtual-hosted S3 host name, such as `orders-prod.s3.eu-west-1.amazonaws.com`. Other hosts, such as an own domain, name nothing. */
export function readHost(host: string): HostTarget {
  const domain = host.lastIndexOf('.amazonaws.')
  if (domain === -1) return NOTHING
  const accessPoint = host.indexOf('.s3-accesspoint.')
  if (accessPoint !== -1) return namedAccessPoint(host, accessPoint, domain)
  if (host.includes('.accesspoint.s3-global.')) return NOTHING
  // The last service label: a bucket name may hold dots, and `.s3` in it.
  const service = host.lastIndexOf('.s3', domain)
  if (service <= 0) return NOTHING
  return { bucket: withoutEndpoint(host.slice(0, service)), accessPointArn: null }
}

/** Through an interface endpoint the host is `BUCKET.bucket.vpce-…`. */
function withoutEndpoint(front: string): string | null {
  const endpoint = front.lastIndexOf('.bucket.vpce-')
  if (endpoint !== -1) return front.slice(0, endpoint) || null
  return front.startsWith('bucket.vpce-') ? null : front
}

/** `NAME-ACCOUNT.s3-accesspoint.REGION.amazonaws.com`. */
function namedAccessPoint(host: string, end: number, domain: number): HostTarget {
  const label = host.slice(0, end)
  const dash = label.length - 13
  const region = host.slice(end + '.s3-accesspoint.'.length, domain).replace('dualstack.', '')
  if (dash < 1 || !/-\d{12}$/.test(label)) return NOTHING
  const arn = `arn:${partitionOf(region)}:s3:${region}:${label.slice(dash + 1)}:accesspoint/${label.slice(0, dash)}`
  return { bucket: null, accessPointArn: arn }
}
