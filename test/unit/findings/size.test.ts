import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeDay } from '#shared/findings/day-counts.ts'
import { toFindingDocument } from '#shared/findings/finding-document.ts'
import { mergeFinding } from '#shared/findings/merge.ts'
import type { Fix } from '#shared/model/fix.ts'
import { LAYER_IDS } from '#shared/model/layer-id.ts'
import type { RemediatedDenial } from '#shared/model/classified.ts'
import type { DayCounts } from '#shared/model/stored-finding.ts'
import { foldOf } from '../../builders/a-fold.ts'
import { aRemediatedDenial } from '../../builders/a-remediated-denial.ts'

const KILOBYTES = 1024
const VIEW = { now: new Date('2026-09-01T00:00:00Z'), labelOf: (layer: string) => layer }
const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

/** A deterministic text that does not compress. */
function noise(length: number, seed: number): string {
  let state = seed + 1
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return String.fromCharCode(0x20 + ((state >>> 8) % 0xd000))
  }).join('')
}

const HUGE: Readonly<Record<string, (seed: number) => string>> = {
  'control characters': () => '\u0001'.repeat(9_000),
  'lone surrogates': () => '\ud800'.repeat(9_000),
  'quotes and backslashes': () => '\\"'.repeat(9_000),
  'noise in many scripts': (seed) => noise(9_000, seed),
  'short noise': (seed) => noise(90, seed),
  'short control characters': () => '\u0001'.repeat(60),
}

function aHugeFix(text: string): Fix {
  return {
    risk: 'review',
    title: text,
    layer: 'resource-based-policy',
    edit: {
      kind: 'put-policy',
      target: text,
      policyName: text,
      document: { Statement: Array.from({ length: 60 }, () => ({ Sid: text })) },
      values: null,
    },
    snippets: { json: text, terraform: text, cdk: text, cloudformation: text, cli: text },
    verified: { status: 'not-verifiable', by: text, alsoAllows: null },
  }
}

/** A denial in which every text that comes from outside is `text`, of one finding. */
function aHostileDenial(text: string, index: number): RemediatedDenial {
  const principal = { type: text, arn: `${index}${text}`, entityArn: text, account: text, sessionName: text, service: text }
  const layer = LAYER_IDS[index % LAYER_IDS.length] ?? 'undetermined'
  return aRemediatedDenial({
    eventId: `${index}${text}`,
    eventTime: `2026-08-17T${String(index % 24).padStart(2, '0')}:00:${String(index % 60).padStart(2, '0')}Z`,
    account: text,
    region: text,
    noise: 'terraform-workspace-probe',
    request: {
      eventName: text,
      action: text,
      resource: text,
      bucket: text,
      key: text,
      bucketAccount: text,
      principal,
      sourceIp: text,
      vpcEndpointId: text,
      userAgent: text,
      tool: text,
    },
    verdict: {
      layer,
      action: text,
      resource: text,
      policy: { arn: `${index}${text}`, name: text },
      statement: { sid: text, index: 1, effect: 'Deny' },
      condition: { operator: text, key: text, wanted: Array.from({ length: 500 }, () => text), actual: text },
      why: text,
      contradicts: text,
    },
    advice: {
      candidates: LAYER_IDS.map((id) => ({ layer: id, why: text, check: text })),
      explanation: { title: text, what: text, because: text, meant: text, prevent: text },
      fixes: Array.from({ length: 12 }, () => aHugeFix(text)),
      checks: Array.from({ length: 12 }, () => text),
    },
  })
}

describe('the size of stored items', () => {
  it.each(Object.keys(HUGE))('a finding made of %s stays below 16 KB', (name) => {
    const hostile = Array.from({ length: 60 }, (_, index) => aHostileDenial((HUGE[name] ?? String)(1), index))
    const { finding } = foldOf(hostile)
    expect(bytesOf(finding)).toBeLessThan(16 * KILOBYTES)
    expect(finding.samples).toHaveLength(5)
    const document = toFindingDocument(finding, [], VIEW)
    expect(document.denial.verdict).toMatchObject({ code: 'WD202', basis: 'stated', denyType: 'implicit' })
    expect(document.denial.noise).toBe('terraform-workspace-probe')
  })

  it('a finding of any texts stays below 16 KB, fold and merge alike', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 3_000 })
    fc.assert(
      fc.property(texts, fc.nat({ max: 500 }), fc.nat({ max: 500 }), (text, one, two) => {
        const merged = mergeFinding(foldOf([aHostileDenial(text, one)]).finding, foldOf([aHostileDenial(text, two)]).finding)
        expect(bytesOf(merged)).toBeLessThan(16 * KILOBYTES)
        expect(() => toFindingDocument(merged, [], VIEW)).not.toThrow()
      }),
      { numRuns: 30 },
    )
  })

  it('a parameter or an edit that nests a hundred thousand deep does not throw', () => {
    let deep: Record<string, unknown> = {}
    for (let depth = 0; depth < 100_000; depth += 1) deep = { a: deep }
    const fix: Fix = { ...aHugeFix('x'), edit: { kind: 'put-policy', target: 't', policyName: null, document: deep, values: null } }
    const { finding } = foldOf([aRemediatedDenial({ eventId: null, parameters: deep, advice: { fixes: [fix] } })])
    expect(toFindingDocument(finding, [], VIEW).denial.fixes[0]?.edit).toBeNull()
  })

  it('a day in which every hour has a storm of nine causes stays below 400 KB', () => {
    let day: DayCounts | null = null
    for (let hour = 0; hour < 24; hour += 1) {
      const storm = Array.from({ length: 1_200 }, (_, index) =>
        aRemediatedDenial({
          eventId: `${hour}/${index}`,
          eventTime: `2026-08-17T${String(hour).padStart(2, '0')}:00:00Z`,
          verdict: { layer: LAYER_IDS[index % 12] ?? 'undetermined' },
        }),
      )
      for (const counts of foldOf(storm).days) day = mergeDay(day, counts)
    }
    expect(bytesOf(day)).toBeLessThan(400_000)
  })
})

describe('what a bound leaves out', () => {
  it('a command or a snippet is left out whole, never cut', () => {
    const command = `aws s3api get-object --bucket orders-prod --key ${noise(9_000, 7)}`
    const { finding } = foldOf([
      aRemediatedDenial({ advice: { fixes: [aHugeFix(command)], checks: [command, 'aws sts get-caller-identity'] } }),
    ])
    const { denial } = toFindingDocument(finding, [], VIEW)
    expect(denial.checks.filter((check) => check !== 'aws sts get-caller-identity')).toEqual([])
    expect(denial.fixes.map(({ snippets, edit }) => [snippets.cli, snippets.json, edit])).toEqual([[null, null, null]])
  })

  it('an ordinary denial is kept whole', () => {
    const denial = aRemediatedDenial()
    const { finding } = foldOf([denial])
    const document = toFindingDocument(finding, [], VIEW).denial
    expect(document.fixes).toEqual(denial.fixes)
    expect(document.checks).toEqual(denial.checks)
    expect(document.candidates).toEqual(denial.candidates)
    expect(document.explanation).toEqual(denial.explanation)
  })
})
