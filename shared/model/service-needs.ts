import type { Denial } from './denial.ts'

/** What an AWS service needs of a bucket, by the name that stands in `invokedBy` or in the bucket policy. Sources: user guides of the services. */
const NEEDS: Readonly<Record<string, string>> = {
  'cloudfront.amazonaws.com':
    'CloudFront needs s3:GetObject in the bucket policy for cloudfront.amazonaws.com, with aws:SourceArn of the distribution; without s3:ListBucket a missing key answers 403 and not 404.',
  'config.amazonaws.com':
    'AWS Config needs s3:GetBucketAcl and s3:ListBucket on the bucket and s3:PutObject on AWSLogs/<account>/Config/*, with the ACL bucket-owner-full-control.',
  'cloudtrail.amazonaws.com':
    'CloudTrail needs s3:GetBucketAcl on the bucket and s3:PutObject on AWSLogs/<account>/*, for cloudtrail.amazonaws.com with aws:SourceArn of the trail.',
  'logging.s3.amazonaws.com':
    'Server access logging needs s3:PutObject on the target prefix for logging.s3.amazonaws.com, with aws:SourceArn of the source bucket.',
  'delivery.logs.amazonaws.com':
    'Log delivery (flow logs, CloudFront, Network Firewall) needs s3:PutObject on AWSLogs/<account>/* and s3:GetBucketAcl for delivery.logs.amazonaws.com.',
  'logdelivery.elasticloadbalancing.amazonaws.com':
    'Load balancer logs need s3:PutObject on AWSLogs/<account>/* for logdelivery.elasticloadbalancing.amazonaws.com; the bucket may not use a KMS key.',
  'lifecycle.s3.amazonaws.com':
    'Lifecycle needs no policy, but a Deny for everybody stops it too: exempt lifecycle.s3.amazonaws.com or use aws:PrincipalIsAWSService.',
  'replication.s3.amazonaws.com':
    'Replication acts with the role of its rule: s3:GetObjectVersionForReplication on the source, s3:ReplicateObject on the target, and both KMS keys.',
  'access-grants.s3.amazonaws.com':
    'The role of the location must trust access-grants.s3.amazonaws.com with sts:AssumeRole, sts:SetSourceIdentity and sts:SetContext.',
  'athena.amazonaws.com':
    'Athena acts as whoever runs the query, who needs s3:GetObject and s3:ListBucket on the data, and s3:PutObject, s3:GetBucketLocation and s3:AbortMultipartUpload on the result bucket.',
}

/** Names by which a tool or a service is known besides. */
const ALIASES: Readonly<Record<string, string>> = {
  cloudfront: 'cloudfront.amazonaws.com',
  athena: 'athena.amazonaws.com',
  'gamma.lifecycle.s3.amazonaws.com': 'lifecycle.s3.amazonaws.com',
}

/** What the service that called needs, in a sentence; null where no service called or its needs are not known. */
export function serviceNeeds({ request, message }: Denial): string | null {
  return needsOf(request.principal.service) ?? needsOf(message.principal) ?? needsOf(request.tool)
}

function needsOf(name: string | null): string | null {
  if (name === null) return null
  const known = (Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined) ?? name
  return (Object.hasOwn(NEEDS, known) ? NEEDS[known] : undefined) ?? null
}
