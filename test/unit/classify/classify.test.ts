import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classify } from '../../../shared/classify/classify.ts'
import { remediate } from '#shared/remediate/remediate.ts'
import { isStatedByCode } from '../../../shared/classify/stating-codes.ts'
import { layers } from '../../../shared/layers/index.ts'
import { isObject } from '../../../shared/model/json.ts'
import type { Detection, Layer, VectorDenial } from '../../../shared/model/layer.ts'
import { aDenial } from '../../builders/a-denial.ts'
import { arbitraryDenial } from '../../builders/arbitrary-denial.ts'

const ANONYMOUS = { type: 'Anonymous', arn: null, entityArn: null, account: null, sessionName: null, service: null }
const SCP = 'arn:aws:organizations::999999999999:policy/o-x/service_control_policy/p-1a2b3c4d'

describe('a verdict', () => {
  it.each<{ name: string; denial: VectorDenial; code: string; layer: string; denyType: string | null; basis: string }>([
    {
      name: 'is stated where AWS names the policy type',
      denial: { message: { form: 'reason', policyType: 'service-control-policy', denyType: 'explicit', policyArn: SCP } },
      code: 'WD103',
      layer: 'service-control-policy',
      denyType: 'explicit',
      basis: 'stated',
    },
    {
      name: 'has the code of a missing allow',
      denial: { message: { form: 'reason', policyType: 'permissions-boundary', denyType: 'implicit' } },
      code: 'WD205',
      layer: 'permissions-boundary',
      denyType: 'implicit',
      basis: 'stated',
    },
    {
      name: 'of a KMS action without an allow of the caller is where the fix goes',
      denial: { message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 'kms:Decrypt' } },
      code: 'WD201',
      layer: 'identity-based-policy',
      denyType: 'implicit',
      basis: 'stated',
    },
    {
      name: 'of a KMS action and a resource-based policy is the key policy',
      denial: { message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'explicit', action: 'kms:Decrypt' } },
      code: 'WD108',
      layer: 'kms-key-policy',
      denyType: 'explicit',
      basis: 'stated',
    },
    {
      name: 'of s3:ListBucket on a GetObject is a missing object',
      denial: { message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 's3:ListBucket' } },
      code: 'WD401',
      layer: 'missing-object',
      denyType: 'implicit',
      basis: 'inferred',
    },
    {
      name: 'from several reasons is at most inferred',
      denial: { message: { form: 'several-reasons', action: 'kms:GenerateDataKey' } },
      code: 'WD008',
      layer: 'kms-key-policy',
      denyType: null,
      basis: 'inferred',
    },
    {
      name: 'is stated by the code of a network activity event',
      denial: { errorCode: 'VpceAccessDenied', message: { form: 'no-reason' } },
      code: 'WD007',
      layer: 'vpc-endpoint-policy',
      denyType: null,
      basis: 'stated',
    },
    { name: 'of a plain text is undetermined', denial: {}, code: 'WD901', layer: 'undetermined', denyType: null, basis: 'undetermined' },
    {
      name: 'of an explicit deny without a policy type stays explicit',
      denial: { message: { form: 'no-reason', denyType: 'explicit' } },
      code: 'WD901',
      layer: 'undetermined',
      denyType: 'explicit',
      basis: 'undetermined',
    },
  ])('$name', ({ denial, code, layer, denyType, basis }) => {
    expect(classify(aDenial(denial), layers).verdict).toMatchObject({ code, layer, denyType, basis })
  })

  it('has the policy that the text names, and the action of the text before that of the request', () => {
    const message = {
      form: 'reason',
      policyType: 'service-control-policy',
      denyType: 'explicit',
      policyArn: SCP,
      action: 's3:PutObject',
    } as const
    expect(classify(aDenial({ message }), layers).verdict).toEqual({
      code: 'WD103',
      layer: 'service-control-policy',
      denyType: 'explicit',
      basis: 'stated',
      evidence: ['error-message'],
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::orders-prod/2026/08/orders.csv',
      policy: { arn: SCP, name: 'p-1a2b3c4d' },
      statement: null,
      condition: null,
      why: "AWS's text names the service control policy.",
      contradicts: null,
    })
  })

  it.each<{ name: string; denial: VectorDenial; why: string }>([
    {
      name: 'a cut text',
      denial: { message: { form: 'truncated' } },
      why: 'The text is cut before its reason (CloudTrail keeps 1 KB), so it does not say what denied.',
    },
    {
      name: 'a HEAD',
      denial: { request: { eventName: 'HeadObject' }, message: { form: 'absent' } },
      why: 'An answer to a HEAD request has no body, so AWS cannot say what denied.',
    },
    {
      name: 'another account',
      denial: { request: { bucketAccount: '444455556666' } },
      why: 'Caller and bucket are in different accounts, and the text is plain: outside one organization AWS hides the reason.',
    },
    {
      name: 'nobody',
      denial: { request: { principal: ANONYMOUS } },
      why: 'The request was not signed, and AWS gives anonymous callers no reason.',
    },
    {
      name: 'no reason',
      denial: { message: { form: 'no-reason' } },
      why: 'The text ends without a reason, so it does not say which policy or setting denied.',
    },
  ])('says why it is undetermined: $name', ({ denial, why }) => {
    expect(classify(aDenial(denial), layers).verdict.why).toBe(why)
  })
})

