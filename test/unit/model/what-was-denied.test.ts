import { describe, expect, it } from 'vitest'
import type { VectorDenial } from '../../../shared/model/layer.ts'
import {
  callerKind,
  deniedAction,
  deniedResource,
  isFromAnotherAccount,
  isFromSameAccount,
  isObjectAction,
  isThroughVpcEndpoint,
  leavesLayerOpen,
} from '../../../shared/model/what-was-denied.ts'
import { aDenial } from '../../builders/a-denial.ts'

const nobody = { type: null, arn: null, entityArn: null, account: null, sessionName: null, service: null }
const KEY = 'arn:aws:kms:eu-west-1:444455556666:key/1234'

describe('what was denied', () => {
  it.each<{ name: string; denial: VectorDenial; action: string | null; resource: string | null }>([
    { name: "the request's own", denial: {}, action: 's3:GetObject', resource: 'arn:aws:s3:::orders-prod/2026/08/orders.csv' },
    {
      name: "the text's, where it names them",
      denial: { message: { form: 'reason', action: 'kms:Decrypt', resource: KEY } },
      action: 'kms:Decrypt',
      resource: KEY,
    },
    {
      name: 'no object where the text speaks of a key that it does not name',
      denial: { message: { form: 'reason', action: 'kms:Decrypt' } },
      action: 'kms:Decrypt',
      resource: null,
    },
    {
      name: 'the key of a record of KMS',
      denial: { request: { action: 'kms:Decrypt', resource: KEY }, message: { form: 'reason', action: 'kms:Decrypt' } },
      action: 'kms:Decrypt',
      resource: KEY,
    },
  ])('is $name', ({ denial, action, resource }) => {
    expect(deniedAction(aDenial(denial))).toBe(action)
    expect(deniedResource(aDenial(denial))).toBe(resource)
  })
})

describe('the accounts', () => {
  it.each<{ name: string; denial: VectorDenial; another: boolean; same: boolean }>([
    { name: 'are the same', denial: {}, another: false, same: true },
    { name: 'differ', denial: { request: { bucketAccount: '444455556666' } }, another: true, same: false },
    { name: 'are not both known', denial: { request: { bucketAccount: null } }, another: false, same: false },
    {
      name: 'are not both numbers',
      denial: { request: { principal: { ...nobody, type: 'AWSAccount', account: 'anonymous' } } },
      another: false,
      same: false,
    },
    {
      name: 'are those of caller and key',
      denial: { message: { form: 'reason', action: 'kms:Decrypt', resource: KEY } },
      another: true,
      same: false,
    },
  ])('$name', ({ denial, another, same }) => {
    expect([isFromAnotherAccount(aDenial(denial)), isFromSameAccount(aDenial(denial))]).toEqual([another, same])
  })
})

describe('the kind of the caller', () => {
  it.each<{ kind: string; denial: VectorDenial }>([
    { kind: 'role', denial: {} },
    { kind: 'role', denial: { principalId: 'AROAEXAMPLE', request: { principal: { ...nobody, type: 'AWSAccount' } } } },
    { kind: 'user', denial: { principalId: null, request: { principal: { ...nobody, entityArn: 'arn:aws:iam::111122223333:user/ci' } } } },
    {
      kind: 'permission-set',
      denial: { request: { principal: { ...nobody, arn: 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Readers_0123/ana' } } },
    },
    { kind: 'root', denial: { principalId: null, request: { principal: { ...nobody, arn: 'arn:aws:iam::111122223333:root' } } } },
    { kind: 'anonymous', denial: { principalId: '', request: { principal: { ...nobody, type: 'Anonymous' } } } },
    {
      kind: 'service',
      denial: { principalId: null, request: { principal: { ...nobody, type: 'AWSService', service: 'config.amazonaws.com' } } },
    },
    { kind: 'unknown', denial: { principalId: null, request: { principal: nobody } } },
  ])('$kind', ({ kind, denial }) => {
    expect(callerKind(aDenial(denial))).toBe(kind)
  })
})

describe('an object action', () => {
  it.each([
    { action: 's3:GetObject', is: true },
    { action: 's3:AbortMultipartUpload', is: true },
    { action: 's3:ListMultipartUploadParts', is: true },
    { action: 's3:ListBucket', is: false },
    { action: 's3:ListBucketMultipartUploads', is: false },
    { action: 's3:GetBucketObjectLockConfiguration', is: false },
    { action: 'kms:Decrypt', is: false },
  ])('$action: $is', ({ action, is }) => {
    expect(isObjectAction(aDenial({ requiredActions: [], request: { action } }))).toBe(is)
  })
})

describe('the layer', () => {
  it.each<{ name: string; denial: VectorDenial; open: boolean }>([
    { name: 'is open after a plain text', denial: {}, open: true },
    { name: 'is open where nothing is known but a status', denial: { errorCode: null, message: { form: 'absent' } }, open: true },
    { name: 'is not open where a policy type is named', denial: { message: { form: 'reason' } }, open: false },
    { name: 'is not open where a code says something else', denial: { errorCode: 'NoSuchBucket' }, open: false },
    { name: 'is not open for a CORS preflight', denial: { request: { eventName: 'PreflightRequest' } }, open: false },
    {
      name: 'is not open for a timeout',
      denial: { errorCode: null, message: { form: 'other', text: 'Connect timeout on endpoint URL' } },
      open: false,
    },
    {
      name: "is open for the console's words",
      denial: { errorCode: null, message: { form: 'other', text: 'Insufficient permissions to list objects' } },
      open: true,
    },
  ])('$name', ({ denial, open }) => {
    expect(leavesLayerOpen(aDenial(denial))).toBe(open)
  })
})

it("the endpoint of AWS's own console is nobody's", () => {
  expect(isThroughVpcEndpoint(aDenial({ request: { vpcEndpointId: 'vpce-0aaa' } }))).toBe(true)
  expect(isThroughVpcEndpoint(aDenial({ request: { vpcEndpointId: 'vpce-c94096a0', userAgent: '[S3Console/0.4]' } }))).toBe(false)
})
