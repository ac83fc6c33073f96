import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../shared/model/json.ts'
import { isDenial, normalizeRecord } from '../../../shared/normalize/normalize-record.ts'
import { aRecord } from '../../builders/a-record.ts'

function noiseOf(overrides: JsonObject): string | null {
  const normalized = normalizeRecord(aRecord(overrides))
  return isDenial(normalized) ? normalized.noise : 'skipped'
}

describe('a read by which the console draws a page', () => {
  const CONSOLE = '[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.750]'

  it.each([
    'GetBucketAcl',
    'GetBucketPolicyStatus',
    'GetBucketPublicAccessBlock',
    'GetAccountPublicAccessBlock',
    'GetBucketVersioning',
    'GetBucketObjectLockConfiguration',
    'GetBucketOwnershipControls',
  ])('%s is noise', (eventName) => {
    expect(noiseOf({ eventName, userAgent: CONSOLE, requestParameters: { bucketName: 'orders-prod' } })).toBe('console-probe')
  })

  it.each([
    ['a person who reads an object in the console', { eventName: 'GetObject', userAgent: CONSOLE }],
    ['a person who reads the bucket policy in the console', { eventName: 'GetBucketPolicy', userAgent: CONSOLE }],
    ['the command line', { eventName: 'GetBucketVersioning', userAgent: '[aws-cli/2.36.17]' }],
    [
      'another agent in a session of the console',
      { eventName: 'GetBucketVersioning', userAgent: '[Mozilla/5.0]', sessionCredentialFromConsole: 'true' },
    ],
    ['no agent', { eventName: 'GetBucketVersioning', userAgent: undefined }],
  ])('%s is none', (_name, overrides) => {
    expect(noiseOf(overrides)).toBeNull()
  })
})

describe('a bucket that is named like one of AWS', () => {
  const NAMED = { requestParameters: { bucketName: 'aws-ssm-eu-west-1', key: 'agent.rpm' } }
  const owned = (accountId: string) => [{ type: 'AWS::S3::Bucket', accountId, ARN: 'arn:aws:s3:::aws-ssm-eu-west-1' }]
  const OUTSIDER = {
    recipientAccountId: undefined,
    userIdentity: { type: 'AWSAccount', accountId: '444455556666', principalId: 'AIDAEXAMPLE' },
  }

  it.each([
    ['belongs to another account', { ...NAMED, resources: owned('444455556666') }, 'aws-owned-bucket'],
    ['belongs to nobody known', { ...NAMED, resources: [] }, 'aws-owned-bucket'],
    ['belongs to nobody known, nor is the account', { ...NAMED, ...OUTSIDER, resources: [] }, 'aws-owned-bucket'],
    ['belongs to the account itself', { ...NAMED, resources: owned('111122223333') }, null],
  ])('%s', (_name, overrides, noise) => {
    expect(noiseOf(overrides)).toBe(noise)
  })
})

describe('the listing of workspaces', () => {
  const listing = (userAgent: string, eventName = 'ListObjectsV2', prefix = 'env:/') => ({
    eventName,
    userAgent,
    requestParameters: { bucketName: 'tfstate-prod', prefix },
    resources: [],
  })
  const terraform = (version: string) => `[APN/1.0 HashiCorp/1.0 Terraform/${version} (+https://www.terraform.io) aws-sdk-go-v2/1.36.0]`
  const openTofu = (version: string) => `[APN/1.0 OpenTofu-S3-Backend/1.0 OpenTofu/${version} aws-sdk-go-v2/1.36.0]`

  it.each([
    ['Terraform 1.0', listing(terraform('1.0.0'))],
    ['Terraform 1.7', listing(terraform('1.7.0'))],
    ['Terraform 2.0', listing(terraform('2.0.0'))],
    ['Terraform 2.6', listing(terraform('2.6.0'))],
    ['Terraform with the older call', listing(terraform('1.13.0'), 'ListObjects')],
    ['OpenTofu 1.7', listing(openTofu('1.7.0'))],
    ['OpenTofu 2.0', listing(openTofu('2.0.0'))],
  ])('by %s goes on where it is denied', (_name, overrides) => {
    expect(noiseOf(overrides)).toBe('terraform-workspace-probe')
  })

  it.each([
    ['Terraform 1.6', listing(terraform('1.6.0'))],
    ['Terraform 0.15', listing(terraform('0.15.5'))],
    ['OpenTofu 1.6', listing(openTofu('1.6.2'))],
    ['OpenTofu 1.5, which never was', listing(openTofu('1.5.0'))],
    ['OpenTofu 0.9, which never was', listing(openTofu('0.9.0'))],
    ['OpenTofu itself, not its backend', listing('[OpenTofu/1.9.0 aws-sdk-go-v2/1.36.0]')],
    ['the command line', listing('[aws-cli/2.36.17]')],
    ['nobody known', { ...listing(''), userAgent: undefined }],
    ['Terraform with a prefix of one’s own', listing(terraform('1.13.0'), 'ListObjectsV2', 'states/')],
    ['Terraform that lists versions', listing(terraform('1.13.0'), 'ListObjectVersions')],
  ])('by %s is no noise', (_name, overrides) => {
    expect(noiseOf(overrides)).toBeNull()
  })
})

describe('a caller', () => {
  it.each([
    ['without an identity is somebody', { userIdentity: { type: 'Unknown' } }, null],
    ['that is a service', { userIdentity: { type: 'AWSService', invokedBy: 'delivery.logs.amazonaws.com' } }, 'service-caller'],
    [
      'that is the role of a service',
      {
        userIdentity: {
          type: 'AssumedRole',
          sessionContext: {
            sessionIssuer: { arn: 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig' },
          },
        },
      },
      'service-caller',
    ],
    [
      'with a role of one’s own for a service is somebody',
      {
        userIdentity: {
          type: 'AssumedRole',
          sessionContext: { sessionIssuer: { arn: 'arn:aws:iam::111122223333:role/service-role/glue' } },
        },
      },
      null,
    ],
    ['that is nobody', { userIdentity: { type: 'AWSAccount', accountId: 'anonymous', principalId: '' } }, 'anonymous'],
  ])('%s', (_name, overrides, noise) => {
    expect(noiseOf(overrides)).toBe(noise)
  })
})
