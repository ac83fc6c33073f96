import type { DeniedRequest, Noise } from '../model/denial.ts'
import type { JsonObject } from '../model/json.ts'
import { isAwsOwnedBucket } from './aws-owned-bucket.ts'
import { readParameter } from './text.ts'
import { versionAfter } from './tool.ts'

/** Reads that the S3 console makes for its own display when a page opens; a person did not ask for them. */
const CONSOLE_PROBES = new Set([
  'GetBucketAcl',
  'GetBucketPolicyStatus',
  'GetBucketPublicAccessBlock',
  'GetAccountPublicAccessBlock',
  'GetBucketVersioning',
  'GetBucketObjectLockConfiguration',
  'GetBucketOwnershipControls',
])

/** The class of a recorded denial that never pages, or null. `account` is the one that logged the record. */
export function noiseOf(request: DeniedRequest, parameters: JsonObject | null, account: string | null): Noise | null {
  const { principal, bucket, bucketAccount } = request
  if (principal.type === 'Anonymous') return 'anonymous'
  if (isServiceItself(request)) return 'service-caller'
  // A bucket of one's own may have any name.
  if (bucket !== null && (bucketAccount === null || bucketAccount !== account) && isAwsOwnedBucket(bucket)) return 'aws-owned-bucket'
  if (isWorkspaceProbe(request, parameters)) return 'terraform-workspace-probe'
  const isProbe = request.eventName !== null && CONSOLE_PROBES.has(request.eventName) && isConsole(request)
  return isProbe ? 'console-probe' : null
}

/**
 * A service that calls for itself, as a service or through its service-linked role. A service that calls on behalf of somebody (`invokedBy` beside
 * a principal: Athena, KMS through S3) is no noise: that somebody is denied.
 */
function isServiceItself({ principal }: DeniedRequest): boolean {
  if (principal.type === 'AWSService') return true
  return principal.entityArn?.includes(':role/aws-service-role/') ?? false
}

/** The agent itself, not only a session that began in the console. */
function isConsole({ userAgent }: DeniedRequest): boolean {
  return userAgent?.startsWith('S3Console/') ?? false
}

/**
 * Terraform lists workspaces under its default prefix and goes on where that is denied. Terraform 1.6 and OpenTofu 1.6 stop there, and so does
 * every version with a prefix of its own (hashicorp/terraform#34511, opentofu/opentofu#1445).
 */
function isWorkspaceProbe({ eventName, tool, userAgent }: DeniedRequest, parameters: JsonObject | null): boolean {
  if (eventName !== 'ListObjects' && eventName !== 'ListObjectsV2') return false
  if (userAgent === null || readParameter(parameters, 'prefix') !== 'env:/') return false
  if (tool === 'terraform-backend') return ignoresDenial(versionAfter(userAgent, 'Terraform'), 1, 0)
  return tool === 'opentofu-backend' && ignoresDenial(versionAfter(userAgent, 'OpenTofu'), 1, 7)
}

/** Versions before 1.0 differ among themselves, so they are not known to ignore it. */
function ignoresDenial(version: readonly [number, number] | null, firstMajor: number, firstMinor: number): boolean {
  if (version === null) return false
  const [major, minor] = version
  if (major === 1 && minor === 6) return false
  return major > firstMajor || (major === firstMajor && minor >= firstMinor)
}
