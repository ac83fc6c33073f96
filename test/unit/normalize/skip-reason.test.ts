import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../shared/model/json.ts'
import { normalizeRecord } from '../../../shared/normalize/normalize-record.ts'
import { skipReasonOf } from '../../../shared/normalize/skip-reason.ts'
import { aRecord } from '../../builders/a-record.ts'

const KMS = { eventSource: 'kms.amazonaws.com', eventName: 'Decrypt' }
const FOR_S3 = { requestParameters: { encryptionContext: { 'aws:s3:arn': 'arn:aws:s3:::orders-prod/a.csv' } } }

describe('a record is a denial', () => {
  const denials: readonly [name: string, overrides: JsonObject][] = [
    ['AccessDenied of S3', {}],
    ['AccessDeniedException of S3 Tables', { eventSource: 's3tables.amazonaws.com', errorCode: 'AccessDeniedException' }],
    ['ForbiddenException of S3 Tables', { eventSource: 's3tables.amazonaws.com', errorCode: 'ForbiddenException' }],
    ['AccessDenied of S3 Express', { eventSource: 's3express.amazonaws.com', eventName: 'CreateSession' }],
    ['AccessDenied of S3 on Outposts', { eventSource: 's3-outposts.amazonaws.com' }],
    ['AccessDenied of Object Lambda', { eventSource: 's3-object-lambda.amazonaws.com' }],
    ['a bare status of a HEAD', { eventName: 'HeadObject', errorCode: 'Forbidden', errorMessage: undefined }],
    ['an archived object', { errorCode: 'InvalidObjectState' }],
    ['ACLs that are disabled', { errorCode: 'AccessControlListNotSupported' }],
    ['an ACL that ownership refuses', { errorCode: 'InvalidBucketAclWithObjectOwnership' }],
    ['a disabled account', { errorCode: 'AllAccessDisabled' }],
    ['a KMS state that S3 hands on', { errorCode: 'KMS.DisabledException' }],
    ['a failed authentication, should one be recorded', { errorCode: 'SignatureDoesNotMatch' }],
    ['a wrong Region, should one be recorded', { errorCode: 'PermanentRedirect' }],
    ['a VPC endpoint policy', { errorCode: 'VpceAccessDenied', eventCategory: 'NetworkActivity' }],
    ['405 to a bucket-policy call', { errorCode: 'MethodNotAllowed', eventName: 'DeleteBucketPolicy' }],
    ['AccessDenied of KMS for S3', { ...KMS, ...FOR_S3 }],
    ['AccessDeniedException of KMS for S3', { ...KMS, ...FOR_S3, errorCode: 'AccessDeniedException' }],
    ['a key state of KMS for S3', { ...KMS, ...FOR_S3, errorCode: 'KMSInvalidStateException' }],
    ['a record without a version', { eventVersion: undefined }],
    ['a record of a later minor version', { eventVersion: '1.99' }],
    ['a version that is a number', { eventVersion: 1.05 }],
    ['a version without a minor one', { eventVersion: 1 }],
    ['a version of null', { eventVersion: null }],
  ]
  it.each(denials)('%s', (_name, overrides) => {
    expect(skipReasonOf(aRecord(overrides))).toBeNull()
  })
})

describe('a record is skipped', () => {
  const skipped: readonly [reason: string, name: string, overrides: JsonObject][] = [
    ['no-error', 'a success', { errorCode: undefined }],
    ['no-error', 'an error code of null', { errorCode: null }],
    ['no-error', 'an error code that an export wrote as text', { errorCode: 'null' }],
    ['no-error', 'an error code that an export left empty', { errorCode: '' }],
    ['no-error', 'a success of another service', { errorCode: undefined, eventSource: 'ec2.amazonaws.com', eventName: 'RunInstances' }],
    [
      'no-error',
      'an event of another service with the name of a change',
      { errorCode: undefined, eventSource: 'ec2.amazonaws.com', eventName: 'PutBucketPolicy' },
    ],
    ['change', 'a new bucket policy', { errorCode: undefined, eventName: 'PutBucketPolicy' }],
    ['change', 'a role policy', { errorCode: undefined, eventSource: 'iam.amazonaws.com', eventName: 'PutRolePolicy' }],
    ['change', 'a grant of KMS', { errorCode: undefined, eventSource: 'kms.amazonaws.com', eventName: 'CreateGrant' }],
    ['other-error', 'a bucket that is not there', { errorCode: 'NoSuchBucket' }],
    ['other-error', 'an object that is not there', { errorCode: 'NoSuchKey' }],
    ['other-error', 'configuration that is not there', { errorCode: 'NoSuchBucketPolicy', eventName: 'GetBucketPolicy' }],
    ['other-error', 'a lock that somebody holds', { errorCode: 'PreconditionFailed', eventName: 'PutObject' }],
    ['other-error', '405 to a delete marker', { errorCode: 'MethodNotAllowed' }],
    ['other-error', 'throttling by KMS behind S3', { errorCode: 'KMS.ThrottlingException' }],
    ['other-error', 'throttling by KMS for S3', { ...KMS, ...FOR_S3, errorCode: 'ThrottlingException' }],
    ['other-service', 'a denial of KMS that is not for S3', { ...KMS }],
    [
      'other-service',
      'a denial of KMS for another service',
      { ...KMS, requestParameters: { encryptionContext: { 'aws:ebs:id': 'vol-0a1b' } } },
    ],
    ['other-service', 'a denial of another service with a context of S3', { ...FOR_S3, eventSource: 'glue.amazonaws.com' }],
    ['other-service', 'a denial of EC2', { eventSource: 'ec2.amazonaws.com', errorCode: 'Client.UnauthorizedOperation' }],
    ['other-service', 'a denial of STS', { eventSource: 'sts.amazonaws.com', eventName: 'AssumeRole' }],
    ['other-service', 'a denial of IAM', { eventSource: 'iam.amazonaws.com', eventName: 'PutRolePolicy' }],
    ['other-service', 'a VPC endpoint denial of KMS', { eventSource: 'kms.amazonaws.com', errorCode: 'VpceAccessDenied' }],
    ['malformed', 'no event source', { eventSource: undefined }],
    ['malformed', 'an event source that is no text', { eventSource: 7 }],
    ['malformed', 'an empty event name', { eventName: '' }],
    ['malformed', 'a later major version', { eventVersion: '2.0' }],
    ['malformed', 'a version that only begins with 1', { eventVersion: '10.1' }],
    ['malformed', 'a version that is no version', { eventVersion: {} }],
    ['malformed', 'a version in a list', { eventVersion: ['1.08'] }],
    ['malformed', 'an error code that cannot be read, which must not look like a success', { errorCode: 403 }],
  ]
  it.each(skipped)('as %s: %s', (reason, _name, overrides) => {
    expect(normalizeRecord(aRecord(overrides))).toEqual({ kind: 'skipped', eventId: '5b6a7f10-0000-4000-8000-000000000001', reason })
  })

  it.each([[null], [7], ['text'], [[]]])('as malformed: %j is no record', (value) => {
    expect(normalizeRecord(value as unknown as JsonObject)).toEqual({ kind: 'skipped', eventId: null, reason: 'malformed' })
  })
})
