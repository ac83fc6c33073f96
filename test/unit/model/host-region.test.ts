import { describe, expect, it } from 'vitest'
import { hostRegion, isRegionName } from '#shared/model/host-region.ts'
import { aDenial } from '../../builders/a-denial.ts'

describe('the Region in a host name', () => {
  it.each<{ name: string; parameters: Record<string, unknown>; region: string | null }>([
    { name: 'virtual-hosted', parameters: { Host: 'orders-prod.s3.eu-west-1.amazonaws.com' }, region: 'eu-west-1' },
    { name: 'path style', parameters: { Host: 's3.us-east-2.amazonaws.com' }, region: 'us-east-2' },
    { name: 'the old dash', parameters: { host: ['orders-prod.s3-ap-southeast-2.amazonaws.com'] }, region: 'ap-southeast-2' },
    { name: 'a website', parameters: { Host: 'orders-prod.s3-website-us-east-1.amazonaws.com' }, region: 'us-east-1' },
    { name: 'dual stack', parameters: { Host: 'orders-prod.s3.dualstack.eu-west-1.amazonaws.com' }, region: 'eu-west-1' },
    { name: 'China', parameters: { Host: 'orders-prod.s3.cn-north-1.amazonaws.com.cn' }, region: 'cn-north-1' },
    { name: 'GovCloud', parameters: { Host: 's3.us-gov-west-1.amazonaws.com' }, region: 'us-gov-west-1' },
    { name: 'an endpoint of a VPC', parameters: { Host: 'bucket.vpce-0aaa.s3.us-east-1.vpce.amazonaws.com' }, region: 'us-east-1' },
    { name: 'an access point', parameters: { Host: 'team-111122223333.s3-accesspoint.eu-west-1.amazonaws.com' }, region: 'eu-west-1' },
    { name: 'the global host', parameters: { Host: 'orders-prod.s3.amazonaws.com' }, region: null },
    { name: 'a bucket named like a Region', parameters: { Host: 'us-east-2.s3.amazonaws.com' }, region: null },
    { name: 'acceleration', parameters: { Host: 'orders-prod.s3-accelerate.amazonaws.com' }, region: null },
    { name: 'a domain of its own', parameters: { Host: 'files.example.com' }, region: null },
    { name: 'no text', parameters: { Host: { a: 1 } }, region: null },
    { name: 'no host', parameters: {}, region: null },
  ])('$name', ({ parameters, region }) => {
    expect(hostRegion(aDenial({ parameters }))).toBe(region)
  })

  it.each<[string, boolean]>([
    ['eu-west-1', true],
    ['us-iso-east-1', true],
    ['eusc-de-east-1', true],
    ['ap-southeast-10', true],
    ['s3-1', false],
    ['west-1', false],
    ['eu-west', false],
    ['eu-west-1a', false],
    ['-'.repeat(5000), false],
    ['', false],
  ])('%s is a name of a Region: %s', (text, expected) => {
    expect(isRegionName(text)).toBe(expected)
  })
})
