import { aRecord } from '../../builders/a-record.ts'
import type { CauseCase, QuestionCase } from '../cause-case.ts'

const STATE_BUCKET = { accountId: '111122223333', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::tf-state-prod' }
const BACKEND_AGENT = '[APN/1.0 HashiCorp/1.0 Terraform/1.13.0 (+https://www.terraform.io) aws-sdk-go-v2/1.42.0 ua/2.1]'

function ofBackend(eventID: string, eventName: string, key: string, errorMessage: string) {
  return aRecord({
    eventID,
    eventName,
    userAgent: BACKEND_AGENT,
    requestParameters: { bucketName: 'tf-state-prod', key },
    resources: [{ type: 'AWS::S3::Object', ARN: `arn:aws:s3:::tf-state-prod/${key}` }, STATE_BUCKET],
    errorMessage,
  })
}

/** Causes at each step of a Terraform or OpenTofu S3 backend. */
export const TERRAFORM: readonly CauseCase[] = [
  {
    row: 37,
    name: 'the state cannot be read',
    wrapper: 'Terraform backend',
    input: `╷
│ Error: Error refreshing state: Unable to access object "net/terraform.tfstate" in S3 bucket "tf-state-prod": operation error S3: HeadObject, https response error StatusCode: 403, RequestID: 8WQ2K5Z1X7B4M9NC, HostID: x=, api error Forbidden: Forbidden
╵`,
    layer: 'undetermined',
    denyType: null,
    basis: 'undetermined',
    first: 'missing-object',
    candidates: ['identity-based-policy', 'kms-key-policy'],
    says: [
      'reads the state (HeadObject, then GetObject)',
      's3:GetObject on the state key',
      's3:ListBucket on the bucket',
      'CI role or user',
      'tf-state-prod',
    ],
  },
  {
    row: 37,
    name: 'the state cannot be written',
    wrapper: 'Terraform backend',
    input: `Error: Failed to save state

Error saving state: failed to upload state: operation error S3: PutObject, https response error StatusCode: 403, RequestID: 8WQ2K5Z1X7B4M9NC, HostID: x=, api error AccessDenied: User: arn:aws:iam::111122223333:user/ci is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::tf-state-prod/net/terraform.tfstate" because no identity-based policy allows the s3:PutObject action`,
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: [
      'writes the state',
      's3:PutObject on the state key',
      '"Resource":"arn:aws:s3:::tf-state-prod/net/terraform.tfstate"',
      'put-user-policy --user-name ci',
    ],
  },
  {
    row: 37,
    name: 'the workspaces cannot be listed by Terraform 1.6',
    wrapper: 'Terraform backend',
    input: `│ Error: Failed to get existing workspaces: Unable to list objects in S3 bucket "tf-state-prod" with prefix "env:/": operation error S3: ListObjectsV2, https response error StatusCode: 403, RequestID: 8WQ2K5Z1X7B4M9NC, HostID: x=, api error AccessDenied: User: arn:aws:iam::111122223333:user/ci is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::tf-state-prod" because no identity-based policy allows the s3:ListBucket action`,
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: ['lists the workspaces (prefix `env:/`)', 's3:ListBucket on the bucket', '"Resource":"arn:aws:s3:::tf-state-prod"'],
  },
  {
    row: 37,
    name: 'the record of a backend that cannot decrypt its state',
    wrapper: null,
    input: ofBackend(
      '5b6a7f10-0000-4000-8000-000000000737',
      'GetObject',
      'net/terraform.tfstate',
      'User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab because no identity-based policy allows the kms:Decrypt action',
    ),
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    action: 'kms:Decrypt',
    says: ['encrypts or decrypts the state', 'kms:Decrypt and kms:GenerateDataKey on the key of the state'],
  },
  {
    row: 38,
    name: 'the lock table denies',
    wrapper: 'Terraform backend',
    input: `╷
│ Error: Error acquiring the state lock
│
│ Error message: operation error DynamoDB: PutItem, https response error StatusCode: 400, RequestID:
│ 8WQ2K5Z1X7B4M9NC8WQ2K5Z1X7, api error AccessDeniedException: User: arn:aws:iam::111122223333:user/ci is
│ not authorized to perform: dynamodb:PutItem on resource:
│ arn:aws:dynamodb:eu-west-1:111122223333:table/tf-lock because no identity-based policy allows the
│ dynamodb:PutItem action
╵`,
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    action: 'dynamodb:PutItem',
    says: [
      'dynamodb:GetItem, dynamodb:PutItem, dynamodb:DeleteItem and dynamodb:DescribeTable',
      '`use_lockfile = true`',
      '"Resource":"arn:aws:dynamodb:eu-west-1:111122223333:table/tf-lock"',
    ],
    never: ['s3:PutObject'],
  },
  {
    row: 38,
    name: 'the digest cannot be read, the sentence alone',
    wrapper: null,
    input:
      'User: arn:aws:sts::111122223333:assumed-role/tf/run is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/tf-lock because no identity-based policy allows the dynamodb:GetItem action',
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: ['dynamodb:DeleteItem', '`use_lockfile = true`'],
  },
  {
    row: 38,
    name: 'the lock table is missing',
    wrapper: 'Terraform backend',
    input: `│ Error: Error acquiring the state lock
│
│ Error message: operation error DynamoDB: PutItem, https response error StatusCode: 400, RequestID: 8WQ2K5Z1X7, ResourceNotFoundException: Requested resource not found`,
    layer: 'undetermined',
    denyType: null,
    basis: 'undetermined',
    first: 'identity-based-policy',
    short: ['aws dynamodb describe-table'],
    says: [
      'The DynamoDB lock table was not found',
      'aws dynamodb describe-table',
      'LockID',
      'dynamodb:DescribeTable',
      '`use_lockfile = true`',
    ],
    never: ['lookup-events'],
  },
  {
    row: 39,
    name: 'the lock file cannot be written',
    wrapper: 'Terraform backend',
    input: `Error: Error acquiring the state lock

Error message: operation error S3: PutObject, https response error StatusCode: 403, RequestID: 8WQ2K5Z1X7B4M9NC, HostID: x=, api error AccessDenied: User: arn:aws:sts::111122223333:assumed-role/gha/run is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::tf-state-prod/net/terraform.tfstate.tflock" because no identity-based policy allows the s3:PutObject action`,
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    short: ['s3:GetObject, s3:PutObject and s3:DeleteObject on the state key with `.tflock`', 'aws iam put-role-policy --role-name gha'],
    says: ['takes the lock', 's3:GetObject, s3:PutObject and s3:DeleteObject on the state key with `.tflock`', 'terraform.tfstate.tflock'],
  },
  {
    row: 39,
    name: 'the lock file cannot be deleted, from OpenTofu',
    wrapper: 'OpenTofu backend',
    input: `Error: Error releasing the state lock

OpenTofu: failed to delete the lock file: operation error S3: DeleteObject, https response error StatusCode: 403, RequestID: 8WQ2K5Z1X7B4M9NC, HostID: x=, api error AccessDenied: User: arn:aws:sts::111122223333:assumed-role/gha/run is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::tf-state-prod/net/terraform.tfstate.tflock" because no identity-based policy allows the s3:DeleteObject action`,
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: [
      'gives the lock back',
      's3:GetObject and s3:DeleteObject on the state key with `.tflock`',
      'the state stays locked',
      'terraform force-unlock',
    ],
  },
  {
    row: 39,
    name: 'the record of a lock file that cannot be read, across accounts',
    wrapper: null,
    input: ofBackend(
      '5b6a7f10-0000-4000-8000-000000000739',
      'GetObject',
      'net/terraform.tfstate.tflock',
      'User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::tf-state-prod/net/terraform.tfstate.tflock" because no resource-based policy allows the s3:GetObject action',
    ),
    layer: 'resource-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: ['gives the lock back', '`.tflock`'],
  },
  {
    row: 40,
    name: 'the state bucket does not exist',
    wrapper: 'Terraform backend',
    input: `╷
│ Error: Failed to get existing workspaces: S3 bucket "tf-state-prd" does not exist.
│
│ The referenced S3 bucket must have been previously created. If the S3 bucket
│ was created within the last minute, please wait for a minute or two and try
│ again.
│
│ Error: operation error S3: ListObjectsV2, https response error StatusCode: 404, RequestID: 8WQ2K5Z1X7B4M9NC, HostID: x=, NoSuchBucket: The specified bucket does not exist
╵`,
    layer: 'missing-bucket',
    denyType: null,
    basis: 'stated',
    says: ['Compare `bucket` and `region` of the backend block', 'aws s3api create-bucket', 'put-bucket-versioning'],
  },
  {
    row: 40,
    name: 'the state bucket is in another Region',
    wrapper: 'Terraform backend',
    input: `│ Error: Error refreshing state: Unable to access object "net/terraform.tfstate" in S3 bucket "tf-state-prod": operation error S3: HeadObject, https response error StatusCode: 301, RequestID: 8WQ2K5Z1X7B4M9NC, HostID: x=, requested bucket from "us-east-1", actual location "eu-west-1": api error MovedPermanently: Moved Permanently`,
    layer: 'wrong-region',
    denyType: null,
    basis: 'inferred',
    says: ['region in the backend "s3" block', 'terraform init -reconfigure', 'get-bucket-location'],
  },
  {
    row: 40,
    name: 'the versioning cannot be read',
    wrapper: null,
    input: aRecord({
      eventID: '5b6a7f10-0000-4000-8000-000000000740',
      eventName: 'GetBucketVersioning',
      eventCategory: 'Management',
      userAgent: BACKEND_AGENT,
      requestParameters: { bucketName: 'tf-state-prod', versioning: '' },
      resources: [STATE_BUCKET],
      errorMessage:
        'User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:GetBucketVersioning on resource: "arn:aws:s3:::tf-state-prod" because no identity-based policy allows the s3:GetBucketVersioning action',
    }),
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: ['looks at the versioning of the bucket', 's3:GetBucketVersioning on the bucket', '"Resource": "arn:aws:s3:::tf-state-prod"'],
  },
  {
    row: 41,
    name: 'a probe of the default prefix by a version that goes on',
    wrapper: 'CloudTrail file',
    input: JSON.stringify({
      Records: [
        aRecord({
          eventID: '5b6a7f10-0000-4000-8000-000000000741',
          eventName: 'ListObjects',
          userAgent: BACKEND_AGENT,
          requestParameters: { bucketName: 'tf-state-prod', prefix: 'env:/', 'list-type': '2' },
          resources: [STATE_BUCKET],
          errorMessage:
            'User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::tf-state-prod" because no identity-based policy allows the s3:ListBucket action',
        }),
      ],
    }),
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    noise: 'terraform-workspace-probe',
    says: ['Nothing to fix', 'goes on without the list', 's3:ListBucket', '`s3:prefix`'],
  },
  {
    row: 41,
    name: 'the same by Terraform 1.6, which stops',
    wrapper: null,
    input: aRecord({
      eventID: '5b6a7f10-0000-4000-8000-000000000841',
      eventName: 'ListObjects',
      userAgent: '[APN/1.0 HashiCorp/1.0 Terraform/1.6.4 (+https://www.terraform.io) aws-sdk-go-v2/1.20.0]',
      requestParameters: { bucketName: 'tf-state-prod', prefix: 'env:/', 'list-type': '2' },
      resources: [STATE_BUCKET],
      errorMessage:
        'User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::tf-state-prod" because no identity-based policy allows the s3:ListBucket action',
    }),
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: ['lists the workspaces (prefix `env:/`)'],
    never: ['Nothing to fix'],
  },
]

/** Texts of a backend that are no denial. */
export const TERRAFORM_QUESTIONS: readonly QuestionCase[] = [
  {
    row: 39,
    name: 'somebody else holds the lock',
    wrapper: 'Terraform backend',
    input: `│ Error: Error acquiring the state lock
│
│ Error message: operation error S3: PutObject, https response error StatusCode: 412, RequestID: 8WQ2K5Z1X7, HostID: x=, api error PreconditionFailed: At least one of the pre-conditions you specified did not hold
│ Lock Info:
│   ID:        1c2d3e4f-0000-1111-2222-333344445555`,
    advises: ['another run holds the lock', 'terraform force-unlock'],
  },
  {
    row: 40,
    name: 'no versioning on the state bucket',
    wrapper: 'Terraform backend',
    input: 'Warning: The S3 bucket "tf-state-prod" does not have versioning enabled, so a lost state cannot be brought back.',
    advises: ['put-bucket-versioning', 's3:GetBucketVersioning'],
  },
]