describe('candidates', () => {
  it.each<{ name: string; denial: VectorDenial; first: string; without: string[] }>([
    { name: 'of a HEAD', denial: { request: { eventName: 'HeadObject' } }, first: 'missing-object', without: ['missing-bucket'] },
    {
      name: 'across accounts',
      denial: { request: { bucketAccount: '444455556666' } },
      first: 'resource-based-policy',
      without: ['vpc-endpoint-policy'],
    },
    { name: 'through an endpoint', denial: { request: { vpcEndpointId: 'vpce-0aaa' } }, first: 'vpc-endpoint-policy', without: [] },
    {
      name: 'of nobody',
      denial: { principalId: null, request: { principal: ANONYMOUS } },
      first: 'resource-based-policy',
      without: ['identity-based-policy', 'service-control-policy', 'permissions-boundary', 'session-policy'],
    },
    {
      name: 'of a write that asks for KMS',
      denial: { request: { eventName: 'PutObject', action: 's3:PutObject' }, parameters: { 'x-amz-server-side-encryption': 'aws:kms' } },
      first: 'kms-key-policy',
      without: ['missing-object'],
    },
    {
      name: 'of an explicit deny',
      denial: { message: { form: 'no-reason', denyType: 'explicit' } },
      first: 'resource-based-policy',
      without: ['missing-object', 'kms-key-policy'],
    },
    {
      name: 'of s3:ListBucket on a HEAD',
      denial: {
        request: { eventName: 'HeadObject' },
        message: { form: 'reason', policyType: 'session-policy', denyType: 'implicit', action: 's3:ListBucket' },
      },
      first: 'session-policy',
      without: ['missing-object', 'identity-based-policy'],
    },
  ])('$name', ({ denial, first, without }) => {
    const found: string[] = classify(aDenial(denial), layers).candidates.map((candidate) => candidate.layer)
    expect(found[0]).toBe(first)
    expect(found.filter((id) => without.includes(id))).toEqual([])
  })

  it('have a reason and a check that is filled in', () => {
    const denial = aDenial({ request: { vpcEndpointId: 'vpce-0aaa' } })
    expect(remediate(classify(denial, layers), layers).candidates[0]).toEqual({
      layer: 'vpc-endpoint-policy',
      why: 'The request came through VPC endpoint vpce-0aaa, whose policy must allow it too; AWS often hides that reason.',
      check: "aws ec2 describe-vpc-endpoints --vpc-endpoint-ids vpce-0aaa --query 'VpcEndpoints[0].PolicyDocument' --output text",
    })
  })

  it('name the other side of a cross-account request', () => {
    const message = { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 's3:GetObject' } as const
    const { candidates } = classify(aDenial({ request: { bucketAccount: '444455556666' }, message }), layers)
    expect(candidates.map((candidate) => candidate.layer)).toContain('resource-based-policy')
  })
})

