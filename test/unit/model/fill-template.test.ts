import fc from 'fast-check'
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { fillCommand, fillText, isFilled, placeholdersIn } from '../../../shared/model/fill-template.ts'
import { aDenial } from '../../builders/a-denial.ts'

const noResource = aDenial({ request: { bucket: null, key: null, resource: null, eventName: null } })

describe('a command', () => {
  it.each([
    { name: 'a plain name needs no quotes', bucket: 'orders-prod', command: 'aws s3 ls s3://orders-prod' },
    { name: 'a blank is quoted', bucket: 'a b', command: "aws s3 ls s3://'a b'" },
    { name: 'a quote is closed, escaped and opened', bucket: "a'; rm -rf /; '", command: `aws s3 ls s3://'a'\\''; rm -rf /; '\\'''` },
    { name: 'a substitution stays text', bucket: '$(id)`id`', command: "aws s3 ls s3://'$(id)`id`'" },
    { name: 'a newline is shown, not sent', bucket: 'a\nid', command: "aws s3 ls s3://'a\\x0aid'" },
    { name: 'an escape sequence is shown', bucket: 'a\u001b[2Jb', command: "aws s3 ls s3://'a\\x1b[2Jb'" },
    { name: 'a bidirectional control is shown', bucket: 'a\u202eb', command: "aws s3 ls s3://'a\\u{202e}b'" },
    { name: 'a value that looks like a placeholder is not filled again', bucket: '{key}', command: "aws s3 ls s3://'{key}'" },
  ])('$name', ({ bucket, command }) => {
    expect(fillCommand('aws s3 ls s3://{bucket}', aDenial({ request: { bucket } }))).toBe(command)
  })

  it('keeps a mark where a value is unknown', () => {
    expect(fillCommand('aws s3api head-object --bucket {bucket} --key {key}', noResource)).toBe(
      'aws s3api head-object --bucket <bucket> --key <key>',
    )
  })

  it('leaves names alone that no template may use', () => {
    expect(fillCommand('aws x --filter {toString} {Owner}', noResource)).toBe('aws x --filter {toString} {Owner}')
  })

  it('reads every value as one word in a shell', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii', minLength: 1 }),
        fc.constantFrom("'", '"', '$(id)', '\\', ';', '*', '!'),
        (text, hostile) => {
          // Values that a program would take for an option or a file are never filled in; they have a test of their own.
          const key = `k${text}${hostile}${text}`
          const command = fillCommand("printf '%s|' {key}", aDenial({ request: { key } }))
          expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).toBe(`${key}|`)
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('a text', () => {
  it.each([
    {
      name: 'is filled from the record',
      template: '{principalName} asked for {action}.',
      text: 'etl asked for s3:GetObject.',
    },
    { name: 'says in words what is unknown', template: 'Look at {bucket} and {key}.', text: 'Look at the bucket and the object.' },
    { name: 'has a capital at its beginning', template: '{bucket} is missing.', text: 'The bucket is missing.' },
  ])('$name', ({ template, text }) => {
    expect(fillText(template, noResource)).toBe(text)
  })

  it('shows control characters of a key', () => {
    expect(fillText('Read {key}.', aDenial({ request: { key: 'a\u0007\r\nb' } }))).toBe('Read a\\x07\\x0d\\x0ab.')
  })

  it('never holds a control character, whatever the record says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (key) => {
        const text = fillText('{key} {bucket} {principal}', aDenial({ request: { key, bucket: key } }))
        expect(text).not.toMatch(/[\x00-\x1f\x7f-\x9f]/)
      }),
    )
  })

  it('takes what the verdict found before what the request asked', () => {
    const verdict = { action: 'kms:Decrypt', resource: 'arn:aws:kms:eu-west-1:111122223333:key/k1', policy: null }
    expect(fillText('{action} on {resource}', { ...aDenial(), verdict })).toBe('kms:Decrypt on arn:aws:kms:eu-west-1:111122223333:key/k1')
  })
})

it('a template is filled where the denial gives every value', () => {
  expect(isFilled('aws s3api head-object --bucket {bucket} --key {key}', aDenial())).toBe(true)
  expect(isFilled('aws ec2 describe-vpc-endpoints --vpc-endpoint-ids {vpcEndpointId}', aDenial())).toBe(false)
  expect(placeholdersIn('{bucket} and {key}')).toEqual(['bucket', 'key'])
})
