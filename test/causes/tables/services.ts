import { aRecord } from '../../builders/a-record.ts'
import type { CauseCase, QuestionCase } from '../cause-case.ts'

/** Callers that are AWS services or nobody. */
export const SERVICES: readonly CauseCase[] = [
  {
    row: 47,
    name: 'CloudFront reads for a visitor',
    wrapper: null,
    input: aRecord({
      eventID: '5b6a7f10-0000-4000-8000-000000000847',
      userIdentity: { type: 'AWSService', invokedBy: 'cloudfront.amazonaws.com' },
      sourceIPAddress: 'cloudfront.amazonaws.com',
      userAgent: 'cloudfront.amazonaws.com',
    }),
    layer: 'undetermined',
    denyType: null,
    basis: 'undetermined',
    noise: 'service-caller',
    candidates: ['resource-based-policy', 'missing-object', 'kms-key-policy'],
    says: ['cloudfront.amazonaws.com', 'aws:SourceArn of the distribution', 'a missing key answers 403 and not 404'],
  },
  {
    row: 47,
    name: 'what CloudFront shows a visitor',
    wrapper: 'curl',
    input: `HTTP/2 403
content-type: application/xml
server: AmazonS3
x-cache: Error from cloudfront
via: 1.1 abcdef.cloudfront.net (CloudFront)
x-amz-cf-pop: FRA56-P1

<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>8WQ2K5Z1X7B4M9NC</RequestId><HostId>aGVsbG8=</HostId></Error>`,
    layer: 'undetermined',
    denyType: null,
    basis: 'undetermined',
    candidates: ['resource-based-policy', 'missing-object'],
    short: ['a missing key answers 403 and not 404'],
    says: ['a missing key answers 403 and not 404', 'aws:SourceArn of the distribution'],
  },
  {
    row: 47,
    name: 'AWS Config cannot deliver',
    wrapper: null,
    input: aRecord({
      eventID: '5b6a7f10-0000-4000-8000-000000000947',
      eventName: 'PutObject',
      userIdentity: { type: 'AWSService', invokedBy: 'config.amazonaws.com' },
    }),
    layer: 'undetermined',
    denyType: null,
    basis: 'undetermined',
    noise: 'service-caller',
    candidates: ['resource-based-policy'],
    says: ['AWS Config needs s3:GetBucketAcl'],
  },
  {
    row: 47,
    name: 'Athena reads for somebody',
    wrapper: null,
    input: aRecord({
      eventID: '5b6a7f10-0000-4000-8000-000000001047',
      userIdentity: {
        type: 'AssumedRole',
        principalId: 'AROAEXAMPLEEXAMPLE001:ana',
        arn: 'arn:aws:sts::111122223333:assumed-role/analyst/ana',
        accountId: '111122223333',
        invokedBy: 'athena.amazonaws.com',
      },
      errorMessage:
        'User: arn:aws:sts::111122223333:assumed-role/analyst/ana is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/2026/08/orders.csv" because no identity-based policy allows the s3:GetObject action',
    }),
    layer: 'identity-based-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: ['Athena acts as whoever runs the query', 's3:GetBucketLocation'],
  },
  {
    row: 48,
    name: 'an anonymous read',
    wrapper: null,
    input: aRecord({
      eventID: '5b6a7f10-0000-4000-8000-000000001048',
      userIdentity: { type: 'AWSAccount', principalId: '', accountId: 'anonymous' },
    }),
    layer: 'undetermined',
    denyType: null,
    basis: 'undetermined',
    noise: 'anonymous',
    first: 'resource-based-policy',
    candidates: ['block-public-access'],
    short: ['public access is off, which usually is right'],
    says: ['public access is off, which usually is right', 'anonymous (no credentials)'],
    never: ['identity: The policies'],
  },
  {
    row: 48,
    name: 'an anonymous read of 2018, in a log file',
    wrapper: 'CloudTrail file',
    input: JSON.stringify({
      Records: [
        aRecord({
          eventVersion: '1.05',
          eventID: '5b6a7f10-0000-4000-8000-000000001148',
          userIdentity: { type: 'AWSAccount', principalId: '', accountId: 'ANONYMOUS_PRINCIPAL' },
          eventName: 'ListObjects',
          requestParameters: { bucketName: 'orders-prod' },
          resources: [{ accountId: '111122223333', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::orders-prod' }],
        }),
      ],
    }),
    layer: 'undetermined',
    denyType: null,
    basis: 'undetermined',
    noise: 'anonymous',
    says: ['public access is off, which usually is right'],
  },
]

/** Questions that the network or the trail answers. */
export const SERVICE_QUESTIONS: readonly QuestionCase[] = [
  {
    row: 42,
    name: 'a connection that times out, from boto3',
    wrapper: 'boto3',
    input:
      'botocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "https://orders-prod.s3.eu-west-1.amazonaws.com/a.csv"',
    advises: ['network problem, not a denial', 'no policy refused anything', 'route table', 'aws ec2 describe-vpc-endpoints'],
  },
  {
    row: 42,
    name: 'a request that hangs',
    wrapper: null,
    input: 'aws s3 ls hangs for minutes and then: Could not connect to the endpoint URL: "https://orders-prod.s3.amazonaws.com/"',
    advises: ['network problem, not a denial', 'security groups', 'proxy'],
  },
  {
    row: 42,
    name: 'no route, from Go',
    wrapper: 'Go v2',
    input:
      'operation error S3: GetObject, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , HostID: , request send failed, Get "https://orders-prod.s3.eu-west-1.amazonaws.com/a.csv": dial tcp 52.218.0.1:443: i/o timeout',
    advises: ['network problem, not a denial'],
  },
  {
    row: 53,
    name: 'no object events in CloudTrail',
    wrapper: null,
    input: 'Why is there no GetObject event in CloudTrail for my bucket?',
    advises: [
      'data events',
      'aws cloudtrail get-event-selectors',
      'put-event-selectors',
      'replaces all existing selectors',
      'AWS::S3::Object',
    ],
  },
  {
    row: 53,
    name: 'an empty lookup, from the CLI',
    wrapper: 'AWS CLI',
    input: '$ aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=GetObject\n{\n    "Events": []\n}',
    advises: ['Event history has no data events', 'put-event-selectors', 'replaces all existing selectors'],
  },
]
