const USER = 'arn:aws:iam::111122223333:user/ci'
const ROLE = 'arn:aws:sts::111122223333:assumed-role/etl/run-7'
const OBJECT = 'arn:aws:s3:::orders-prod/2026/08/a.csv'
const SCP = 'arn:aws:organizations::444455556666:policy/o-a1b2c3d4e5/service_control_policy/p-1a2b3c4d'

/** Denial texts of AWS, one of each kind, that every wrapper must leave readable. */
export const CORE_MESSAGES: Readonly<Record<string, string>> = {
  'identity-based, implicit': `User: ${ROLE} is not authorized to perform: s3:GetObject on resource: "${OBJECT}" because no identity-based policy allows the s3:GetObject action`,
  'resource-based, explicit': `User: ${USER} is not authorized to perform: s3:GetObject on resource: "${OBJECT}" with an explicit deny in a resource-based policy`,
  'service control policy with ARN': `User: ${ROLE} is not authorized to perform: s3:GetObject on resource: "${OBJECT}" with an explicit deny in a service control policy: ${SCP}`,
  'identity-based with ARN, guide wording': `User: ${USER} is not authorized to perform: s3:GetObject on resource: "${OBJECT}" with an explicit deny in an identity-based policy, with policy ARN: arn:aws:iam::111122223333:policy/DenyAll`,
  'permissions boundary, no resource': `User: ${USER} is not authorized to perform: s3:ListAllMyBuckets because no permissions boundary allows the s3:ListAllMyBuckets action`,
  'VPC endpoint policy, implicit': `User: ${ROLE} is not authorized to perform: s3:GetObject on resource: "${OBJECT}" because no VPC endpoint policy allows the s3:GetObject action`,
  'KMS without quotes': `User: ${ROLE} is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab because no identity-based policy allows the kms:Decrypt action`,
  'KMS, this resource': `User: ${ROLE} is not authorized to perform: kms:GenerateDataKey on this resource because no session policy allows the kms:GenerateDataKey action`,
  'KMS, several reasons': `User: ${ROLE} is not authorized to perform: kms:GenerateDataKey on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
  'legacy explicit deny': `User: ${ROLE} is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:111122223333:key/1234abcd with an explicit deny`,
  'no reason': `User: ${ROLE} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::orders-prod"`,
  'Block Public Access': `User: ${USER} is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::orders-prod" because public policies are blocked by the BlockPublicPolicy block public access setting.`,
  'SSE-C': `User: ${USER} is not authorized to perform: s3:PutObject on resource: "${OBJECT}" because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C). Please specify a different server-side encryption type`,
  'object lock': 'Access Denied because object protected by object lock.',
  'MFA delete': 'Mfa Authentication must be used for this request',
  'expired URL': 'Request has expired',
  'ACLs disabled': 'The bucket does not allow ACLs',
  'Access Denied': 'Access Denied',
}
