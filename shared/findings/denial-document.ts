import type { RemediatedDenial } from '../model/classified.ts'
import type { DenialDocument } from '../model/denial-document.ts'
import type { DeniedRequest, Principal } from '../model/denial.ts'
import type { Verdict } from '../model/verdict.ts'
import { layerStatesOf, notCheckedOf } from './layer-states.ts'

/** The denial as the command line prints and a finding holds it: every key is there, always in this order. */
export function toDenialDocument(denial: RemediatedDenial, findingId: string | null): DenialDocument {
  return {
    schemaVersion: '1.0',
    kind: 'denial',
    eventId: denial.eventId,
    eventTime: denial.eventTime,
    account: denial.account,
    region: denial.region,
    request: requestOf(denial.request),
    verdict: verdictOf(denial.verdict),
    explanation: denial.explanation,
    alsoBlockedBy: [],
    candidates: denial.candidates.map(({ layer, why, check }) => ({ layer, why, check })),
    layers: layerStatesOf(denial.verdict),
    notChecked: notCheckedOf(denial.verdict),
    missingContext: [],
    intent: 'unknown',
    noise: denial.noise,
    change: null,
    otherChanges: [],
    fixes: denial.fixes,
    checks: denial.checks,
    findingId,
  }
}

function requestOf(request: DeniedRequest): DeniedRequest {
  return {
    eventName: request.eventName,
    action: request.action,
    resource: request.resource,
    bucket: request.bucket,
    key: request.key,
    bucketAccount: request.bucketAccount,
    principal: principalOf(request.principal),
    sourceIp: request.sourceIp,
    vpcEndpointId: request.vpcEndpointId,
    userAgent: request.userAgent,
    tool: request.tool,
  }
}

function principalOf({ type, arn, entityArn, account, sessionName, service }: Principal): Principal {
  return { type, arn, entityArn, account, sessionName, service }
}

function verdictOf(verdict: Verdict): Verdict {
  const { policy, statement, condition } = verdict
  return {
    code: verdict.code,
    layer: verdict.layer,
    denyType: verdict.denyType,
    basis: verdict.basis,
    evidence: verdict.evidence,
    action: verdict.action,
    resource: verdict.resource,
    policy: policy && { arn: policy.arn, name: policy.name },
    statement: statement && { sid: statement.sid, index: statement.index, effect: statement.effect },
    condition: condition && { operator: condition.operator, key: condition.key, wanted: condition.wanted, actual: condition.actual },
    why: verdict.why,
    contradicts: verdict.contradicts,
  }
}
