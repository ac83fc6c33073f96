import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../shared/model/json.ts'
import { actionsOf } from '../../../shared/normalize/actions.ts'
import { foldParameters, holds, prepareCondition, type Condition } from '../../../shared/normalize/conditions.ts'
import table from '../../../shared/normalize/data/s3-iam-actions.json' with { type: 'json' }

const S3 = 's3.amazonaws.com'

describe('the action of a call', () => {
  const cases: readonly [source: string, eventName: string, parameters: JsonObject | null, stated: string | null, action: string | null][] =
    [
      [S3, 'HeadObject', {}, null, 's3:GetObject'],
      [S3, 'ListObjects', {}, null, 's3:ListBucket'],
      [S3, 'ListObjectsV2', {}, null, 's3:ListBucket'],
      [S3, 'HeadBucket', {}, null, 's3:ListBucket'],
      [S3, 'GetBucketObjectLockConfiguration', {}, null, 's3:GetBucketObjectLockConfiguration'],
      [S3, 'GetBucketEncryption', {}, null, 's3:GetEncryptionConfiguration'],
      [S3, 'DeleteObject', { versionId: 'v1' }, null, 's3:DeleteObjectVersion'],
      [S3, 'PutObject', { 'x-amz-tagging': 'a=b' }, 's3:PutObjectTagging', 's3:PutObjectTagging'],
      [S3, 'PutObject', {}, 'kms:GenerateDataKey', 's3:PutObject'],
      [S3, 'GetObject', {}, 's3:ListBucket', 's3:GetObject'],
      [S3, 'GetObject', {}, 's3:GetObjectVersion', 's3:GetObjectVersion'],
      [S3, 'GetObject', null, null, 's3:GetObject'],
      [S3, 'GetObject', null, 'kms:Decrypt', 's3:GetObject'],
      [S3, 'CopyObject', {}, null, 's3:PutObject'],
      [S3, 'CopyObject', {}, 's3:GetObject', 's3:GetObject'],
      [S3, 'PreflightRequest', {}, null, null],
      [S3, 'CallOfNextYear', {}, null, null],
      [S3, 'CallOfNextYear', {}, 's3:GetObject', 's3:GetObject'],
      ['s3express.amazonaws.com', 'GetObject', {}, null, 's3express:CreateSession'],
      ['s3express.amazonaws.com', 'ListObjectsV2', {}, null, 's3express:CreateSession'],
      ['s3express.amazonaws.com', 'GetBucketPolicy', {}, null, 's3express:GetBucketPolicy'],
      ['s3express.amazonaws.com', 'GetBucketEncryption', {}, null, 's3express:GetEncryptionConfiguration'],
      ['s3express.amazonaws.com', 'ListDirectoryBuckets', {}, null, 's3express:ListAllMyDirectoryBuckets'],
      ['s3tables.amazonaws.com', 'GetTableData', {}, null, 's3tables:GetTableData'],
      ['s3tables.amazonaws.com', 'CallOfNextYear', {}, null, 's3tables:CallOfNextYear'],
      ['s3-outposts.amazonaws.com', 'GetObject', {}, null, 's3-outposts:GetObject'],
      ['s3-object-lambda.amazonaws.com', 'WriteGetObjectResponse', {}, null, 's3-object-lambda:WriteGetObjectResponse'],
      ['kms.amazonaws.com', 'GenerateDataKey', {}, 'kms:GenerateDataKey', 'kms:GenerateDataKey'],
      ['dynamodb.amazonaws.com', 'PutItem', {}, 'dynamodb:PutItem', null],
    ]
  it.each(cases)('%s %s %j, text %s: %s', (source, eventName, parameters, stated, action) => {
    const { own, all } = actionsOf(source, eventName, parameters, stated)
    expect(own?.action ?? null).toBe(action)
    expect(all[0] ?? null).toBe(own)
  })

  it.each([
    ['s3express.amazonaws.com', 'HeadBucket', 's3express:CreateSession', 'bucket'],
    ['s3express.amazonaws.com', 'ListObjects', 's3express:CreateSession', 'bucket'],
    ['s3express.amazonaws.com', 'ListMultipartUploads', 's3express:CreateSession', 'bucket'],
    ['s3express.amazonaws.com', 'ListParts', 's3express:CreateSession', 'bucket'],
    ['s3express.amazonaws.com', 'PutObject', 's3express:CreateSession', 'bucket'],
    ['s3express.amazonaws.com', 'ListBuckets', 's3express:ListAllMyDirectoryBuckets', '*'],
    ['s3express.amazonaws.com', 'CallOfNextYear', 's3express:CallOfNextYear', 'bucket'],
    ['s3-outposts.amazonaws.com', 'GetObject', 's3-outposts:GetObject', 'object'],
    ['s3-outposts.amazonaws.com', 'CallOfNextYear', 's3-outposts:CallOfNextYear', 'bucket'],
    ['s3-object-lambda.amazonaws.com', 'GetObject', 's3-object-lambda:GetObject', 'object'],
    ['s3-object-lambda.amazonaws.com', 'CallOfNextYear', 's3-object-lambda:CallOfNextYear', 'objectlambdaaccesspoint'],
    ['s3tables.amazonaws.com', 'GetTableData', 's3tables:GetTableData', 'Table'],
    ['s3tables.amazonaws.com', 'TagResource', 's3tables:TagResource', 'TableBucket'],
    ['s3tables.amazonaws.com', 'CallOfNextYear', 's3tables:CallOfNextYear', 'TableBucket'],
    ['kms.amazonaws.com', 'Decrypt', 'kms:Decrypt', 'key'],
    ['s3.amazonaws.com', 'TagResource', 's3:TagResource', 'bucket'],
    ['s3.amazonaws.com', 'ListBuckets', 's3:ListAllMyBuckets', '*'],
  ])('%s %s needs %s on %s', (source, eventName, action, resourceType) => {
    expect(actionsOf(source, eventName, {}, null).own).toEqual({ action, resourceType, certainty: 'needed', role: null })
  })

  it.each(['s3.amazonaws.com', 's3express.amazonaws.com', 's3-outposts.amazonaws.com', 's3tables.amazonaws.com'])(
    'a preflight of %s needs none',
    (source) => {
      expect(actionsOf(source, 'PreflightRequest', {}, null)).toEqual({ own: null, all: [] })
    },
  )

  it('the request’s own stands first and once', () => {
    const { all } = actionsOf(S3, 'PutObject', { 'x-amz-tagging': 'a=b' }, 's3:PutObjectTagging')
    expect(all.map(({ action }) => action)).toEqual(['s3:PutObjectTagging', 's3:PutObject', 'kms:GenerateDataKey', 's3:GetObject'])
  })

  it('a text that does not tell the call has the action that it names, where the table knows it', () => {
    const own = { action: 's3:PutObject', resourceType: 'object', certainty: 'needed', role: null }
    expect(actionsOf(S3, '', null, 's3:PutObject')).toEqual({ own, all: [own] })
    expect(actionsOf('dynamodb.amazonaws.com', '', null, 'dynamodb:PutItem')).toEqual({ own: null, all: [] })
  })

  it('an action that is not needed is left out, one that cannot be decided is unknown', () => {
    const { all } = actionsOf(S3, 'PutObject', { 'x-amz-acl': 'private', 'x-amz-server-side-encryption': 'aws:kms' }, null)
    expect(all.map(({ action, certainty }) => `${action} ${certainty}`)).toEqual([
      's3:PutObject needed',
      's3:PutObjectAcl needed',
      'kms:GenerateDataKey needed',
      's3:GetObject unknown',
    ])
  })
})

