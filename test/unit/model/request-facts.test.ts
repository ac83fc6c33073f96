import { describe, expect, it } from 'vitest'
import { authenticationFailure, failureOfCode } from '../../../shared/model/authentication-failure.ts'
import { backendStep } from '../../../shared/model/backend-step.ts'
import type { VectorDenial } from '../../../shared/model/layer.ts'
import { causeOfSecondAction } from '../../../shared/model/second-action.ts'
import { serviceNeeds } from '../../../shared/model/service-needs.ts'
import {
  accessPointOf,
  deniedAction,
  isAccountAction,
  isBucketAction,
  isServiceCall,
  keyThatOpens,
  mayLackKey,
  namedKmsKey,
} from '../../../shared/model/what-was-denied.ts'
import { aDenial } from '../../builders/a-denial.ts'

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const BACKEND = { tool: 'terraform-backend', key: 'net/terraform.tfstate' }

describe('the step at which a backend was stopped', () => {
  it.each<{ name: string; denial: VectorDenial; does: string | undefined }>([
    { name: 'HEAD of the state', denial: { request: { ...BACKEND, eventName: 'HeadObject' } }, does: 'reads the state' },
    { name: 'a write', denial: { request: { ...BACKEND, eventName: 'PutObject' } }, does: 'writes the state' },
    { name: 'a listing', denial: { request: { ...BACKEND, eventName: 'ListObjectsV2', key: null } }, does: 'lists the workspaces' },
    {
      name: 'versioning',
      denial: { request: { ...BACKEND, eventName: 'GetBucketVersioning', key: null } },
      does: 'looks at the versioning',
    },
    {
      name: 'the key of the state',
      denial: { request: { ...BACKEND, eventName: 'GetObject' }, message: { action: 'kms:Decrypt' } },
      does: 'encrypts or decrypts the state',
    },
    { name: 'a new lock', denial: { request: { eventName: 'PutObject', key: 'a.tflock' } }, does: 'takes the lock' },
    { name: 'the end of a lock', denial: { request: { eventName: 'DeleteObject', key: 'a.tflock' } }, does: 'gives the lock back' },
    { name: 'a call that no backend makes', denial: { request: { ...BACKEND, eventName: 'GetBucketAcl' } }, does: undefined },
    { name: 'a call of that name in an object', denial: { request: { ...BACKEND, eventName: 'constructor' } }, does: undefined },
    { name: 'another tool', denial: { request: { eventName: 'GetObject', tool: 'aws-cli' } }, does: undefined },
  ])('$name', ({ denial, does }) => {
    const step = backendStep(aDenial(denial))
    expect(step?.does.slice(0, does?.length)).toBe(does)
  })
})

describe('what of a request needs a second permission', () => {
  it.each<{ name: string; eventName: string | null; action: string; holds: string | null }>([
    { name: 'tags', eventName: 'PutObject', action: 's3:PutObjectTagging', holds: 'x-amz-tagging' },
    { name: 'an ACL', eventName: 'PutObject', action: 's3:PutObjectAcl', holds: 'x-amz-acl' },
    { name: 'a retention', eventName: 'PutObject', action: 's3:PutObjectRetention', holds: 'x-amz-object-lock-mode' },
    { name: 'a version', eventName: 'HeadObject', action: 's3:GetObjectVersion', holds: 'versionId' },
    { name: 'the source of a copy', eventName: 'CopyObject', action: 's3:GetObject', holds: 'x-amz-copy-source' },
    { name: 'a condition', eventName: 'PutObject', action: 's3:GetObject', holds: 'If-Match' },
    { name: 'the call itself', eventName: 'PutObjectTagging', action: 's3:PutObjectTagging', holds: null },
    { name: 'the action of a HEAD', eventName: 'HeadObject', action: 's3:GetObject', holds: null },
    { name: 'the action of a part', eventName: 'UploadPart', action: 's3:PutObject', holds: null },
    { name: 'a missing object', eventName: 'GetObject', action: 's3:ListBucket', holds: null },
    { name: 'a call that is not known', eventName: null, action: 's3:PutObjectTagging', holds: null },
  ])('$name', ({ eventName, action, holds }) => {
    const cause = causeOfSecondAction(aDenial({ request: { eventName }, message: { action } }))
    expect(holds === null ? cause : cause?.includes(holds)).toBe(holds === null ? null : true)
  })
})

