import { describe, expect, it } from 'vitest'
import { renderBrief, renderDenial } from '../../../../../functions/cli/render/denial.ts'
import { toDenialDocument } from '../../../../../shared/findings/denial-document.ts'
import type { Fix, Risk } from '../../../../../shared/model/fix.ts'
import { aRemediatedDenial, type RemediatedChanges } from '../../../../builders/a-remediated-denial.ts'
import { aTerminal } from '../../../../builders/a-terminal.ts'

const document = (changes: RemediatedChanges = {}) => toDenialDocument(aRemediatedDenial(changes), null)
const short = (changes: RemediatedChanges = {}) => renderDenial(document(changes), aTerminal(), { full: false })
const full = (changes: RemediatedChanges = {}) => renderDenial(document(changes), aTerminal(), { full: true })
const lineOf = (text: string, label: string) => text.split('\n').find((line) => line.startsWith(label))

function aFix(risk: Risk, title: string, cli: string | null): Fix {
  const snippets = { json: '{"Effect":"Allow"}', terraform: null, cdk: null, cloudformation: null, cli }
  return {
    risk,
    title,
    layer: 'resource-based-policy',
    edit: null,
    snippets,
    verified: { status: 'not-verifiable', by: 'x', alsoAllows: null },
  }
}

describe('the heading of a denial', () => {
  it('says code, title and how we know', () => {
    expect(short().split('\n')[0]).toBe('WD202  NO BUCKET POLICY ALLOWS IT  [Stated by AWS]')
  })

  it('never looks like success where the layer is not known', () => {
    const text = short({ verdict: { code: 'WD901', layer: 'undetermined', denyType: null, basis: 'undetermined' } })
    expect(text.split('\n')[0]).toContain('[Undetermined]')
    expect(lineOf(text, 'denied by')).toBe('denied by AWS does not say what denied')
    expect(text).not.toContain('✓')
  })
})

describe('what denied', () => {
  it.each([
    {
      name: 'an explicit deny with its policy',
      verdict: { denyType: 'explicit' as const, policy: { arn: 'arn:aws:iam::111122223333:policy/b', name: null } },
      says: 'explicit deny → arn:aws:iam::111122223333:policy/b',
    },
    {
      name: 'an explicit deny of a policy that is not named',
      verdict: { denyType: 'explicit' as const },
      says: 'explicit deny → which one is not said',
    },
    { name: 'a missing allow names no policy', verdict: {}, says: 'no allow' },
    {
      name: 'a statement counts from 1',
      verdict: { statement: { sid: 'DenyOutside', index: 1, effect: 'Deny' as const } },
      says: 'no allow → statement 2 "DenyOutside"',
    },
  ])('$name', ({ verdict, says }) => {
    expect(short({ verdict }).replaceAll(/\s+/g, ' ')).toContain(`(bucket or access point policy), ${says} because`)
  })
})

describe('fixes', () => {
  const fixes = [
    aFix('safe', 'Send the header.', 'aws s3 cp a s3://b --sse aws:kms'),
    aFix('review', 'Allow the role.', 'aws s3api put-bucket-policy'),
    aFix('review', 'Ask the owner.', null),
    aFix('review', 'A fourth.', null),
    aFix('risky', 'Open the bucket.', 'aws s3api delete-bucket-policy'),
  ]

  it('in short are the first three, none of them risky, and the rest is counted', () => {
    const text = short({ advice: { fixes } })
    expect(text).toContain('  3 review   Ask the owner.')
    expect(text).not.toContain('A fourth.')
    expect(text).not.toContain('Open the bucket.')
    expect(text).toContain('2 more fixes')
  })

  it('in full are all, but a risky one is never a command to copy', () => {
    const text = full({ advice: { fixes } })
    expect(text).toContain('  5 risky    Open the bucket.')
    expect(text).not.toContain('delete-bucket-policy')
    expect(text).toContain('{"Effect":"Allow"}')
  })

  it('that are all risky are shown in short as well', () => {
    expect(short({ advice: { fixes: fixes.slice(4) } })).toContain('1 risky    Open the bucket.')
  })
})

describe('checks', () => {
  it('are not repeated where a fix or a candidate shows them', () => {
    const check = 'aws s3api get-bucket-policy --bucket orders-prod'
    const text = short({ advice: { fixes: [aFix('safe', 'Look.', check)], checks: [check] } })
    expect(text.split(check)).toHaveLength(2)
  })

  it('of a candidate are not repeated where a fix shows them', () => {
    const check = 'aws s3api head-object --bucket orders-prod --key k'
    expect(short({ advice: { fixes: [aFix('safe', 'Look.', check)] } }).split(check)).toHaveLength(2)
    expect(short().split(check)).toHaveLength(2)
  })

  it('that are too long for any shell are not printed', () => {
    const text = short({ advice: { checks: [`aws s3 ls ${'a'.repeat(9000)}`] } })
    expect(text).toContain('(too long to print; --format json has it)')
    expect(text.length).toBeLessThan(5000)
  })
})

describe('what was not looked at', () => {
  it('is counted in short, and named with its reason in full', () => {
    expect(lineOf(short(), 'not read')).toBe('not read  10 of the layers, marked ? above')
    expect(lineOf(full(), 'not read')).toContain('identity, SCP')
    expect(full()).toContain('was not read')
  })
})

it('an ARN that is longer than a line is short in prose, whole where it is the answer', () => {
  const arn = `arn:aws:organizations::999999999999:policy/o-abcdefghij/service_control_policy/p-${'x'.repeat(30)}`
  const because = `The policy ${arn} denies it.`
  const changes = {
    verdict: { denyType: 'explicit' as const, policy: { arn, name: null } },
    advice: { explanation: { ...aRemediatedDenial().explanation, because } },
  }
  expect(short(changes).split(arn)).toHaveLength(2)
  expect(full(changes).split(arn)).toHaveLength(2)
  expect(full(changes)).toContain('arn:aws:organizations::999999999999:policy/o-abcdefghi…cy/p-')
})

it('fits 80 columns but for words that have to stay whole', () => {
  const text = renderDenial(document(), aTerminal({ columns: 80 }), { full: false })
  expect(text.split('\n').filter((line) => line.length > 80 && !line.includes('aws '))).toEqual([])
})

describe('a brief denial', () => {
  it('is one line with code, basis, verdict, action and resource', () => {
    expect(renderBrief(document())).toBe(
      '2026-08-17T09:12:04Z  WD202  Stated by AWS  no allow: resource-based policy (bucket or access point policy)  s3:GetObject  arn:aws:s3:::orders-prod/2026/08/orders.csv\n',
    )
  })
})
