import { aRecord } from '../../builders/a-record.ts'
import type { CauseCase } from '../cause-case.ts'

/** Another caller than expected, and what worked before. */
export const WHO_CALLED: readonly CauseCase[] = [
  {
    row: 33,
    name: 'denied in one environment only, in a GitHub Actions log',
    wrapper: 'GitHub Actions',
    input: `2026-08-17T09:12:04.1234567Z ##[group]Run aws s3 cp dist s3://orders-prod/site --recursive
2026-08-17T09:12:05.1234567Z ##[error]upload failed: dist/a.js to s3://orders-prod/site/a.js An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:sts::111122223333:assumed-role/eks-node-group/i-0123456789abcdef0 is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::orders-prod/site/a.js" because no identity-based policy allows the s3:PutObject action
2026-08-17T09:12:05.2234567Z ##[error]Process completed with exit code 1.`,
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: [
      'Is eks-node-group who you expect?',
      'arn:aws:sts::111122223333:assumed-role/eks-node-group/i-0123456789abcdef0',
      'environment variables win over the profile, the profile over the role of the machine',
      'aws sts get-caller-identity',
    ],
  },
  {
    row: 33,
    name: 'a plain denial: ask who really calls first',
    wrapper: null,
    input: 'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
    layer: 'undetermined',
    denyType: null,
    basis: 'undetermined',
    says: ['Find out who really called', 'aws sts get-caller-identity'],
  },
  {
    row: 34,
    name: 'worked yesterday: a Deny of the bucket policy in a Java stack',
    wrapper: 'Java',
    input: `software.amazon.awssdk.services.s3.model.S3Exception: User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/2026/a.csv" with an explicit deny in a resource-based policy (Service: S3, Status Code: 403, Request ID: 8WQ2K5Z1X7B4M9NC, Extended Request ID: abc=) (SDK Attempt Count: 1)
	at software.amazon.awssdk.protocols.xml.internal.unmarshall.AwsXmlPredicatedResponseHandler.handle(AwsXmlPredicatedResponseHandler.java:91)`,
    layer: 'resource-based-policy',
    denyType: 'explicit',
    basis: 'stated',
    says: [
      'If it worked before, find the change first',
      'aws cloudtrail lookup-events --lookup-attributes AttributeKey=ResourceName,AttributeValue=orders-prod',
    ],
  },
  {
    row: 34,
    name: 'worked yesterday: an Allow is gone',
    wrapper: null,
    input:
      'User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::orders-prod/out/a" because no identity-based policy allows the s3:PutObject action',
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: ['aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=ResourceName,AttributeValue=etl'],
  },
  {
    row: 35,
    name: 'the policy was written a minute ago, in a Terraform box',
    wrapper: 'Terraform',
    input: `╷
│ Error: putting S3 Object (a.json) content: operation error S3: PutObject, https response error StatusCode: 403, RequestID: 8WQ2K5Z1X7B4M9NC, HostID: x=, api error AccessDenied: User: arn:aws:sts::111122223333:assumed-role/new-role/tf is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::orders-prod/a.json" because no identity-based policy allows the s3:PutObject action
╵`,
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: ['one made in the last 5 minutes may not be everywhere yet, so wait and try again, do not edit again'],
  },
  {
    row: 35,
    name: 'the bucket policy was written a minute ago',
    wrapper: null,
    input: aRecord({
      eventID: '5b6a7f10-0000-4000-8000-000000000135',
      resources: [
        { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::orders-prod/2026/08/orders.csv' },
        { accountId: '444455556666', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::orders-prod' },
      ],
      errorMessage:
        'User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/2026/08/orders.csv" because no resource-based policy allows the s3:GetObject action',
    }),
    layer: 'resource-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: ['one made in the last 5 minutes may not be everywhere yet, so wait and try again, do not edit again'],
  },
  {
    row: 36,
    name: 'listing works, reading fails, in a Spark job',
    wrapper: 'Spark',
    input: `org.apache.spark.SparkException: Job aborted due to stage failure: Task 3 in stage 1.0 failed 4 times
Caused by: java.nio.file.AccessDeniedException: s3a://lake-raw/t/part-0: open s3a://lake-raw/t/part-0 at 0: software.amazon.awssdk.services.s3.model.S3Exception: User: arn:aws:sts::111122223333:assumed-role/emr-ec2/i-0aa is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::lake-raw/t/part-0" because no identity-based policy allows the s3:GetObject action (Service: S3, Status Code: 403, Request ID: 8WQ2K5Z1X7B4M9NC)`,
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: ['Listing works and this fails?', '`arn:aws:s3:::lake-raw/*`'],
  },
  {
    row: 36,
    name: 'listing works, reading fails for the key of the object',
    wrapper: 'AWS CLI',
    input:
      'download failed: s3://lake-raw/t/part-0 to ./part-0 An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:sts::111122223333:assumed-role/emr-ec2/i-0aa is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because no identity-based policy allows the kms:Decrypt action',
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    action: 'kms:Decrypt',
    says: ['Listing works and reading fails', 'kms:Decrypt'],
  },
  {
    row: 36,
    name: 'a plain read names the near miss and the key',
    wrapper: 'AWS CLI',
    input: 'fatal error: An error occurred (AccessDenied) when calling the GetObject operation: Access Denied',
    layer: 'undetermined',
    denyType: null,
    basis: 'undetermined',
    candidates: ['identity-based-policy', 'kms-key-policy'],
    says: ['grant it on the bucket where it is needed on its objects', 'kms:Decrypt'],
  },
  {
    row: 52,
    name: 'a Lambda function with another role than yesterday, as its log shows it',
    wrapper: 'Lambda log',
    input: `{"timestamp":"2026-08-17T09:12:04Z","level":"ERROR","requestId":"1c2d3e4f-0000-1111-2222-333344445555","errorType":"AccessDenied","errorMessage":"User: arn:aws:sts::111122223333:assumed-role/thumbs-role-new/thumbs is not authorized to perform: s3:GetObject on resource: \\"arn:aws:s3:::photo-originals/1.jpg\\" because no identity-based policy allows the s3:GetObject action"}`,
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: [
      'Is thumbs-role-new who you expect?',
      'function, task, instance or pod',
      'AttributeKey=ResourceName,AttributeValue=thumbs-role-new',
    ],
  },
  {
    row: 52,
    name: 'an instance with another profile',
    wrapper: null,
    input: aRecord({
      eventID: '5b6a7f10-0000-4000-8000-000000000152',
      userIdentity: {
        type: 'AssumedRole',
        principalId: 'AROAEXAMPLEEXAMPLE052:i-0123456789abcdef0',
        arn: 'arn:aws:sts::111122223333:assumed-role/default-instance/i-0123456789abcdef0',
        accountId: '111122223333',
      },
      errorMessage:
        'User: arn:aws:sts::111122223333:assumed-role/default-instance/i-0123456789abcdef0 is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/2026/08/orders.csv" because no identity-based policy allows the s3:GetObject action',
    }),
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: ['Is default-instance who you expect?', 'AttributeKey=ResourceName,AttributeValue=default-instance'],
  },
]