describe('what a service needs', () => {
  const principal = { type: 'AWSService', arn: null, entityArn: null, account: null, sessionName: null }
  it.each<{ name: string; denial: VectorDenial; starts: string | undefined }>([
    {
      name: 'by its name',
      denial: { request: { principal: { ...principal, service: 'cloudfront.amazonaws.com' } } },
      starts: 'CloudFront needs',
    },
    { name: 'by its tool', denial: { request: { tool: 'athena' } }, starts: 'Athena acts' },
    { name: 'by the text', denial: { message: { principal: 'access-grants.s3.amazonaws.com' } }, starts: 'The role of the location' },
    { name: 'unless it is unknown', denial: { request: { principal: { ...principal, service: 'new.amazonaws.com' } } }, starts: undefined },
    { name: 'unless nobody of AWS called', denial: {}, starts: undefined },
  ])('is known $name', ({ denial, starts }) => {
    expect(serviceNeeds(aDenial(denial))?.slice(0, starts?.length)).toBe(starts)
  })

  it('and such a caller has no policies', () => {
    expect(isServiceCall(aDenial({ request: { principal: { ...principal, service: 'config.amazonaws.com' } } }))).toBe(true)
    expect(isServiceCall(aDenial())).toBe(false)
  })
})

describe('what of an authentication failed', () => {
  it.each([
    { code: 'SignatureDoesNotMatch', failure: 'signature-mismatch' },
    { code: 'ExpiredTokenException', failure: 'expired-token' },
    { code: 'AccessDenied', failure: null },
    { code: 'toString', failure: null },
    { code: null, failure: null },
  ])('$code is $failure', ({ code, failure }) => {
    expect(failureOfCode(code)).toBe(failure)
  })

  it('is named by the text before the code', () => {
    const message = { form: 'authentication', authentication: 'request-expired' } as const
    expect(authenticationFailure(aDenial({ errorCode: 'AccessDenied', message }))).toBe('request-expired')
    expect(authenticationFailure(aDenial())).toBeNull()
  })
})

describe('the key of a denial', () => {
  it.each([
    { text: `${KEY} is disabled.`, key: KEY },
    { text: `Key '${KEY}' does not exist`, key: KEY },
    { text: `Access Denied for ${KEY}`, key: null },
    { text: '', key: null },
  ])('opens "$text"', ({ text, key }) => {
    expect(keyThatOpens(text)).toBe(key)
    expect(namedKmsKey(aDenial({ message: { form: 'other', text } }))).toBe(key)
  })

  it.each<{ name: string; denial: VectorDenial; may: boolean }>([
    { name: 'a key that is not found', denial: { errorCode: 'KMS.NotFoundException' }, may: true },
    { name: 'a list of reasons', denial: { message: { form: 'several-reasons' } }, may: true },
    { name: 'a sentence', denial: { message: { form: 'other', text: `Key '${KEY}' does not exist` } }, may: true },
    {
      name: 'a disabled key',
      denial: { errorCode: 'KMS.DisabledException', message: { form: 'other', text: `${KEY} is disabled.` } },
      may: false,
    },
  ])('may be missing: $name', ({ denial, may }) => {
    expect(mayLackKey(aDenial(denial))).toBe(may)
  })
})

describe('what was denied', () => {
  it('is a listing where the console cannot list', () => {
    const text = 'Insufficient permissions to list objects'
    const denial = aDenial({ from: 'text', request: { eventName: null, action: null }, message: { form: 'plain', text } })
    expect(deniedAction(denial)).toBe('s3:ListBucket')
  })

  it('is about the account where the action has no bucket', () => {
    const denial = aDenial({ request: { eventName: 'ListBuckets', action: 's3:ListAllMyBuckets', key: null }, requiredActions: [] })
    expect([isAccountAction(denial), isBucketAction(denial)]).toEqual([true, false])
  })

  it.each([
    {
      resource: 'arn:aws:s3:eu-west-1:444455556666:accesspoint/analytics/object/a.csv',
      found: { account: '444455556666', name: 'analytics' },
    },
    { resource: 'arn:aws:s3::444455556666:accesspoint/m1abc.mrap', found: { account: '444455556666', name: 'm1abc.mrap' } },
    { resource: 'arn:aws:s3:::orders-prod/accesspoint/analytics', found: null },
  ])('is the access point of $resource', ({ resource, found }) => {
    expect(accessPointOf(aDenial({ message: { action: 's3:GetObject', resource } }))).toEqual(found)
  })
})
