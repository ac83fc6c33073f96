import { describe, expect, it } from 'vitest'
import { isAccessChange } from '../../../shared/normalize/access-changes.ts'

describe('a call that changes access', () => {
  it.each([
    ['s3.amazonaws.com', 'PutBucketPolicy', true],
    ['iam.amazonaws.com', 'PutRolePolicy', true],
    ['s3.amazonaws.com', 'GetBucketPolicy', false],
    ['ec2.amazonaws.com', 'PutBucketPolicy', false],
    ['glue.amazonaws.com', 'CreateTable', false],
    ['constructor', 'name', false],
  ])('%s %s: %s', (eventSource, eventName, changes) => {
    expect(isAccessChange(eventSource, eventName)).toBe(changes)
  })
})
