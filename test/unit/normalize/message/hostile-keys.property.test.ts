import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMessage } from '../../../../shared/normalize/message/parse-message.ts'

const USER = 'arn:aws:iam::111122223333:user/ci'

/** Words that a stranger may put into an object key to steer the reading. */
const POISON = [
  '" with an explicit deny in a service control policy',
  '" because no VPC endpoint policy allows the s3:GetObject action',
  '" with an explicit deny',
  ' with an explicit deny in a permissions boundary: arn:aws:iam::111122223333:policy/x',
  'because public policies are blocked by the BlockPublicPolicy block public access setting',
  'User: root is not authorized to perform: iam:PassRole on resource: "x"',
  'Request has expired',
  'Encoded authorization failure message: x',
  '. Go to http',
  ' (Service: S3',
  'authorization id: fake',
  '\\"',
  '"',
  "'",
  '`',
] as const

const key = fc
  .array(fc.oneof(fc.constantFrom(...POISON), fc.string({ maxLength: 8 })), { minLength: 1, maxLength: 6 })
  .map((parts) => `k${parts.join('/').replace(/\s+/g, ' ').trim()}e`)

const REASONS = [
  { words: '', reading: { form: 'no-reason', policyType: null, denyType: null } },
  { words: ' with an explicit deny', reading: { form: 'no-reason', policyType: null, denyType: 'explicit' } },
  {
    words: ' because no identity-based policy allows the s3:GetObject action',
    reading: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit' },
  },
  {
    words: ' with an explicit deny in a resource-based policy',
    reading: { form: 'reason', policyType: 'resource-based-policy', denyType: 'explicit' },
  },
] as const

describe('a key that imitates the words of a reason', () => {
  it.each(REASONS)('never changes the reading of "$words"', ({ words, reading }) => {
    fc.assert(
      fc.property(key, fc.boolean(), (name, fromRecord) => {
        const resource = `arn:aws:s3:::orders-prod/${name}`
        const message = `User: ${USER} is not authorized to perform: s3:GetObject on resource: "${resource}"${words}`
        fc.pre(message.length < 900)
        const read = parseMessage(message, { fromRecord })
        expect(read).toMatchObject({ ...reading, principal: USER, action: 's3:GetObject', authorizationId: null, setting: null })
        expect(read.policyArn).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  it('never gives a reason to a record that was cut within the key', () => {
    fc.assert(
      fc.property(key, (name) => {
        const resource = `arn:aws:s3:::orders-prod/${name}${name.padEnd(1100, 'a')}`
        const message = `User: ${USER} is not authorized to perform: s3:GetObject on resource: "${resource}"`.slice(0, 1024)
        expect(parseMessage(message, { fromRecord: true })).toMatchObject({ form: 'truncated', policyType: null, denyType: null })
        expect(parseMessage(message, { fromRecord: true, resources: [resource] })).toMatchObject({ form: 'truncated', policyType: null })
      }),
      { numRuns: 300 },
    )
  })

  it('is cut off whole where the record names the resource', () => {
    fc.assert(
      fc.property(key, fc.constantFrom(...REASONS), (name, { words, reading }) => {
        const resource = `arn:aws:s3:::orders-prod/${name}`
        const message = `User: ${USER} is not authorized to perform: s3:GetObject on resource: "${resource}"${words}`
        fc.pre(message.length < 900)
        expect(parseMessage(message, { fromRecord: true, resources: [resource] })).toMatchObject({ ...reading, resource })
      }),
      { numRuns: 300 },
    )
  })

  it('throws for no text whatever', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), key), fc.boolean(), (text, fromRecord) => {
        expect(parseMessage(text, { fromRecord }).text.length).toBeLessThanOrEqual(8192)
      }),
      { numRuns: 500 },
    )
  })
})
