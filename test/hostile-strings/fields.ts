import type { JsonObject } from '../../shared/model/json.ts'
import { aRecord } from '../builders/a-record.ts'

/** A place in a record or a pasted text that strangers can fill. */
export interface Field<Input> {
  readonly name: string
  readonly with: (text: string) => Input
}

const SESSION = 'arn:aws:sts::111122223333:assumed-role/etl/nightly'
const KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const identity = (changes: JsonObject) => ({
  userIdentity: { type: 'AssumedRole', principalId: 'AROAEXAMPLEEXAMPLE001:nightly', arn: SESSION, accountId: '111122223333', ...changes },
})
const parameters = (changes: JsonObject) => ({ requestParameters: { bucketName: 'orders-prod', key: '2026/a.csv', ...changes } })
const sentence = (principal: string, action: string, resource: string, reason: string) =>
  `User: ${principal} is not authorized to perform: ${action} on resource: "${resource}" ${reason}`
const NO_ALLOW = 'because no identity-based policy allows the s3:GetObject action'

const said = (errorMessage: string, changes: JsonObject = {}) => aRecord({ errorMessage, ...changes })
const implicit = (changes: JsonObject) => said(sentence(SESSION, 's3:GetObject', 'arn:aws:s3:::orders-prod/2026/a.csv', NO_ALLOW), changes)

