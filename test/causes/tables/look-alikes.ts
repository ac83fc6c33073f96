import type { LayerId } from '#shared/model/layer-id.ts'

/** A text that looks like a denial of an AWS policy and is none, or does not say which. */
export interface LookAlike {
  readonly name: string
  readonly text: string
  /** What may be said at most: nothing found at all, or a verdict of this basis at most. */
  readonly atMost: 'nothing' | 'undetermined' | 'inferred'
  /** Layers that no verdict and no candidate may name. */
  readonly never?: readonly LayerId[]
}

const POLICIES: readonly LayerId[] = [
  'identity-based-policy',
  'resource-based-policy',
  'service-control-policy',
  'resource-control-policy',
  'permissions-boundary',
  'session-policy',
  'vpc-endpoint-policy',
]

/** Nothing here may be stated, and nothing that is not of AWS may get a layer. */
export const LOOK_ALIKES: readonly LookAlike[] = [
  {
    name: 'a form field that does not fit the POST policy',
    text: '<Error><Code>AccessDenied</Code><Message>Invalid according to Policy: Policy Condition failed: ["starts-with", "$key", "uploads/"]</Message><RequestId>8WQ2K5Z1X7B4M9NC</RequestId></Error>',
    atMost: 'inferred',
    never: POLICIES,
  },
  {
    name: 'a form without a field that the POST policy names',
    text: '<Error><Code>AccessDenied</Code><Message>Invalid according to Policy: Extra input fields: x-ignore-me</Message></Error>',
    atMost: 'inferred',
    never: POLICIES,
  },
  {
    name: 'a form that came too late',
    text: '<Error><Code>AccessDenied</Code><Message>Invalid according to Policy: Policy expired.</Message></Error>',
    atMost: 'inferred',
    never: POLICIES,
  },
  {
    name: 'a form that is too large',
    text: '<Error><Code>EntityTooLarge</Code><Message>Your proposed upload exceeds the maximum allowed size</Message><ProposedSize>12000000</ProposedSize></Error>',
    atMost: 'nothing',
  },
  {
    name: 'a wrong SSE-C key',
    text: 'An error occurred (AccessDenied) when calling the GetObject operation: Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.',
    atMost: 'undetermined',
    never: ['encryption-setting', 'kms-key-policy', 'kms-key-state', 'object-lock', 'identity-based-policy', 'service-control-policy'],
  },
  {
    name: 'a missing SSE-C key',
    text: 'An error occurred (InvalidRequest) when calling the GetObject operation: The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.',
    atMost: 'nothing',
  },
  {
    name: 'HEAD that answers 400',
    text: 'An error occurred (400) when calling the HeadObject operation: Bad Request',
    atMost: 'undetermined',
    never: POLICIES,
  },
  { name: 'HEAD that answers 404', text: 'An error occurred (404) when calling the HeadObject operation: Not Found', atMost: 'nothing' },
  {
    name: 'HEAD that answers 403',
    text: 'botocore.exceptions.ClientError: An error occurred (403) when calling the HeadObject operation: Forbidden',
    atMost: 'undetermined',
  },
  {
    name: 'HEAD of a bucket that answers 403',
    text: 'An error occurred (403) when calling the HeadBucket operation: Forbidden',
    atMost: 'undetermined',
    never: ['missing-object'],
  },
  {
    name: 'MinIO without permission',
    text: 'mc: <ERROR> Unable to list folder. Access Denied. http://minio.internal:9000/orders-prod',
    atMost: 'nothing',
  },
  {
    name: 'MinIO in XML',
    text: '<Error><Code>AccessDenied</Code><Message>Access Denied.</Message><Key>a.csv</Key><BucketName>orders</BucketName><Resource>/orders/a.csv</Resource><RequestId>17A0C1B2D3E4F506</RequestId><HostId>dd9025bab4ad464b049177c95eb6ebf374d3b3fd1af9251148b658df7ac2e3e8</HostId><Server>MinIO</Server></Error>',
    atMost: 'nothing',
  },
  {
    name: 'MinIO in a Go program',
    text: 'panic: minio: Access Denied. endpoint=play.min.io bucket=orders',
    atMost: 'nothing',
  },
  {
    name: 'the Ceph gateway',
    text: '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><BucketName>orders</BucketName><RequestId>tx000000000000000000001-0061a3b2c4-1234-default</RequestId><HostId>1234-default-default</HostId></Error>',
    atMost: 'nothing',
  },
  {
    name: 'Ceph on the command line',
    text: 'radosgw-admin: ERROR: S3 error: 403 (AccessDenied) from rgw.internal',
    atMost: 'nothing',
  },
  {
    name: 'Wasabi',
    text: 'An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied. (endpoint https://s3.eu-central-1.wasabisys.com)',
    atMost: 'nothing',
  },
  {
    name: 'Google Cloud Storage, its own API',
    text: 'googleapi: Error 403: ci@project.iam.gserviceaccount.com does not have storage.objects.get access to the Google Cloud Storage object. Permission denied on resource, forbidden',
    atMost: 'nothing',
  },
  {
    name: 'Google Cloud Storage, spoken to as S3',
    text: '<Error><Code>AccessDenied</Code><Message>Access denied.</Message><Details>ci@project.iam.gserviceaccount.com does not have storage.objects.list access to the Google Cloud Storage bucket.</Details></Error>',
    atMost: 'nothing',
  },
  {
    name: 'Cloudflare R2',
    text: 'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied\nendpoint: https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com',
    atMost: 'nothing',
  },
  {
    name: 'DigitalOcean Spaces',
    text: 'S3 error: 403 (AccessDenied) at https://orders.fra1.digitaloceanspaces.com/a.csv',
    atMost: 'nothing',
  },
  {
    name: 'Backblaze B2',
    text: 'botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the PutObject operation: not entitled, endpoint https://s3.eu-central-003.backblazeb2.com',
    atMost: 'nothing',
  },
  {
    name: 'Alibaba Cloud OSS',
    text: '<Error><Code>AccessDenied</Code><Message>You have no right to access this object because of bucket acl.</Message><RequestId>5C3D9175B6FC201293AD</RequestId><HostId>orders.oss-cn-hangzhou.aliyuncs.com</HostId></Error>',
    atMost: 'nothing',
  },
  {
    name: 'Azure Blob Storage',
    text: 'AuthorizationPermissionMismatch: This request is not authorized to perform this operation using this permission. https://acct.blob.core.windows.net/orders',
    atMost: 'nothing',
  },
  { name: 'Git over SSH', text: 'git@github.com: Permission denied (publickey).', atMost: 'nothing' },
  {
    name: 'a local file',
    text: "PermissionError: [Errno 13] Permission denied: '/var/s3-cache/orders.csv'",
    atMost: 'nothing',
  },
  { name: 'a Java file', text: 'java.nio.file.AccessDeniedException: /var/lib/app/orders.csv', atMost: 'nothing' },
  {
    name: 'a database',
    text: "ERROR 1045 (28000): Access denied for user 'app'@'10.0.0.7' (using password: YES)",
    atMost: 'nothing',
  },
  {
    name: 'PostgreSQL',
    text: 'psycopg2.errors.InsufficientPrivilege: permission denied for table orders',
    atMost: 'nothing',
  },
  {
    name: 'Kubernetes',
    text: 'Error from server (Forbidden): pods is forbidden: User "system:serviceaccount:default:app" cannot list resource "pods" in API group "" in the namespace "prod"',
    atMost: 'nothing',
  },
  {
    name: 'a web server',
    text: "<h1>Forbidden</h1><p>You don't have permission to access /orders on this server.</p><address>Apache/2.4</address>",
    atMost: 'nothing',
  },
  { name: 'Docker Hub', text: 'denied: requested access to the resource is denied', atMost: 'nothing' },
  {
    name: 'a Windows share',
    text: "System.UnauthorizedAccessException: Access to the path '\\\\srv\\share\\orders' is denied.",
    atMost: 'nothing',
  },
  { name: 'Spring', text: 'org.springframework.security.access.AccessDeniedException: Access is denied', atMost: 'nothing' },
  { name: 'the word None', text: 'None', atMost: 'nothing' },
  { name: 'the word null', text: '{"errorCode": null, "errorMessage": "null"}', atMost: 'nothing' },
  { name: 'an error without words', text: 'An error occurred (None) when calling the GetObject operation: None', atMost: 'nothing' },
  {
    name: 'a code without words says no layer',
    text: 'An error occurred (AccessDenied) when calling the GetObject operation: None',
    atMost: 'undetermined',
  },
  {
    name: 'a missing key that may be told',
    text: 'An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not exist.',
    atMost: 'nothing',
  },
  {
    name: 'a missing bucket policy',
    text: 'An error occurred (NoSuchBucketPolicy) when calling the GetBucketPolicy operation: The bucket policy does not exist',
    atMost: 'nothing',
  },
  {
    name: 'a bucket name that is taken',
    text: 'An error occurred (BucketAlreadyExists) when calling the CreateBucket operation: The requested bucket name is not available.',
    atMost: 'nothing',
  },
  {
    name: 'a malformed policy',
    text: 'An error occurred (MalformedPolicy) when calling the PutBucketPolicy operation: Invalid principal in policy',
    atMost: 'nothing',
  },
  {
    name: 'a policy document that grants nothing',
    text: '{"Version":"2012-10-17","Statement":[{"Sid":"DenyAll","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::orders-prod/*"}]}',
    atMost: 'nothing',
  },
  {
    name: 'throttling',
    text: 'An error occurred (SlowDown) when calling the PutObject operation: Please reduce your request rate.',
    atMost: 'nothing',
  },
  {
    name: 'a lost condition',
    text: 'api error PreconditionFailed: At least one of the pre-conditions you specified did not hold',
    atMost: 'nothing',
  },
  {
    name: 'another service without a reason',
    text: 'An error occurred (AccessDeniedException) when calling the Invoke operation: User: arn:aws:iam::111122223333:user/ana is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:eu-west-1:111122223333:function:thumbs',
    atMost: 'undetermined',
    never: ['missing-object', 'missing-bucket', 'block-public-access', 'access-control-list', 'requester-pays', 'wrong-region'],
  },
  {
    name: 'EC2 without a reason',
    text: 'An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized to perform this operation.',
    atMost: 'undetermined',
    never: ['missing-object', 'missing-bucket', 'block-public-access', 'access-control-list', 'requester-pays', 'kms-key-policy'],
  },
  {
    name: 'a key that holds the words of an SCP',
    text: 'An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/a with an explicit deny in a service control policy.txt"',
    atMost: 'undetermined',
  },
  {
    name: 'a question that quotes half of a sentence',
    text: 'Does "with an explicit deny" always win?',
    atMost: 'undetermined',
  },
  {
    name: 'an explicit deny whose policy type is lost',
    text: 'User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/a" with an explicit deny',
    atMost: 'undetermined',
  },
  {
    name: 'a list of reasons is no statement',
    text: 'User: arn:aws:iam::111122223333:user/ana is not authorized to perform: kms:Decrypt on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
    atMost: 'inferred',
  },
]
