import { describe, expect, it } from 'vitest'
import { readPastedText } from '../../../../shared/ingest/pasted-text.ts'
import { isAccessLogLine, readAccessLogLine } from '../../../../shared/ingest/pasted/access-log-line.ts'

const OWNER = '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'

function line(changes: { requester?: string; operation?: string; key?: string; status?: string; code?: string; signed?: string } = {}) {
  const {
    requester = '-',
    operation = 'REST.GET.OBJECT',
    key = 'a.csv',
    status = '403',
    code = 'AccessDenied',
    signed = 'AuthHeader',
  } = changes
  return `${OWNER} orders-prod [17/Aug/2026:09:12:04 +0000] 203.0.113.9 ${requester} 8WQ2K5Z1X7B4M9NC ${operation} ${key} "GET /a.csv HTTP/1.1" ${status} ${code} 243 - 7 - "-" "aws-cli/2" - host= SigV4 TLS ${signed} orders-prod.s3.amazonaws.com TLSv1.3 - -`
}

describe('a line of a server access log', () => {
  it('gives all that its fields name', () => {
    expect(readAccessLogLine(line({ requester: 'arn:aws:iam::111122223333:user/ana' }))).toEqual({
      message: 'AccessDenied',
      errorCode: 'AccessDenied',
      eventName: 'GetObject',
      httpStatus: 403,
      service: 's3',
      bucket: 'orders-prod',
      key: 'a.csv',
      requestId: '8WQ2K5Z1X7B4M9NC',
      tool: null,
      principal: 'arn:aws:iam::111122223333:user/ana',
    })
  })

  it.each([
    { operation: 'REST.GET.BUCKET', eventName: 'ListObjects' },
    { operation: 'REST.HEAD.OBJECT', eventName: 'HeadObject' },
    { operation: 'WEBSITE.GET.OBJECT', eventName: 'GetObject' },
    { operation: 'BATCH.DELETE.OBJECT', eventName: 'DeleteObject' },
    { operation: 'REST.PUT.PART', eventName: 'UploadPart' },
    { operation: 'REST.OPTIONS.PREFLIGHT', eventName: 'PreflightRequest' },
    { operation: 'REST.GET.__proto__', eventName: null },
    { operation: '-', eventName: null },
  ])('names $operation as CloudTrail does', ({ operation, eventName }) => {
    expect(readAccessLogLine(line({ operation }))?.eventName).toBe(eventName)
  })

  it.each([
    { name: 'a success', changes: { status: '200', code: '-' } },
    { name: 'a missing key', changes: { status: '404', code: 'NoSuchKey' } },
    { name: 'a fault of S3', changes: { status: '503', code: 'SlowDown' } },
  ])('is no denial: $name', ({ changes }) => {
    expect(readAccessLogLine(line(changes))).toBeNull()
  })

  it.each([
    { name: 'unsigned', changes: { signed: '-' }, principal: 'anonymous' },
    { name: 'signed by somebody who was not identified', changes: { signed: 'QueryString' }, principal: null },
  ])('is $name', ({ changes, principal }) => {
    expect(readAccessLogLine(line(changes))?.principal).toBe(principal)
  })

  it.each([
    { key: 'in/a%20b.csv', read: 'in/a b.csv' },
    { key: 'in/%E4%BD.csv', read: 'in/%E4%BD.csv' },
    { key: '100%.csv', read: '100%.csv' },
    { key: '-', read: null },
  ])('has the key $key', ({ key, read }) => {
    expect(readAccessLogLine(line({ key }))?.key).toBe(read)
  })

  it.each([
    'orders-prod [17/Aug/2026:09:12:04 +0000] 203.0.113.9 - X REST.GET.OBJECT a "GET" 403 AccessDenied',
    '203.0.113.9 - - [17/Aug/2026:09:12:04 +0000] "GET /a HTTP/1.1" 403 243',
    OWNER,
    '',
  ])('is not: %s', (text) => {
    expect(isAccessLogLine(text)).toBe(false)
  })
})

describe('a text with lines of server access logs', () => {
  it('gives each denied line, in reading order, and what stands between them', () => {
    const sentence =
      'User: arn:aws:iam::111122223333:user/ci is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action'
    const text = [
      line({ key: 'one' }),
      line({ status: '200', code: '-' }),
      sentence,
      line({ key: 'two', code: 'InvalidAccessKeyId' }),
    ].join('\n')
    const found = readPastedText(text).map((input) => (input.kind === 'pasted' ? (input.denial.key ?? input.denial.message) : 'record'))
    expect(found).toEqual(['one', sentence, 'two'])
  })

  it('reads a line of hostile length at once', () => {
    const long = `${line()} ${'"'.repeat(200_000)}`
    expect(readPastedText(`${long}\n${long}`)).toHaveLength(2)
  })
})