/** Every field of a record that somebody outside chooses, or that a forged record may fill. */
export const RECORD_FIELDS: readonly Field<JsonObject>[] = [
  { name: 'key', with: (text) => implicit(parameters({ key: text })) },
  { name: 'key of a plain denial', with: (text) => aRecord(parameters({ key: text })) },
  { name: 'bucketName', with: (text) => implicit({ ...parameters({ bucketName: text }), resources: [] }) },
  { name: 'bucketName of a plain denial', with: (text) => aRecord({ ...parameters({ bucketName: text }), resources: [] }) },
  { name: 'prefix', with: (text) => aRecord({ eventName: 'ListObjects', requestParameters: { bucketName: 'orders-prod', prefix: text } }) },
  { name: 'Host', with: (text) => aRecord({ requestParameters: { Host: text, key: 'a' }, resources: [] }) },
  { name: 'tagging', with: (text) => aRecord(parameters({ tagging: text, 'x-amz-tagging': `a=${text}` })) },
  {
    name: 'KMS key of the request',
    with: (text) =>
      aRecord({
        eventName: 'PutObject',
        ...parameters({ 'x-amz-server-side-encryption': 'aws:kms', 'x-amz-server-side-encryption-aws-kms-key-id': text }),
      }),
  },
  {
    name: 'encryption context',
    with: (text) =>
      aRecord({
        eventSource: 'kms.amazonaws.com',
        eventName: 'Decrypt',
        errorMessage: sentence(SESSION, 'kms:Decrypt', KEY_ARN, 'because no identity-based policy allows the kms:Decrypt action'),
        requestParameters: { encryptionContext: { 'aws:s3:arn': `arn:aws:s3:::orders-prod/${text}` }, keyId: KEY_ARN },
        resources: [{ type: 'AWS::KMS::Key', ARN: KEY_ARN }],
      }),
  },
  { name: 'name of a parameter', with: (text) => aRecord(parameters({ [text]: 'x' })) },
  { name: 'userAgent', with: (text) => aRecord({ userAgent: text }) },
  { name: 'userAgent of a tool', with: (text) => aRecord({ userAgent: `[aws-cli/2.36.17 md/command#${text}]` }) },
  { name: 'sourceIPAddress', with: (text) => aRecord({ sourceIPAddress: text }) },
  {
    name: 'session name',
    with: (text) =>
      implicit(identity({ arn: `arn:aws:sts::111122223333:assumed-role/etl/${text}`, principalId: `AROAEXAMPLEEXAMPLE001:${text}` })),
  },
  { name: 'role name', with: (text) => implicit(identity({ arn: `arn:aws:sts::111122223333:assumed-role/${text}/nightly` })) },
  { name: 'arn of the caller', with: (text) => implicit(identity({ arn: text })) },
  {
    name: 'issuer of the session',
    with: (text) =>
      implicit(
        identity({
          sessionContext: {
            sessionIssuer: {
              type: 'Role',
              arn: `arn:aws:iam::111122223333:role/${text}`,
              userName: text,
              principalId: text,
              accountId: text,
            },
          },
        }),
      ),
  },
  { name: 'principalId', with: (text) => aRecord(identity({ arn: undefined, principalId: text })) },
  { name: 'account of the caller', with: (text) => aRecord(identity({ arn: undefined, accountId: text })) },
  { name: 'type of the caller', with: (text) => aRecord(identity({ type: text })) },
  { name: 'invokedBy', with: (text) => aRecord(identity({ invokedBy: text })) },
  { name: 'calling service', with: (text) => aRecord({ userIdentity: { type: 'AWSService', invokedBy: text } }) },
  { name: 'error message', with: said },
  {
    name: 'resource in the message',
    with: (text) => said(sentence(SESSION, 's3:GetObject', `arn:aws:s3:::orders-prod/${text}`, NO_ALLOW)),
  },
  { name: 'bare resource in the message', with: (text) => said(sentence(SESSION, 's3:GetObject', text, NO_ALLOW)) },
  {
    name: 'principal in the message',
    with: (text) =>
      said(
        sentence(`arn:aws:sts::111122223333:assumed-role/etl/${text}`, 's3:GetObject', 'arn:aws:s3:::orders-prod/a', NO_ALLOW),
        identity({ arn: undefined }),
      ),
  },
  { name: 'action in the message', with: (text) => said(sentence(SESSION, `s3:${text}`, 'arn:aws:s3:::orders-prod/a', NO_ALLOW)) },
  {
    name: 'policy in the message',
    with: (text) =>
      said(
        sentence(
          SESSION,
          's3:GetObject',
          'arn:aws:s3:::orders-prod/a',
          `with an explicit deny in a service control policy: arn:aws:organizations::999999999999:policy/o-x/service_control_policy/${text}`,
        ),
      ),
  },
  {
    name: 'boundary in the message',
    with: (text) =>
      said(
        sentence(
          SESSION,
          's3:PutObject',
          'arn:aws:s3:::orders-prod/a',
          `with an explicit deny in a permissions boundary: arn:aws:iam::111122223333:policy/${text}`,
        ),
      ),
  },
  { name: 'reason in the message', with: (text) => said(sentence(SESSION, 's3:GetObject', 'arn:aws:s3:::orders-prod/a', text)) },
  {
    name: 'Region in the message',
    with: (text) =>
      said(`The authorization header is malformed; the region 'us-east-1' is wrong; expecting '${text}'`, {
        errorCode: 'AuthorizationHeaderMalformed',
      }),
  },
  { name: 'errorCode', with: (text) => aRecord({ errorCode: text }) },
  { name: 'errorCode that begins well', with: (text) => aRecord({ errorCode: `AccessDenied${text}` }) },
  {
    name: 'vpcEndpointId',
    with: (text) =>
      said(
        sentence(SESSION, 's3:GetObject', 'arn:aws:s3:::orders-prod/a', 'because no VPC endpoint policy allows the s3:GetObject action'),
        { vpcEndpointId: text },
      ),
  },
  {
    name: 'network activity',
    with: (text) =>
      aRecord({
        errorCode: 'VpceAccessDenied',
        errorMessage: 'The request was denied due to a VPC endpoint policy',
        eventCategory: 'NetworkActivity',
        eventType: 'AwsVpceEvent',
        vpcEndpointId: text,
        vpcEndpointAccountId: text,
      }),
  },
  { name: 'eventID', with: (text) => aRecord({ eventID: text, sharedEventID: text, requestID: text }) },
  { name: 'eventName', with: (text) => aRecord({ eventName: text }) },
  { name: 'eventSource', with: (text) => aRecord({ eventSource: text }) },
  { name: 'awsRegion', with: (text) => aRecord({ awsRegion: text }) },
  { name: 'eventTime', with: (text) => aRecord({ eventTime: text }) },
  { name: 'recipientAccountId', with: (text) => aRecord({ recipientAccountId: text }) },
  {
    name: 'ARN of a resource',
    with: (text) => aRecord({ requestParameters: null, resources: [{ type: 'AWS::S3::Object', ARN: `arn:aws:s3:::orders-prod/${text}` }] }),
  },
  { name: 'owner and type of a resource', with: (text) => aRecord({ resources: [{ type: text, ARN: text, accountId: text }] }) },
  {
    name: 'additional data',
    with: (text) => aRecord({ additionalEventData: { AuthenticationMethod: text, 'x-amz-id-2': text, SignatureVersion: text } }),
  },
  { name: 'TLS details', with: (text) => aRecord({ tlsDetails: { clientProvidedHostHeader: text, tlsVersion: text, cipherSuite: text } }) },
  {
    name: 'every field at once',
    with: (text) =>
      aRecord({
        ...identity({ arn: `arn:aws:sts::111122223333:assumed-role/etl/${text}`, invokedBy: text }),
        ...parameters({ key: text, bucketName: text, Host: text }),
        userAgent: text,
        sourceIPAddress: text,
        errorMessage: sentence(text, `s3:${text}`, text, NO_ALLOW),
        vpcEndpointId: text,
        awsRegion: text,
        eventID: text,
        recipientAccountId: text,
        resources: [{ type: 'AWS::S3::Object', ARN: text }],
      }),
  },
]

