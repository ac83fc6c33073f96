import { describe, expect, it } from 'vitest'
import { isAwsOwnedBucket } from '../../../shared/normalize/aws-owned-bucket.ts'

describe('a bucket that AWS keeps', () => {
  it.each([
    'prod-eu-west-1-starport-layer-bucket',
    'aws-ssm-eu-west-1',
    'aws-windows-downloads-us-east-2',
    'amazon-ssm-ap-northeast-1',
    'amazon-ssm-packages-eu-central-1',
    'eu-west-1-birdwatcher-prod',
    'aws-ssm-distributor-file-us-west-2',
    'aws-ssm-document-attachments-ca-central-1',
    'patch-baseline-snapshot-sa-east-1',
    'aws-patchmanager-macos-us-gov-west-1',
    'amazonlinux-2-repos-cn-north-1',
    'al2023-repos-eu-north-1-de612dc2',
    'aws-codedeploy-ap-southeast-12',
  ])('is %s', (bucket) => {
    expect(isAwsOwnedBucket(bucket)).toBe(true)
  })

  it.each([
    ['has a Region behind the words of AWS', 'aws-ssm-orders-prod'],
    ['has nothing between those words and the Region', 'aws-ssm-copy1-eu-west-1'],
    ['has nothing behind the Region', 'aws-ssm-eu-west-1-copy'],
    ['has no number of three digits', 'aws-ssm-eu-west-100'],
    ['begins with those words, not with as many letters', 'my-logs-eu-west-1'],
    ['begins with nothing else', 'my-aws-ssm-eu-west-1'],
    ['ends with those words, not with as many letters', 'prod-eu-west-1-orders-images-bucket-'],
    ['needs both ends', 'prod-eu-west-1'],
    ['has a Region, not the words alone', 'prod--starport-layer-bucket'],
    ['is not any bucket of the words', 'amazonlinux-2-repos-mirror'],
    ['has a Region, not a word for one', 'aws-ssm-orders'],
    ['has a Region between the words', 'prod-starport-layer-bucket'],
    ['is not one that a service makes in the account', 'elasticbeanstalk-eu-west-1-111122223333'],
    ['is not one of a tool', 'cdk-hnb659fds-assets-111122223333-eu-west-1'],
    ['is not any name', 'orders-prod'],
    ['is not a Region', 'eu-west-1'],
    ['has a name', ''],
  ])('%s: %j is none', (_why, bucket) => {
    expect(isAwsOwnedBucket(bucket)).toBe(false)
  })
})
