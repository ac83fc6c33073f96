import { describe, expect, it } from 'vitest'
import { toDenialDocument } from '#shared/findings/denial-document.ts'
import { packRepresentative, packSample, unpackDenial } from '#shared/findings/stored-denial.ts'
import type { DenialDocument } from '#shared/model/denial-document.ts'
import { aRemediatedDenial } from '../../builders/a-remediated-denial.ts'

const LAYERS = [
  'identity-based-policy',
  'resource-based-policy',
  'service-control-policy',
  'resource-control-policy',
  'permissions-boundary',
  'session-policy',
  'vpc-endpoint-policy',
  'kms-key-policy',
  'role-trust-policy',
  'block-public-access',
  'access-control-list',
]

const WHOLE = aRemediatedDenial({
  verdict: {
    denyType: 'explicit',
    policy: { arn: null, name: 'bucket policy of orders-prod' },
    statement: { sid: 'DenyOutside', index: 1, effect: 'Deny' },
    condition: { operator: 'StringNotEquals', key: 'aws:SourceVpce', wanted: ['vpce-0aaa'], actual: 'vpce-0bbb' },
    contradicts: 'nothing',
  },
})

describe('a denial document', () => {
  it('has every key of the contract, in its order', () => {
    const document = toDenialDocument(aRemediatedDenial(), null)
    expect(Object.keys(document)).toEqual([
      'schemaVersion',
      'kind',
      'eventId',
      'eventTime',
      'account',
      'region',
      'request',
      'verdict',
      'explanation',
      'alsoBlockedBy',
      'candidates',
      'layers',
      'notChecked',
      'missingContext',
      'intent',
      'noise',
      'change',
      'otherChanges',
      'fixes',
      'checks',
      'findingId',
    ])
    expect(Object.keys(document.request).join(' ')).toBe(
      'eventName action resource bucket key bucketAccount principal sourceIp vpcEndpointId userAgent tool',
    )
    expect(Object.keys(document.request.principal).join(' ')).toBe('type arn entityArn account sessionName service')
    expect(Object.keys(document.layers)).toEqual(LAYERS)
  })

  it('claims nothing that nobody looked at', () => {
    const document = toDenialDocument(aRemediatedDenial(), 'f1')
    expect(document).toMatchObject({
      alsoBlockedBy: [],
      missingContext: [],
      otherChanges: [],
      change: null,
      intent: 'unknown',
      findingId: 'f1',
    })
  })

  it.each<[string, Parameters<typeof aRemediatedDenial>[0], string | null]>([
    ['a stated layer denies', { verdict: { basis: 'stated', layer: 'service-control-policy' } }, 'service-control-policy'],
    ['a proven layer denies', { verdict: { basis: 'proven', layer: 'block-public-access' } }, 'block-public-access'],
    ['an inferred layer is not checked', { verdict: { basis: 'inferred', layer: 'resource-based-policy' } }, null],
    ['a layer without a state shows in none', { verdict: { basis: 'stated', layer: 'object-lock' } }, null],
    ['undetermined shows in none', { verdict: { basis: 'undetermined', layer: 'undetermined' } }, null],
  ])('%s', (_, changes, denies) => {
    const { layers, notChecked } = toDenialDocument(aRemediatedDenial(changes), null)
    expect(Object.entries(layers).filter(([, state]) => state === 'denies')).toEqual(denies === null ? [] : [[denies, 'denies']])
    expect(new Set(Object.values(layers))).toEqual(new Set(denies === null ? ['not-checked'] : ['denies', 'not-checked']))
    expect(notChecked.map(({ layer }) => layer)).toEqual(LAYERS.filter((layer) => layer !== denies))
  })

  it('says why a layer was not checked', () => {
    const { notChecked } = toDenialDocument(aRemediatedDenial({ verdict: { basis: 'inferred', layer: 'block-public-access' } }), null)
    const whys = Object.fromEntries(notChecked.map(({ layer, why }) => [layer, why]))
    expect(whys['session-policy']).toBe('the policy was not read')
    expect(whys['access-control-list']).toBe('the setting was not read')
    expect(whys['block-public-access']).toBe('inferred from the facts of the request; the setting was not read')
  })
})

describe('a stored denial', () => {
  it.each<[string, DenialDocument]>([
    ['with all fields', toDenialDocument(WHOLE, 'f1')],
    ['with few fields', toDenialDocument(aRemediatedDenial({ eventId: null, eventTime: null, account: null, region: null }), 'f1')],
    [
      'with an undetermined verdict',
      toDenialDocument(aRemediatedDenial({ verdict: { basis: 'undetermined', layer: 'undetermined' } }), 'f1'),
    ],
  ])('%s reads as it was written, keys in order', (_, document) => {
    expect(JSON.stringify(unpackDenial(packRepresentative(document), 'f1'))).toBe(JSON.stringify(document))
  })

  it('as a sample leaves out advice only', () => {
    const document = toDenialDocument(WHOLE, 'f1')
    const left = {
      candidates: [],
      notChecked: [],
      fixes: [],
      checks: [],
      explanation: { title: '', what: '', because: '', meant: '', prevent: '' },
    }
    expect(unpackDenial(packSample(document), 'f1')).toEqual({ ...document, ...left })
  })
})