const cli = (message: string) => `An error occurred (AccessDenied) when calling the GetObject operation: ${message}`

/** Pasted texts with the hostile text within the sentence, and in what stands around it. */
export const PASTED_FIELDS: readonly Field<string>[] = [
  { name: 'the text alone', with: (text) => text },
  {
    name: 'resource of the sentence',
    with: (text) => cli(sentence(SESSION, 's3:GetObject', `arn:aws:s3:::orders-prod/${text}`, NO_ALLOW)),
  },
  {
    name: 'session of the sentence',
    with: (text) => cli(sentence(`${SESSION}${text}`, 's3:GetObject', 'arn:aws:s3:::orders-prod/a', NO_ALLOW)),
  },
  {
    name: 'policy of the sentence',
    with: (text) =>
      cli(sentence(SESSION, 's3:GetObject', 'arn:aws:s3:::orders-prod/a', `with an explicit deny in a service control policy: ${text}`)),
  },
  { name: 'before the sentence', with: (text) => `${text}\n${cli('Access Denied')}` },
  { name: 'behind the sentence', with: (text) => `${cli('Access Denied')} ${text}` },
  {
    name: 'operation of the wrapper',
    with: (text) => `An error occurred (AccessDenied) when calling the ${text} operation: Access Denied`,
  },
  {
    name: 'key in an XML body',
    with: (text) =>
      `<Error><Code>AccessDenied</Code><Message>Access Denied</Message><Key>${text}</Key><BucketName>${text}</BucketName><RequestId>R1</RequestId></Error>`,
  },
  {
    name: 'key of a Java exception',
    with: (text) =>
      `java.nio.file.AccessDeniedException: s3a://orders-prod/${text}: getFileStatus on s3a://orders-prod/${text}: com.amazonaws.services.s3.model.AmazonS3Exception: Forbidden (Service: Amazon S3; Status Code: 403; Error Code: 403 Forbidden; Request ID: R1)`,
  },
  {
    name: 'key of a failed upload',
    with: (text) =>
      `upload failed: ./a to s3://orders-prod/${text} An error occurred (AccessDenied) when calling the PutObject operation: Access Denied`,
  },
  { name: 'a record as JSON', with: (text) => JSON.stringify(aRecord(parameters({ key: text }))) },
]
