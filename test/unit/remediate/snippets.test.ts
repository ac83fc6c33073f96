import fc from 'fast-check'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { cdkSnippet } from '../../../shared/remediate/cdk.ts'
import { cliSnippet } from '../../../shared/remediate/cli.ts'
import { cloudformationSnippet } from '../../../shared/remediate/cloudformation.ts'
import { policyLiteral } from '../../../shared/remediate/policy-literal.ts'
import { asciiJson, asciiString, terraformString } from '../../../shared/remediate/source-text.ts'
import type { AllowStatement } from '../../../shared/remediate/statement.ts'
import { terraformSnippet } from '../../../shared/remediate/terraform.ts'
import { hostileText } from '../../builders/arbitrary-denial.ts'

const OWN: AllowStatement = {
  Sid: 'AllowS3GetObject',
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::orders-prod/it\'s "q"',
}
const STATEMENT: AllowStatement = { ...OWN, Principal: { AWS: 'arn:aws:iam::444455556666:role/etl' } }

describe('a statement for a bucket policy', () => {
  const place = { kind: 'bucket', name: 'orders-prod' } as const

  it('in Terraform', () => {
    expect(terraformSnippet(STATEMENT, place)).toBe(`# An element for the Statement list of jsonencode() in aws_s3_bucket_policy.
{
  Sid = "AllowS3GetObject"
  Effect = "Allow"
  Principal = { AWS = "arn:aws:iam::444455556666:role/etl" }
  Action = "s3:GetObject"
  Resource = "arn:aws:s3:::orders-prod/it's \\"q\\""
}`)
  })

  it('in the CDK', () => {
    expect(cdkSnippet(STATEMENT, place)).toBe(`bucket.addToResourcePolicy(
  new iam.PolicyStatement({
    sid: "AllowS3GetObject",
    effect: iam.Effect.ALLOW,
    principals: [new iam.ArnPrincipal("arn:aws:iam::444455556666:role/etl")],
    actions: ["s3:GetObject"],
    resources: ["arn:aws:s3:::orders-prod/it's \\"q\\""],
  }),
)`)
  })

  it('in CloudFormation', () => {
    expect(cloudformationSnippet(STATEMENT, place)).toBe(`# An element for the Statement list of the policy.
- Sid: "AllowS3GetObject"
  Effect: "Allow"
  Principal:
    AWS: "arn:aws:iam::444455556666:role/etl"
  Action: "s3:GetObject"
  Resource: "arn:aws:s3:::orders-prod/it's \\"q\\""`)
  })

  it('with the AWS CLI reads and looks before it writes', () => {
    const lines = cliSnippet(STATEMENT, place).split('\n')
    expect(lines.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'aws s3api get-bucket-policy',
      '# add the',
      'aws accessanalyzer validate-policy',
      'aws s3api put-bucket-policy',
    ])
  })
})

describe('a statement for a role', () => {
  const place = { kind: 'role', name: 'etl' } as const

  it('with the AWS CLI is quoted for the shell', () => {
    expect(cliSnippet(OWN, place)).toMatch(
      /^aws iam put-role-policy --role-name etl --policy-name AllowS3GetObject-[0-9a-f]{8} --policy-document '\{.*it'\\''s \\"q\\""\}\]\}'$/,
    )
  })

  it('has another name for another object, so that one does not overwrite the other', () => {
    const name = (resource: string) => /--policy-name (\S+)/.exec(cliSnippet({ ...OWN, Resource: resource }, place))?.[1]
    expect(name('arn:aws:s3:::a/1')).not.toBe(name('arn:aws:s3:::a/2'))
  })

  it('in Terraform and CloudFormation is a policy of its own', () => {
    expect(terraformSnippet(OWN, place).split('\n')[0]).toBe('resource "aws_iam_role_policy" "allow_s3_get_object" {')
    expect(cloudformationSnippet(OWN, place)?.split('\n').slice(0, 2)).toEqual(['AllowS3GetObject:', '  Type: AWS::IAM::RolePolicy'])
  })
})

describe('strings', () => {
  it.each([
    { name: 'a template of Terraform', text: 'a${b}%{c}', terraform: '"a$${b}%%{c}"', ascii: '"a${b}%{c}"' },
    { name: 'quotes and backslashes', text: 'a"b\\', terraform: '"a\\"b\\\\"', ascii: '"a\\"b\\\\"' },
    { name: 'a newline', text: 'a\nb', terraform: '"a\\u000ab"', ascii: '"a\\nb"' },
    { name: 'a character beyond 16 bits', text: '😀', terraform: '"\\U0001f600"', ascii: '"\\ud83d\\ude00"' },
    { name: 'a line separator', text: '\u2028', terraform: '"\\u2028"', ascii: '"\\u2028"' },
    { name: 'half a character', text: '\ud800', terraform: '"\\ufffd"', ascii: '"\\ufffd"' },
  ])('hold $name', ({ text, terraform, ascii }) => {
    expect(terraformString(text)).toBe(terraform)
    expect(asciiString(text)).toBe(ascii)
  })

  it('read back as what was written', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(JSON.parse(asciiString(text))).toBe(text.toWellFormed())
        expect(JSON.parse(asciiJson({ Resource: text }, 2))).toEqual({ Resource: text.toWellFormed() })
        expect(asciiString(text)).toMatch(/^[\x20-\x7e]*$/)
      }),
    )
  })

  it('of Terraform start no template and do not end early', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const quoted = terraformString(text)
        expect(quoted).toMatch(/^"[\x20-\x7e]*"$/)
        expect(quoted.replaceAll('$${', '').replaceAll('%%{', '')).not.toMatch(/[$%]\{/)
        expect(quoted.slice(1, -1).replaceAll(/\\./g, '')).not.toContain('"')
      }),
    )
  })

  it('of the CDK stay one TypeScript expression', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const code = cdkSnippet({ ...OWN, Resource: text }, { kind: 'role', name: 'etl' })
        const { diagnostics } = ts.transpileModule(code, { reportDiagnostics: true })
        expect(diagnostics).toEqual([])
        expect(code.split('\n')).toHaveLength(8)
      }),
      { numRuns: 50 },
    )
  })
})

it('a dynamic reference of CloudFormation cannot be escaped, so there is no snippet', () => {
  const statement = { ...OWN, Resource: 'arn:aws:s3:::b/{{resolve:secretsmanager:db}}' }
  expect(cloudformationSnippet(statement, { kind: 'role', name: 'etl' })).toBeNull()
})

it.each([
  { text: 'arn:aws:s3:::b/*', literal: 'arn:aws:s3:::b/${*}' },
  { text: 'a?b', literal: 'a${?}b' },
  { text: '${aws:username}', literal: '${$}{aws:username}' },
  { text: 'plain', literal: 'plain' },
])('a key `$text` means itself in a policy', ({ text, literal }) => {
  expect(policyLiteral(text)).toBe(literal)
})
