import { describe, expect, it } from 'vitest'
import { readHost } from '../../../shared/normalize/host.ts'
import { partitionOf } from '../../../shared/normalize/partition.ts'
import { parseS3Arn, type S3Location } from '../../../shared/normalize/s3-arn.ts'

const EMPTY: S3Location = { bucket: null, key: null, bucketArn: null, accessPointArn: null, account: null }

const CASES: readonly [arn: string, location: Partial<S3Location> | null][] = [
  ['arn:aws:s3:::orders-prod', { bucket: 'orders-prod', bucketArn: 'arn:aws:s3:::orders-prod' }],
  ['arn:aws-cn:s3:::orders-prod/a/b:c', { bucket: 'orders-prod', key: 'a/b:c', bucketArn: 'arn:aws-cn:s3:::orders-prod' }],
  ['arn:aws:s3:::orders-prod/', { bucket: 'orders-prod', bucketArn: 'arn:aws:s3:::orders-prod' }],
  ['arn:aws:s3:::*', null],
  ['arn:aws:s3:::/a.csv', null],
  ['arn:aws:s3:eu-west-1:111122223333:job/0a1b', null],
  [
    'arn:aws:s3:eu-west-1:111122223333:accesspoint/read/version/a',
    { accessPointArn: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/read', account: '111122223333' },
  ],
  [
    'arn:aws:s3-outposts:eu-west-1:111122223333:bucket/b',
    { bucket: 'b', bucketArn: 'arn:aws:s3-outposts:eu-west-1:111122223333:bucket/b', account: '111122223333' },
  ],
  [
    'arn:aws:s3:eu-west-1:111122223333:accesspoint/read',
    { accessPointArn: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/read', account: '111122223333' },
  ],
  [
    'arn:aws:s3:eu-west-1:111122223333:accesspoint/read/object/a/b',
    { key: 'a/b', accessPointArn: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/read', account: '111122223333' },
  ],
  [
    'arn:aws:s3::111122223333:accesspoint/m.mrap/object/a',
    { key: 'a', accessPointArn: 'arn:aws:s3::111122223333:accesspoint/m.mrap', account: '111122223333' },
  ],
  [
    'arn:aws:s3express:us-east-1:111122223333:bucket/b--use1-az4--x-s3/k',
    {
      bucket: 'b--use1-az4--x-s3',
      key: 'k',
      bucketArn: 'arn:aws:s3express:us-east-1:111122223333:bucket/b--use1-az4--x-s3',
      account: '111122223333',
    },
  ],
  [
    'arn:aws:s3tables:eu-west-1:111122223333:bucket/t/table/0a1b',
    { bucket: 't', bucketArn: 'arn:aws:s3tables:eu-west-1:111122223333:bucket/t', account: '111122223333' },
  ],
  [
    'arn:aws:s3-outposts:eu-west-1:111122223333:outpost/op-1/bucket/b/object/k',
    { bucket: 'b', key: 'k', bucketArn: 'arn:aws:s3-outposts:eu-west-1:111122223333:outpost/op-1/bucket/b', account: '111122223333' },
  ],
  [
    'arn:aws:s3-object-lambda:eu-west-1:111122223333:accesspoint/thumbs',
    { accessPointArn: 'arn:aws:s3-object-lambda:eu-west-1:111122223333:accesspoint/thumbs', account: '111122223333' },
  ],
  ['arn:aws:kms:eu-west-1:111122223333:key/0a1b', null],
  ['arn:aws:s3', null],
  ['orders-prod', null],
]

describe('an ARN of S3', () => {
  it.each(CASES)('%s', (arn, location) => {
    expect(parseS3Arn(arn)).toEqual(location === null ? null : { ...EMPTY, ...location })
  })
})

describe('a host name', () => {
  it.each([
    ['orders-prod.s3.amazonaws.com', 'orders-prod'],
    ['orders-prod.s3.eu-west-1.amazonaws.com', 'orders-prod'],
    ['orders-prod.s3-eu-west-1.amazonaws.com', 'orders-prod'],
    ['orders-prod.s3.dualstack.eu-west-1.amazonaws.com', 'orders-prod'],
    ['my.s3-logs.s3.eu-west-1.amazonaws.com', 'my.s3-logs'],
    ['orders-prod.s3.cn-north-1.amazonaws.com.cn', 'orders-prod'],
    ['b--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com', 'b--use1-az4--x-s3'],
    ['orders-prod.bucket.vpce-0a1b-x.s3.eu-west-1.vpce.amazonaws.com', 'orders-prod'],
    ['bucket.vpce-0a1b-x.s3.eu-west-1.vpce.amazonaws.com', null],
    ['s3.eu-west-1.amazonaws.com', null],
    ['mfzwi23gnjvgw.accesspoint.s3-global.amazonaws.com', null],
    ['.s3.eu-west-1.amazonaws.com', null],
    ['orders-prod.s3.example.com', null],
    ['files.example.com', null],
    ['', null],
  ])('%s names the bucket %s', (host, bucket) => {
    expect(readHost(host)).toEqual({ bucket, accessPointArn: null })
  })

  it.each([
    ['read-111122223333.s3-accesspoint.eu-west-1.amazonaws.com', 'arn:aws:s3:eu-west-1:111122223333:accesspoint/read'],
    ['read-111122223333.s3-accesspoint.dualstack.eu-west-1.amazonaws.com', 'arn:aws:s3:eu-west-1:111122223333:accesspoint/read'],
    ['r-111122223333.s3-accesspoint.cn-north-1.amazonaws.com.cn', 'arn:aws-cn:s3:cn-north-1:111122223333:accesspoint/r'],
    ['read.s3-accesspoint.eu-west-1.amazonaws.com', null],
    ['-111122223333.s3-accesspoint.eu-west-1.amazonaws.com', null],
    ['read_111122223333.s3-accesspoint.eu-west-1.amazonaws.com', null],
    ['read-1111222233334.s3-accesspoint.eu-west-1.amazonaws.com', null],
    ['read-111122223333-b.s3-accesspoint.eu-west-1.amazonaws.com', null],
    ['read-111122223333.s3-accesspoint.eu-west-1.example.com', null],
  ])('%s names the access point %s', (host, accessPointArn) => {
    expect(readHost(host)).toEqual({ bucket: null, accessPointArn })
  })
})

describe('the partition of a Region', () => {
  it.each([
    ['eu-west-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-east-1', 'aws-us-gov'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['us-isof-south-1', 'aws-iso-f'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['eusc-de-east-1', 'aws-eusc'],
    [null, 'aws'],
  ])('%s lies in %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition)
  })
})