describe('the strongest detection', () => {
  const undetermined = layers.filter((layer) => layer.id === 'undetermined')
  const [template] = undetermined
  const found = (id: string, rank: number, basis: Detection['basis'], likelihood: number): Layer[] =>
    template === undefined
      ? []
      : [{ ...template, id, rank, detect: () => ({ basis, denyType: null, evidence: ['record'], why: id, likelihood }) }]
  const named = aDenial({ message: { form: 'setting' } })

  it('wins by basis before rank, and losers are sorted by likelihood', () => {
    const all = [
      ...found('mfa-delete', 1, 'possible', 99),
      ...found('object-lock', 2, 'inferred', 10),
      ...found('session-policy', 50, 'stated', 0),
      ...found('wrong-region', 3, 'possible', 20),
      ...undetermined,
    ]
    const { verdict, candidates } = classify(named, all)
    expect(verdict).toMatchObject({ layer: 'session-policy', basis: 'stated', why: 'session-policy' })
    expect(candidates.map((candidate) => candidate.layer)).toEqual(['mfa-delete', 'wrong-region', 'object-lock'])
  })

  it('wins by rank among equals', () => {
    const { verdict } = classify(named, [...found('mfa-delete', 2, 'stated', 0), ...found('object-lock', 1, 'stated', 0), ...undetermined])
    expect(verdict.layer).toBe('object-lock')
  })

  it('is only inferred where a layer claims more than a plain text can say', () => {
    const { verdict } = classify(aDenial(), [...found('object-lock', 1, 'stated', 0), ...undetermined])
    expect(verdict).toMatchObject({ layer: 'object-lock', basis: 'inferred' })
  })

  it('is no layer where a fallback is missing, which is a mistake of ours', () => {
    expect(() => classify(aDenial(), [])).toThrow('the layers have no `undetermined`')
  })
})

describe('for any denial', () => {
  const NAMING = ['reason', 'setting', 'authentication']

  it('`stated` needs a text that names something, or a code that states the layer', () => {
    fc.assert(
      fc.property(arbitraryDenial, (denial) => {
        const { verdict } = classify(denial, layers)
        const byCode = isStatedByCode(denial.errorCode, verdict.layer)
        if (!NAMING.includes(denial.message.form) && !byCode) expect(verdict.basis).not.toBe('stated')
        if (denial.message.form === 'several-reasons') expect(verdict.basis).not.toBe('stated')
        expect(verdict.basis).not.toBe('proven')
      }),
      { numRuns: 500 },
    )
  })

  it('`undetermined` is a layer exactly where it is the basis, and never a candidate', () => {
    fc.assert(
      fc.property(arbitraryDenial, (denial) => {
        const { verdict, candidates } = classify(denial, layers)
        expect(verdict.layer === 'undetermined').toBe(verdict.basis === 'undetermined')
        const ids = candidates.map((candidate) => candidate.layer)
        expect(ids).not.toContain('undetermined')
        expect(ids).not.toContain(verdict.layer)
        expect(new Set(ids).size).toBe(ids.length)
        expect(remediate(classify(denial, layers), layers).candidates.every(({ why, check }) => why !== '' && check !== '')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('nothing throws on parameters of any shape', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const parsed: unknown = JSON.parse(text)
        expect(classify(aDenial({ parameters: isObject(parsed) ? parsed : { parsed } }), layers).verdict.code).toMatch(/^WD\d{3}$/)
      }),
    )
  })
})