describe('a condition', () => {
  const acl = { param: 'x-amz-acl', op: 'present' }
  const live = { resource: 'object', op: 'isKmsEncrypted' }
  const cases: readonly [condition: Condition, parameters: JsonObject | null, result: boolean | null][] = [
    [acl, { 'x-amz-acl': 'private' }, true],
    [acl, { 'X-Amz-Acl': 'private' }, true],
    [acl, { 'x-amz-acl': '' }, true],
    [acl, {}, false],
    [acl, null, null],
    [{ param: 'If-Match', op: 'present' }, {}, null],
    [{ param: 'If-Match', op: 'present' }, { 'If-Match': '*' }, true],
    [{ param: 'versionId', op: 'absent' }, {}, true],
    [{ param: 'versionId', op: 'absent' }, { versionId: 'v1' }, false],
    [{ param: 'a', op: 'equals', value: 'x' }, { a: 'x' }, true],
    [{ param: 'a', op: 'equals', value: 'x' }, { a: ['x'] }, true],
    [{ param: 'a', op: 'equals', value: 'true' }, { a: true }, true],
    [{ param: 'a', op: 'equals', value: 'x' }, {}, false],
    [{ param: 'a', op: 'notEquals', value: 'x' }, {}, true],
    [{ param: 'a', op: 'notEquals', value: 'x' }, { a: 'x' }, false],
    [{ param: 'a', op: 'contains', value: 'versionId=' }, { a: 'b/k?versionId=v' }, true],
    [{ param: 'a', op: 'contains', value: 'versionId=' }, {}, false],
    [{ param: 'a', op: 'notContains', value: 'versionId=' }, {}, true],
    [{ param: 'a', op: 'notContains', value: 'versionId=' }, { a: 'b/k?versionId=v' }, false],
    [{ param: 'delete.versionId', op: 'present' }, { delete: '' }, null],
    [{ param: 'delete.versionId', op: 'present' }, {}, null],
    [{ param: 'delete.versionId', op: 'present' }, { delete: { versionId: 'v' } }, true],
    [{ param: 'delete.versionId', op: 'present' }, { delete: {} }, false],
    [{ param: 'delete.versionId', op: 'present' }, { delete: { key: 'a.csv' } }, false],
    [{ param: 'delete.versionId', op: 'present' }, { delete: { versionId: {} } }, true],
    [{ param: 'delete.versionId', op: 'equals', value: 'v' }, { delete: { versionId: 'v' } }, true],
    [{ param: 'delete.versionId', op: 'equals', value: '' }, { delete: { versionId: {} } }, true],
    [{ param: 'a', op: 'equals', value: '' }, { a: {} }, true],
    [live, {}, null],
    [{ op: 'bodyHasTags' }, {}, null],
    [{ param: 'a', op: 'invented' }, { a: 'x' }, null],
    [{ anyOf: [acl, live] }, { 'x-amz-acl': 'private' }, true],
    [{ anyOf: [acl, live] }, {}, null],
    [{ anyOf: [acl, acl] }, {}, false],
    [{ allOf: [acl, live] }, {}, false],
    [{ allOf: [acl, live] }, { 'x-amz-acl': 'private' }, null],
    [{ allOf: [acl, acl] }, { 'x-amz-acl': 'private' }, true],
  ]
  it.each(cases)('%j on %j: %s', (condition, parameters, result) => {
    expect(holds(prepareCondition(condition), foldParameters(parameters))).toBe(result)
  })
})

