import { aRecord } from '../../builders/a-record.ts'
import type { CauseCase } from '../cause-case.ts'

/** Causes in the policies of the caller. */
export const CALLER: readonly CauseCase[] = [
  {
    row: 1,
    name: 'a new CI role without a policy, in a Terraform box',
    wrapper: 'Terraform',
    input: `╷
│ Error: uploading S3 Object (site/index.html) to Bucket (orders-prod): operation error S3: PutObject, https
│ response error StatusCode: 403, RequestID: 8WQ2K5Z1X7B4M9NC, HostID: aGVsbG8=, api error AccessDenied: User:
│ arn:aws:sts::111122223333:assumed-role/gha-deploy/run-81 is not authorized to perform: s3:PutObject on
│ resource: "arn:aws:s3:::orders-prod/site/index.html" because no identity-based policy allows the s3:PutObject
│ action
│
│   with aws_s3_object.index,
│   on site.tf line 12, in resource "aws_s3_object" "index":
╵`,
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    action: 's3:PutObject',
    short: [
      'aws sts get-caller-identity',
      'aws iam put-role-policy --role-name gha-deploy',
      'granted on the bucket, needed on its objects',
    ],
    says: [
      'arn:aws:sts::111122223333:assumed-role/gha-deploy/run-81',
      'aws sts get-caller-identity',
      'aws iam simulate-principal-policy --policy-source-arn arn:aws:iam::111122223333:role/gha-deploy --action-names s3:PutObject',
      '"Action":"s3:PutObject","Resource":"arn:aws:s3:::orders-prod/site/index.html"',
      'aws iam put-role-policy --role-name gha-deploy',
      'aws iam attach-role-policy --role-name gha-deploy',
      'OIDC in CI',
    ],
    never: ['attach-user-policy', 'group-policy'],
  },
  {
    row: 1,
    name: 'a new CI user without a policy, the sentence alone',
    wrapper: null,
    input:
      'User: arn:aws:iam::444455556666:user/ci-uploader is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::reports-eu" because no identity-based policy allows the s3:ListBucket action',
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    action: 's3:ListBucket',
    says: [
      'arn:aws:iam::444455556666:user/ci-uploader',
      'aws sts get-caller-identity',
      'simulate-principal-policy --policy-source-arn arn:aws:iam::444455556666:user/ci-uploader',
      'aws iam put-user-policy --user-name ci-uploader',
      'aws iam attach-user-policy --user-name ci-uploader',
      '"Resource":"arn:aws:s3:::reports-eu"',
      'A role would be better than a user with long-lived keys',
    ],
    never: ['attach-role-policy'],
  },
  {
    row: 1,
    name: 'a role without a policy, where the text is plain',
    wrapper: null,
    input: aRecord({ eventName: 'PutObject', eventID: '5b6a7f10-0000-4000-8000-000000000101' }),
    layer: 'undetermined',
    denyType: null,
    basis: 'undetermined',
    first: 'identity-based-policy',
    says: [
      'arn:aws:sts::111122223333:assumed-role/etl/nightly',
      'aws sts get-caller-identity',
      'aws iam simulate-principal-policy --policy-source-arn arn:aws:iam::111122223333:role/etl',
    ],
    never: ['"Effect": "Allow"'],
  },
  {
    row: 1,
    name: 'an action of the whole account, from Ruby',
    wrapper: 'Ruby',
    input:
      "/app/job.rb:3:in `call': User: arn:aws:iam::111122223333:user/ci is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action (Aws::S3::Errors::AccessDenied)",
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: ['"Action":"s3:ListAllMyBuckets","Resource":"*"', 'a policy grants it on the resource `*`'],
    never: ['<bucket>', 'granted on the bucket'],
  },
  {
    row: 2,
    name: 'an object action granted on the bucket ARN, in a boto3 traceback',
    wrapper: 'boto3',
    input: `Traceback (most recent call last):
  File "/srv/report.py", line 41, in <module>
    body = s3.get_object(Bucket="orders-prod", Key="2026/08/a.csv")["Body"].read()
  File "/usr/lib/python3.13/site-packages/botocore/client.py", line 1023, in _make_api_call
    raise error_class(parsed_response, operation_name)
botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:sts::111122223333:assumed-role/report/i-0abc is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/2026/08/a.csv" because no identity-based policy allows the s3:GetObject action`,
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: [
      'granted on the bucket, needed on its objects',
      'where a policy has `arn:aws:s3:::orders-prod` for s3:GetObject, add `arn:aws:s3:::orders-prod/*`',
    ],
  },
  {
    row: 2,
    name: 'a bucket action granted on the objects, as the AWS CLI prints it',
    wrapper: 'AWS CLI',
    input:
      'An error occurred (AccessDenied) when calling the ListObjectsV2 operation: User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::orders-prod" because no identity-based policy allows the s3:ListBucket action',
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: [
      'granted on the objects, needed on the bucket',
      'where a policy has `arn:aws:s3:::orders-prod/*` for s3:ListBucket, add `arn:aws:s3:::orders-prod`',
    ],
  },
  {
    row: 2,
    name: 'a plain read leaves the near miss as a candidate',
    wrapper: null,
    input: aRecord({ eventID: '5b6a7f10-0000-4000-8000-000000000102' }),
    layer: 'undetermined',
    denyType: null,
    basis: 'undetermined',
    candidates: ['identity-based-policy', 'missing-object', 'kms-key-policy'],
    says: ['grant it on the bucket where it is needed on its objects'],
  },
  {
    row: 3,
    name: 'a Deny in a managed policy with its ARN, from JavaScript',
    wrapper: 'JavaScript v3',
    input: `AccessDenied: User: arn:aws:sts::111122223333:assumed-role/web-api/pod-7 is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::orders-prod/tmp/a" with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/no-deletes
    at throwDefaultError (/app/node_modules/@smithy/smithy-client/dist-cjs/index.js:388:20)
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5) {
  '$fault': 'client',
  '$metadata': { httpStatusCode: 403, requestId: '8WQ2K5Z1X7B4M9NC', attempts: 1 },
  Code: 'AccessDenied'
}`,
    layer: 'identity-based-policy',
    denyType: 'explicit',
    basis: 'stated',
    short: ['aws iam get-policy-version --policy-arn arn:aws:iam::111122223333:policy/no-deletes'],
    says: [
      'arn:aws:iam::111122223333:policy/no-deletes',
      'aws iam get-policy-version --policy-arn arn:aws:iam::111122223333:policy/no-deletes',
      'An Allow anywhere else cannot override it',
    ],
    never: ['"Effect"', '--sse aws:kms'],
  },
  {
    row: 3,
    name: 'a Deny without an ARN, probably inline',
    wrapper: null,
    input:
      'User: arn:aws:iam::111122223333:user/ci is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::orders-prod/a" with an explicit deny in an identity-based policy',
    layer: 'identity-based-policy',
    denyType: 'explicit',
    basis: 'stated',
    says: ['aws iam list-user-policies --user-name ci', 'inline policies', 'which one is not said'],
    never: ['"Effect"'],
  },
  {
    row: 19,
    name: 'no boundary allows it, from the Go SDK',
    wrapper: 'Go v2',
    input:
      'operation error S3: GetObject, https response error StatusCode: 403, RequestID: 8WQ2K5Z1X7B4M9NC, HostID: aGVsbG8=, api error AccessDenied: User: arn:aws:sts::111122223333:assumed-role/dev-lambda/fn is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/a.csv" because no permissions boundary allows the s3:GetObject action',
    layer: 'permissions-boundary',
    denyType: 'implicit',
    basis: 'stated',
    says: [
      'A boundary caps what the identity may do and grants nothing by itself',
      'aws iam get-role --role-name dev-lambda --query Role.PermissionsBoundary',
    ],
    never: ['"Effect"'],
  },
  {
    row: 19,
    name: 'a Deny in a boundary with its ARN',
    wrapper: null,
    input:
      'User: arn:aws:iam::111122223333:user/dev is not authorized to perform: s3:GetObject with an explicit deny in a permissions boundary, with policy ARN: arn:aws:iam::111122223333:policy/dev-boundary',
    layer: 'permissions-boundary',
    denyType: 'explicit',
    basis: 'stated',
    says: ['arn:aws:iam::111122223333:policy/dev-boundary', 'aws iam get-user --user-name dev --query User.PermissionsBoundary'],
  },
  {
    row: 20,
    name: 'a session of CodePipeline, in a CloudFormation event',
    wrapper: 'CloudFormation',
    input: `2026-08-17 09:12:04 UTC  CREATE_FAILED  AWS::Lambda::Function  Api
Resource handler returned message: "User: arn:aws:sts::111122223333:assumed-role/pipeline-deploy/1700000000000 is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::artifacts-eu/api/BuildOut/x.zip" because no session policy allows the s3:GetObject action (Service: Lambda, Status Code: 403, Request ID: 1c2d3e4f-0000-1111-2222-333344445555)" (RequestToken: 5a2d3e4f-0000-1111-2222-333344445555, HandlerErrorCode: AccessDenied)`,
    layer: 'session-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: ['Change what asks for the session', 'CodePipeline', 'Where a service makes the session, its policy cannot be edited'],
    never: ['"Effect"'],
  },
  {
    row: 20,
    name: 'a federated session with an explicit deny, in the spelling of the old guide',
    wrapper: null,
    input:
      'User: arn:aws:sts::111122223333:assumed-role/unity-catalog/databricks is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::lake-raw/t/part-0" with an explicit deny in a sessions policy',
    layer: 'session-policy',
    denyType: 'explicit',
    basis: 'stated',
    says: ['Change what asks for the session', 'AttributeKey=EventName,AttributeValue=AssumeRole'],
  },
  {
    row: 44,
    name: 'no trust policy allows it, in a GitHub Actions log',
    wrapper: 'GitHub Actions',
    input:
      'Error: Could not assume role with user credentials: User: arn:aws:iam::111122223333:user/ci is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/deploy because no role trust policy allows the sts:AssumeRole action',
    layer: 'role-trust-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: [
      'aws iam get-role --role-name deploy --query Role.AssumeRolePolicyDocument',
      'aws sts get-caller-identity',
      'In another account the caller also needs sts:AssumeRole on the role in its own policies',
      '"AWS": "arn:aws:iam::111122223333:user/ci"',
    ],
  },
  {
    row: 44,
    name: 'a Deny in the trust policy',
    wrapper: null,
    input:
      'User: arn:aws:iam::123456789012:user/ana is not authorized to perform: sts:AssumeRole with an explicit deny in the role trust policy',
    layer: 'role-trust-policy',
    denyType: 'explicit',
    basis: 'stated',
    says: ['Ask the owner of the role whether the Deny was meant', 'Role.AssumeRolePolicyDocument'],
  },
  {
    row: 46,
    name: 'an upload with tags',
    wrapper: 'AWS CLI',
    input:
      'An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:PutObjectTagging on resource: "arn:aws:s3:::orders-prod/a.csv" because no identity-based policy allows the s3:PutObjectTagging action',
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    action: 's3:PutObjectTagging',
    short: ['because of the tags that it sends', 'aws iam put-role-policy --role-name etl'],
    says: [
      'PutObject needs s3:PutObjectTagging as well because of the tags that it sends',
      '`x-amz-tagging`',
      '"Action": "s3:PutObjectTagging"',
    ],
  },
  {
    row: 46,
    name: 'a conditional write reads the object',
    wrapper: 'Go v2',
    input:
      'operation error S3: PutObject, https response error StatusCode: 403, RequestID: 8WQ2K5Z1X7B4M9NC, HostID: x=, api error AccessDenied: User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/lease" because no identity-based policy allows the s3:GetObject action',
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    action: 's3:GetObject',
    says: ['PutObject needs s3:GetObject as well because of the condition that it sends (`If-Match`)'],
  },
  {
    row: 46,
    name: 'a copy whose source cannot be read',
    wrapper: null,
    input: aRecord({
      eventName: 'CopyObject',
      eventID: '5b6a7f10-0000-4000-8000-000000000146',
      requestParameters: { bucketName: 'orders-copy', key: 'a.csv', 'x-amz-copy-source': 'orders-prod/a.csv' },
      resources: [
        { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::orders-copy/a.csv' },
        { accountId: '111122223333', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::orders-copy' },
      ],
      errorMessage:
        'User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/a.csv" because no identity-based policy allows the s3:GetObject action',
    }),
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    action: 's3:GetObject',
    says: [
      'CopyObject needs s3:GetObject as well because of its source (`x-amz-copy-source`)',
      '"Resource": "arn:aws:s3:::orders-prod/a.csv"',
    ],
  },
  {
    row: 46,
    name: 'a read of one version',
    wrapper: null,
    input: aRecord({
      eventID: '5b6a7f10-0000-4000-8000-000000000246',
      requestParameters: { bucketName: 'orders-prod', key: '2026/08/orders.csv', versionId: '3sL4kqtJlcpXroDTDmJ' },
      errorMessage:
        'User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:GetObjectVersion on resource: "arn:aws:s3:::orders-prod/2026/08/orders.csv" because no identity-based policy allows the s3:GetObjectVersion action',
    }),
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: ['GetObject needs s3:GetObjectVersion as well because of the version id that it names'],
  },
]
