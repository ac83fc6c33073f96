import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classify } from '../../../shared/classify/classify.ts'
import { layers } from '../../../shared/layers/index.ts'
import type { RemediatedDenial } from '../../../shared/model/classified.ts'
import type { Layer, Remediation, VectorDenial } from '../../../shared/model/layer.ts'
import { remediate } from '../../../shared/remediate/remediate.ts'
import { aDenial } from '../../builders/a-denial.ts'
import { arbitraryDenial } from '../../builders/arbitrary-denial.ts'

const CI = {
  type: 'IAMUser',
  arn: 'arn:aws:iam::111122223333:user/ci',
  entityArn: 'arn:aws:iam::111122223333:user/ci',
  account: '111122223333',
}
const NO_SESSION = { sessionName: null, service: null }
const SSO = 'arn:aws:iam::111122223333:role/AWSReservedSSO_Readers_0123456789abcdef'
const OBJECT = 'arn:aws:s3:::orders-prod/2026/08/orders.csv'

function remedied(denial: VectorDenial, all: readonly Layer[] = layers): RemediatedDenial {
  return remediate(classify(aDenial(denial), all), all)
}

function missing(action: string, resource: string | null = OBJECT): VectorDenial['message'] & object {
  return { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action, resource }
}

function granted(denial: RemediatedDenial): unknown[] {
  return denial.fixes.flatMap((fix) => (fix.snippets.json === null ? [] : [JSON.parse(fix.snippets.json) as unknown]))
}

