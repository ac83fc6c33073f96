import { describe, expect, it } from 'vitest'
import type { RequiredAction } from '../../../shared/model/denial.ts'
import { ABSENT_MESSAGE, type ParsedMessage } from '../../../shared/model/message.ts'
import type { Target } from '../../../shared/normalize/resource.ts'
import { fillFromText, requestedResource } from '../../../shared/normalize/stated-target.ts'

const READ = 'arn:aws:s3:eu-west-1:111122223333:accesspoint/orders-read'
const DIRECTORY = 'arn:aws:s3express:us-east-1:111122223333:bucket/orders--use1-az4--x-s3'
const UNKNOWN: Target = { bucket: null, key: null, bucketAccount: null, bucketArn: null, accessPointArn: null, kmsKeyArn: null, arns: [] }
const ORDERS: Target = { ...UNKNOWN, bucket: 'orders-prod', bucketAccount: '111122223333', bucketArn: 'arn:aws:s3:::orders-prod' }

const says = (resource: string | null, action: string | null = 's3:GetObject'): ParsedMessage => ({ ...ABSENT_MESSAGE, resource, action })
const needs = (action: string, resourceType: string, role: RequiredAction['role'] = null): RequiredAction => ({
  action,
  resourceType,
  certainty: 'needed',
  role,
})
const GET = needs('s3:GetObject', 'object')

type Case = readonly [name: string, target: Target, message: ParsedMessage, own: RequiredAction | null, filled: Target]

describe('what the text tells of the target', () => {
  it.each<Case>([
    [
      'everything, where nothing else does',
      UNKNOWN,
      says('arn:aws:s3:::orders-prod/a.csv'),
      null,
      { ...UNKNOWN, bucket: 'orders-prod', key: 'a.csv', bucketArn: 'arn:aws:s3:::orders-prod' },
    ],
    [
      'a recorded key stays',
      { ...UNKNOWN, key: 'b.csv' },
      says('arn:aws:s3:::orders-prod/a.csv'),
      GET,
      { ...UNKNOWN, bucket: 'orders-prod', key: 'b.csv', bucketArn: 'arn:aws:s3:::orders-prod' },
    ],
    [
      'a directory bucket with its account',
      UNKNOWN,
      says(DIRECTORY),
      null,
      { ...UNKNOWN, bucket: 'orders--use1-az4--x-s3', bucketArn: DIRECTORY, bucketAccount: '111122223333' },
    ],
    [
      'an access point, whose account is not the bucket’s',
      UNKNOWN,
      says(`${READ}/object/a.csv`),
      GET,
      { ...UNKNOWN, key: 'a.csv', accessPointArn: READ },
    ],
    [
      'no bucket where an access point is recorded',
      { ...UNKNOWN, accessPointArn: READ },
      says('arn:aws:s3:::orders-prod/a.csv'),
      GET,
      { ...UNKNOWN, accessPointArn: READ },
    ],
    ['the key of the recorded bucket', ORDERS, says('arn:aws:s3:::orders-prod/a.csv'), GET, { ...ORDERS, key: 'a.csv' }],
    [
      'no other key than the recorded one',
      { ...ORDERS, key: 'b.csv' },
      says('arn:aws:s3:::orders-prod/a.csv'),
      GET,
      { ...ORDERS, key: 'b.csv' },
    ],
    [
      'the ARN of a bucket that only its name is known of',
      { ...UNKNOWN, bucket: 'orders--use1-az4--x-s3' },
      says(`${DIRECTORY}/a.csv`),
      null,
      { ...UNKNOWN, bucket: 'orders--use1-az4--x-s3', key: 'a.csv', bucketArn: DIRECTORY },
    ],
    ['nothing of another bucket', ORDERS, says('arn:aws:s3:::orders-archive/a.csv'), GET, ORDERS],
    ['nothing without a resource', ORDERS, says(null), GET, ORDERS],
    ['nothing with a resource that is not of S3', ORDERS, says('arn:aws:kms:eu-west-1:111122223333:key/0a1b'), GET, ORDERS],
    [
      'the source of a copy that may not be read',
      { ...ORDERS, key: 'copy.csv' },
      says('arn:aws:s3:::orders-archive/a.csv'),
      needs('s3:GetObject', 'object', 'source'),
      { ...UNKNOWN, bucket: 'orders-archive', key: 'a.csv', bucketArn: 'arn:aws:s3:::orders-archive' },
    ],
    [
      'not the source of a copy where the text speaks of another action',
      { ...ORDERS, key: 'copy.csv' },
      says('arn:aws:s3:::orders-archive', 's3:ListBucket'),
      needs('s3:GetObject', 'object', 'source'),
      { ...ORDERS, key: 'copy.csv' },
    ],
  ])('%s', (_name, target, message, own, filled) => {
    expect(fillFromText(target, message, own)).toEqual(filled)
  })
})

describe('the resource that was asked for', () => {
  const object = { ...ORDERS, key: 'a.csv', arns: ['arn:aws:s3:eu-west-1:111122223333:job/0a1b'] }
  const other = 'arn:aws:s3:::orders-prod/other.csv'
  it.each<readonly [name: string, target: Target, message: ParsedMessage, own: RequiredAction | null, resource: string | null]>([
    ['an object comes from the target', object, says(other), GET, 'arn:aws:s3:::orders-prod/a.csv'],
    ['an object comes from the text where the target has none', UNKNOWN, says(other), GET, other],
    ['an object comes from a text that names no action', UNKNOWN, says(other, null), GET, other],
    ['a resource of another action is not taken', UNKNOWN, says('arn:aws:s3:::orders-prod', 's3:ListBucket'), GET, null],
    [
      'a bucket comes from the target',
      object,
      says('arn:aws:s3:::orders-archive', 's3:ListBucket'),
      needs('s3:ListBucket', 'bucket'),
      'arn:aws:s3:::orders-prod',
    ],
    ['an account stays the account', object, says('arn:aws:s3:::*', 's3:ListAllMyBuckets'), needs('s3:ListAllMyBuckets', '*'), '*'],
    [
      'another resource comes from the text',
      object,
      says('arn:aws:s3:eu-west-1:111122223333:job/9z', 's3:DescribeJob'),
      needs('s3:DescribeJob', 'job'),
      'arn:aws:s3:eu-west-1:111122223333:job/9z',
    ],
    [
      'another resource comes from the record where the text has none',
      object,
      says(null, 's3:DescribeJob'),
      needs('s3:DescribeJob', 'job'),
      'arn:aws:s3:eu-west-1:111122223333:job/0a1b',
    ],
    ['without a known action the text counts', object, says(other), null, other],
    ['without a known action and text the target counts', object, says(null, null), null, 'arn:aws:s3:::orders-prod/a.csv'],
  ])('%s', (_name, target, message, own, resource) => {
    expect(requestedResource(target, message, own, 'GetObject')).toBe(resource)
  })
})
