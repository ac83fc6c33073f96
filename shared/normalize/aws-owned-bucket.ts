/** What stands before and after the Region in the name of a bucket that AWS keeps. */
type Pattern = readonly [before: string, after: string]

/**
 * Buckets of AWS that its agents and package managers read. A denial there is an endpoint policy that leaves them out, not a policy of a bucket
 * that somebody here could change. Sources: ECR user guide (minimum Amazon S3 bucket permissions), Systems Manager user guide (SSM Agent
 * communications with AWS managed S3 buckets), EC2 user guide (Amazon Linux repositories), CodeDeploy user guide (resource kit).
 */
const PATTERNS: readonly Pattern[] = [
  ['prod-', '-starport-layer-bucket'],
  ['aws-ssm-', ''],
  ['aws-windows-downloads-', ''],
  ['amazon-ssm-', ''],
  ['amazon-ssm-packages-', ''],
  ['', '-birdwatcher-prod'],
  ['aws-ssm-distributor-file-', ''],
  ['aws-ssm-document-attachments-', ''],
  ['patch-baseline-snapshot-', ''],
  ['aws-patchmanager-macos-', ''],
  ['amazonlinux-2-repos-', ''],
  ['al2023-repos-', '-de612dc2'],
  ['aws-codedeploy-', ''],
]

const REGION = /^[a-z]{2,4}-[a-z]{3,10}(-[a-z]{3,10})?-\d{1,2}$/

/** True for the name of a bucket that AWS keeps in some Region. */
export function isAwsOwnedBucket(bucket: string): boolean {
  for (const [before, after] of PATTERNS) {
    if (!bucket.startsWith(before) || !bucket.endsWith(after)) continue
    if (REGION.test(bucket.slice(before.length, bucket.length - after.length))) return true
  }
  return false
}
