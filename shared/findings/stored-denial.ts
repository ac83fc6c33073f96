import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { DenialDocument } from '../model/denial-document.ts'
import type { DeniedRequest, Principal } from '../model/denial.ts'
import type { PackedDenial } from '../model/stored-finding.ts'
import type { Verdict } from '../model/verdict.ts'
import { jsonBytes } from './bounded-copy.ts'
import { layerStatesOf, notCheckedOf } from './layer-states.ts'
import { reductions } from './reduce-document.ts'
import { BYTES } from './sizes.ts'

const NO_EXPLANATION = { title: '', what: '', because: '', meant: '', prevent: '' }
const NOBODY: Principal = { type: null, arn: null, entityArn: null, account: null, sessionName: null, service: null }
const NO_REQUEST: DeniedRequest = {
  eventName: null,
  action: null,
  resource: null,
  bucket: null,
  key: null,
  bucketAccount: null,
  principal: NOBODY,
  sourceIp: null,
  vpcEndpointId: null,
  userAgent: null,
  tool: null,
}
const NO_VERDICT: Verdict = {
  code: 'WD901',
  layer: 'undetermined',
  denyType: null,
  basis: 'undetermined',
  evidence: [],
  action: null,
  resource: null,
  policy: null,
  statement: null,
  condition: null,
  why: '',
  contradicts: null,
}

/** The document as a sample: without advice, and no larger than a sample may be. */
export function packSample(document: DenialDocument): PackedDenial {
  const slim = { ...document, explanation: NO_EXPLANATION, candidates: [], notChecked: [], fixes: [], checks: [] }
  return smallest(slim, (packed) => packed, BYTES.sample)
}

/** The document as the representative: whole where it can be, in fewer bytes than its JSON. */
export function packRepresentative(document: DenialDocument): string {
  const deflate = (packed: PackedDenial) => deflateRawSync(JSON.stringify(packed), { level: 3 }).toString('base64')
  return smallest(document, deflate, BYTES.representative)
}

/** The document of a sample or representative, with every key in its place. */
export function unpackDenial(packed: PackedDenial | string, findingId: string): DenialDocument {
  const stored = typeof packed === 'string' ? inflated(packed) : packed
  const isSample = typeof packed !== 'string'
  const verdict = { ...NO_VERDICT, ...stored.verdict }
  return {
    schemaVersion: '1.0',
    kind: 'denial',
    eventId: stored.eventId ?? null,
    eventTime: stored.eventTime ?? null,
    account: stored.account ?? null,
    region: stored.region ?? null,
    request: { ...NO_REQUEST, ...stored.request, principal: { ...NOBODY, ...stored.request?.principal } },
    verdict,
    explanation: { ...NO_EXPLANATION, ...stored.explanation },
    alsoBlockedBy: stored.alsoBlockedBy ?? [],
    candidates: stored.candidates ?? [],
    layers: stored.layers ?? layerStatesOf(verdict),
    notChecked: stored.notChecked ?? (isSample ? [] : notCheckedOf(verdict)),
    missingContext: stored.missingContext ?? [],
    intent: stored.intent ?? 'unknown',
    noise: stored.noise ?? null,
    change: stored.change ?? null,
    otherChanges: stored.otherChanges ?? [],
    fixes: stored.fixes ?? [],
    checks: stored.checks ?? [],
    findingId,
  }
}

function smallest<T extends object | string>(document: DenialDocument, pack: (packed: PackedDenial) => T, limit: number): T {
  let packed = pack({})
  for (const reduction of reductions(document)) {
    packed = pack(withoutDefaults(reduction))
    if (jsonBytes(packed) <= limit) return packed
  }
  return packed
}

/** Fields that have a rule of their own below, or that reading fills in. */
const PLACED: ReadonlySet<string> = new Set([
  'schemaVersion',
  'kind',
  'findingId',
  'request',
  'verdict',
  'layers',
  'notChecked',
  'explanation',
] satisfies (keyof DenialDocument)[])

const NONE: ReadonlySet<string> = new Set()

function withoutDefaults(document: DenialDocument): PackedDenial {
  const { request, verdict, layers, notChecked, explanation } = document
  return {
    ...said(document, PLACED),
    request: { ...said(request), principal: said(request.principal) },
    verdict: said(verdict),
    ...(isSame(explanation, NO_EXPLANATION) ? {} : { explanation }),
    ...(isSame(layers, layerStatesOf(verdict)) ? {} : { layers }),
    ...(notChecked.length === 0 || isSame(notChecked, notCheckedOf(verdict)) ? {} : { notChecked }),
  }
}

/** The fields with something in them, but for those left out. */
function said<T extends object>(fields: T, leftOut: ReadonlySet<string> = NONE): Partial<T> {
  const kept: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(fields)) {
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0)
    if (!isEmpty && !leftOut.has(key)) kept[key] = value
  }
  return kept as Partial<T>
}

function isSame(a: object, b: object): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function inflated(packed: string): PackedDenial {
  return JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString()) as PackedDenial
}