describe('the table of S3 actions', () => {
  const rows = Object.entries(table.events as unknown as Record<string, { action: string; condition?: Condition }[]>)

  it('has rows of the known shape only', () => {
    const keys = new Set(rows.flatMap(([, ofEvent]) => ofEvent.flatMap((row) => Object.keys(row))))
    expect([...keys].sort()).toEqual(['action', 'condition', 'resourceType', 'role'])
    expect(rows).toHaveLength(258)
  })

  it('uses only operators that are decided, or that need a live read', () => {
    const operators = new Set<string>()
    const collect = ({ anyOf, allOf, op }: Condition): void => {
      if (op !== undefined) operators.add(op)
      for (const part of [...(anyOf ?? []), ...(allOf ?? [])]) collect(part)
    }
    for (const [, ofEvent] of rows) for (const { condition } of ofEvent) if (condition) collect(condition)
    expect([...operators].sort()).toEqual([
      'absent',
      'bodyHasTags',
      'contains',
      'equals',
      'isKms',
      'isKmsEncrypted',
      'notContains',
      'notEquals',
      'present',
    ])
  })

  it.each([
    'ListObjects',
    'GetBucketNotification',
    'PutBucketLifecycle',
    'GetAccelerateConfiguration',
    'PutAccountPublicAccessBlock',
    'GetBucketPublicAccessBlock',
  ])('knows the spelling %s, which only CloudTrail uses', (eventName) => {
    expect(Object.hasOwn(table.events, eventName)).toBe(true)
  })
})