describe('a missing allow', () => {
  it('is granted as exactly the denied action on exactly the resource', () => {
    const denial = remedied({ message: missing('s3:GetObject') })
    expect(granted(denial)).toEqual([{ Sid: 'AllowS3GetObject', Effect: 'Allow', Action: 's3:GetObject', Resource: OBJECT }])
  })

  it('is granted to the role, not to its session, where a policy names the caller', () => {
    const message = { form: 'reason', policyType: 'resource-based-policy', denyType: 'implicit', action: 's3:GetObject' } as const
    const denial = remedied({ request: { bucketAccount: '444455556666' }, message })
    expect(granted(denial)).toEqual([
      {
        Sid: 'AllowS3GetObject',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:role/etl' },
        Action: 's3:GetObject',
        Resource: OBJECT,
      },
      { Sid: 'AllowS3GetObject', Effect: 'Allow', Action: 's3:GetObject', Resource: OBJECT },
    ])
  })

  it.each<{ name: string; denial: VectorDenial; starts: string }>([
    {
      name: 'a role',
      denial: { message: missing('s3:GetObject') },
      starts: 'aws iam put-role-policy --role-name etl --policy-name AllowS3GetObject-',
    },
    {
      name: 'a user',
      denial: { request: { principal: { ...CI, ...NO_SESSION } }, message: missing('s3:GetObject') },
      starts: 'aws iam put-user-policy --user-name ci --policy-name AllowS3GetObject-',
    },
    {
      name: 'a permission set',
      denial: { request: { principal: { ...CI, type: 'AssumedRole', entityArn: SSO, ...NO_SESSION } }, message: missing('s3:GetObject') },
      starts: 'aws sso-admin get-inline-policy-for-permission-set ',
    },
  ])('is written with the command for $name', ({ denial, starts }) => {
    const commands = remedied(denial).fixes.flatMap((fix) => (fix.snippets.json === null ? [] : [fix.snippets.cli ?? '']))
    expect(commands.map((command) => command.startsWith(starts))).toEqual([true])
  })

  it('of a key that the text does not name has a mark in its place', () => {
    const denial = remedied({ message: missing('kms:Decrypt', null) })
    expect(granted(denial)).toEqual([
      { Sid: 'AllowKmsDecrypt', Effect: 'Allow', Action: 'kms:Decrypt', Resource: 'arn:aws:kms:<region>:<account>:key/<key-id>' },
    ])
  })

  it('to list, where an object is missing, comes after looking for the key', () => {
    const denial = remedied({ message: missing('s3:ListBucket', 'arn:aws:s3:::orders-prod') })
    expect(denial.verdict.layer).toBe('missing-object')
    expect(denial.fixes.map((fix) => fix.risk)).toEqual(['safe', 'review'])
    expect(denial.fixes[0]?.snippets.cli).toBe('aws s3api list-objects-v2 --bucket orders-prod --prefix 2026/08/orders.csv --max-keys 5')
    expect(granted(denial)).toEqual([
      { Sid: 'AllowS3ListBucket', Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::orders-prod' },
    ])
  })
})

describe('fixes', () => {
  it('come safe, review, risky, and say that nobody evaluated them', () => {
    const { fixes } = remedied({ message: missing('s3:GetObject') })
    expect(fixes.map((fix) => fix.risk)).toEqual(['safe', 'review', 'review', 'review', 'risky'])
    expect(new Set(fixes.map((fix) => JSON.stringify([fix.edit, fix.verified, fix.layer])))).toEqual(
      new Set([
        '[null,{"status":"not-verifiable","by":"no snapshot was given, so the fix was not evaluated","alsoAllows":null},"identity-based-policy"]',
      ]),
    )
  })

  it.each<{ name: string; denial: VectorDenial; title: string; present: boolean }>([
    {
      name: 'a lock file names its delete',
      denial: { request: { eventName: 'PutObject', key: 'prod/terraform.tfstate.tflock' } },
      title: 's3:GetObject, s3:PutObject and s3:DeleteObject on the state key with `.tflock`',
      present: true,
    },
    { name: 'another key does not', denial: {}, title: '.tflock', present: false },
    {
      name: 'a backend names its steps',
      denial: { request: { eventName: 'PutObject', tool: 'terraform-backend' } },
      title: 'The backend was stopped where it writes the state',
      present: true,
    },
    { name: 'another tool does not', denial: { request: { tool: 'aws-cli' } }, title: 'The backend', present: false },
    { name: 'a presigned URL names its creator', denial: { authenticationMethod: 'QueryString' }, title: 'creator etl', present: true },
    { name: 'a signed request does not', denial: {}, title: 'creator etl', present: false },
  ])('$name', ({ denial, title, present }) => {
    const { fixes } = remedied({ ...denial, message: missing('s3:PutObject') })
    expect(fixes.some((fix) => fix.title.includes(title))).toBe(present)
  })

  it('of a denied lock table name the four actions of the table', () => {
    const table = 'arn:aws:dynamodb:eu-west-1:111122223333:table/terraform-locks'
    const denial = remedied({ message: missing('dynamodb:PutItem', table) })
    expect(denial.fixes.map((fix) => fix.title)).toContain(
      'A Terraform lock table needs dynamodb:GetItem, dynamodb:PutItem, dynamodb:DeleteItem and dynamodb:DescribeTable. Or drop the table: `use_lockfile = true` in place of `dynamodb_table`.',
    )
    expect(granted(denial)).toEqual([{ Sid: 'AllowDynamodbPutItem', Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: table }])
  })

  it('of an undetermined denial grant nothing', () => {
    expect(granted(remedied({}))).toEqual([])
  })
})

describe('an explicit deny', () => {
  const generous: Remediation[] = [
    { risk: 'review', text: 'Allow it.', statement: 'allow-caller-in-identity-policy' },
    { risk: 'review', text: 'Attach it.', command: 'aws iam attach-role-policy --role-name {principalName} --policy-arn <policy-arn>' },
    { risk: 'risky', text: 'Write it.', command: 'aws iam put-role-policy --policy-document {"Effect": "Allow"}' },
  ]
  const all = layers.map((layer) => ({ ...layer, remediation: [...layer.remediation, ...generous] }))

  it('gets no Allow although the layer offers one', () => {
    const message = { ...missing('s3:GetObject'), denyType: 'explicit' } as const
    const titles = remedied({ message }, all).fixes.map((fix) => fix.title)
    expect(titles).not.toEqual(expect.arrayContaining(['Allow it.']))
    expect(titles).not.toEqual(expect.arrayContaining(['Attach it.']))
    expect(titles).not.toEqual(expect.arrayContaining(['Write it.']))
    expect(remedied({ message: missing('s3:GetObject') }, all).fixes.map((fix) => fix.title)).toEqual(
      expect.arrayContaining(['Allow it.', 'Attach it.', 'Write it.']),
    )
  })

  it('gets no Allow, whatever the denial', () => {
    fc.assert(
      fc.property(arbitraryDenial, (denial) => {
        const { verdict, fixes } = remediate(classify(denial, all), all)
        const bare = verdict.denyType === 'explicit' || denial.message.denyType === 'explicit' || verdict.basis === 'undetermined'
        if (!bare) return
        expect(
          fixes.filter((fix) => fix.snippets.json !== null || /"?Effect"?: ?"Allow|attach-role-policy/.test(fix.snippets.cli ?? '')),
        ).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

describe('for any denial', () => {
  it('a statement has one exact action, no wildcard, and a caller that is an identity', () => {
    fc.assert(
      fc.property(arbitraryDenial, (denial) => {
        for (const statement of granted(remediate(classify(denial, layers), layers)) as Record<string, unknown>[]) {
          expect(statement.Effect).toBe('Allow')
          expect(statement.Action).toMatch(/^[a-z0-9-]+:[A-Za-z0-9]+$/)
          const resource = typeof statement.Resource === 'string' ? statement.Resource : ''
          expect(resource.replaceAll(/\$\{[*?$]\}/g, '')).not.toMatch(/[*?$]/)
          if (statement.Principal !== undefined) expect(JSON.stringify(statement.Principal)).toMatch(/"(?:arn:aws:iam::\d{12}:|<role-arn>)/)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('no command, snippet or text holds a control character, and each command is one that a shell can read', () => {
    fc.assert(
      fc.property(arbitraryDenial, (denial) => {
        const { fixes, checks, explanation }: RemediatedDenial = remediate(classify(denial, layers), layers)
        const snippets = fixes.flatMap((fix) =>
          [fix.snippets.json, fix.snippets.terraform, fix.snippets.cdk, fix.snippets.cloudformation, fix.snippets.cli].map(
            (text) => text ?? '',
          ),
        )
        for (const text of [...checks, ...snippets, ...fixes.map((fix) => fix.title), explanation.what, explanation.because]) {
          expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/)
        }
        // A mark such as `<bucket>` is a redirection to a shell, so it is put aside.
        const script = checks.map((check) => `: ${check.replaceAll(/<[A-Za-z-]+>/g, 'mark')}`).join('\n')
        execFileSync('sh', ['-n', '-c', script])
      }),
      { numRuns: 60 },
    )
  })
})

it("checks are those of the layer, then the candidates', each once", () => {
  const message = { form: 'reason', policyType: 'vpc-endpoint-policy', through: 'service-control-policy', denyType: 'explicit' } as const
  expect(remedied({ request: { vpcEndpointId: 'vpce-0aaa' }, message }).checks).toEqual([
    "aws ec2 describe-vpc-endpoints --vpc-endpoint-ids vpce-0aaa --query 'VpcEndpoints[0].PolicyDocument' --output text",
    'aws ec2 describe-vpc-endpoints --filters Name=service-name,Values=com.amazonaws.eu-west-1.s3',
    'aws cloudtrail lookup-events --lookup-attributes AttributeKey=ResourceName,AttributeValue=vpce-0aaa',
    'aws organizations list-policies-for-target --target-id 111122223333 --filter SERVICE_CONTROL_POLICY',
  ])
})

it('the explanation is filled in by the deny type', () => {
  const message = { form: 'reason', policyType: 'session-policy', denyType: 'explicit', action: 's3:GetObject' } as const
  expect(remedied({ message }).explanation).toEqual({
    title: 'BLOCKED BY A SESSION POLICY',
    what: `The session of etl was made with a session policy, and that does not let it use s3:GetObject on ${OBJECT}. The role itself may well be allowed to.`,
    because: 'The session policy has a Deny statement that matches this request.',
    meant:
      'Services hand out sessions that are scoped down on purpose (CodePipeline, Managed Flink, Databricks, S3 Access Grants, federation). Ask whether this request lies outside the scope that was asked for.',
    prevent: 'Ask for the session with the same ARNs that the program uses, access point ARNs included.',
  })
})
