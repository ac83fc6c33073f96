import type { Denial } from '../model/denial.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import { callerKind, leavesLayerOpen } from '../model/what-was-denied.ts'
import { possibleLayer } from './detect/possible-layer.ts'
import { detectStatedPolicy } from './detect/stated-policy.ts'
import { NEEDS_OF_CALLER, SAFE_FOR_ANY_POLICY } from './steps/for-any-policy.ts'

export default {
  id: 'session-policy',
  awsTerm: 'session policy',
  label: 'session',
  codes: { explicit: 'WD106', implicit: 'WD206', unsaid: 'WD006' },
  rank: 35,
  detect(denial) {
    return detectStatedPolicy(denial, 'session-policy', 'session policy') ?? leftOpen(denial)
  },
  explanation: {
    title: 'BLOCKED BY A SESSION POLICY',
    what: 'The session of {principalName} was made with a session policy, and that does not let it use {action} on {resource}. The role itself may well be allowed to.',
    because: {
      explicit: 'The session policy has a Deny statement that matches this request.',
      implicit: 'The session policy does not allow {action} on exactly this resource; it caps the session, whatever the role allows.',
      unsaid: 'The session policy denies {action}, or does not allow it.',
    },
    meant:
      'Services hand out sessions that are scoped down on purpose (CodePipeline, Managed Flink, Databricks, S3 Access Grants, federation). Ask whether this request lies outside the scope that was asked for.',
    prevent: 'Ask for the session with the same ARNs that the program uses, access point ARNs included.',
    notIf: 'Your code calls AssumeRole or GetFederationToken without `Policy` and `PolicyArns`, and no service made the session.',
    awsSays: [
      'because no session policy allows the s3:DeleteObject action',
      'with an explicit deny in a session policy',
      'with an explicit deny in a sessions policy',
    ],
    howWeKnow:
      'AWS names the session policy in the error text. The record does not show the policy, which exists only for the life of the session.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Change what asks for the session: the bucket, prefix or artifact that you configured in the service, or `Policy` in your AssumeRole call.',
      command: 'aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AssumeRole --max-results 50',
    },
    {
      risk: 'safe',
      text: 'Name the access point in the session policy by its own ARN: `arn:aws:s3:<region>:<account>:accesspoint/<name>/object/*`. A bucket ARN does not match there.',
      when: ['access-point'],
    },
    ...SAFE_FOR_ANY_POLICY,
    ...NEEDS_OF_CALLER,
    {
      risk: 'review',
      text: 'Where a service makes the session, its policy cannot be edited. Widen the resource in the configuration of that service (pipeline artifact bucket, grant, external location) instead.',
    },
    {
      risk: 'risky',
      text: 'Asking for the session without a session policy gives it all that the role may do.',
    },
  ],
  checks: [
    {
      command: 'aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AssumeRole --max-results 50',
      lookFor: 'The call that made this session: `requestParameters.policy` and who made it.',
    },
  ],
} satisfies Layer

function leftOpen(denial: Denial): Detection | undefined {
  if (!leavesLayerOpen(denial) || callerKind(denial) !== 'role') return undefined
  if (denial.message.denyType === 'explicit') return possibleLayer(18, 'A Deny in the session policy can be the explicit deny.')
  return possibleLayer(11, 'If the session of {principalName} was made with a session policy, that must allow {action} too.')
}

export const vectors: LayerVector[] = [
  {
    name: 'no session policy allows the action',
    denial: { message: { form: 'reason', policyType: 'session-policy', denyType: 'implicit' } },
    expected: { basis: 'stated', denyType: 'implicit', evidence: ['error-message'] },
  },
  {
    name: 'no session policy allows a KMS action',
    denial: { message: { form: 'reason', policyType: 'session-policy', denyType: 'implicit', action: 'kms:GenerateDataKey' } },
    expected: { basis: 'stated', denyType: 'implicit', evidence: ['error-message'] },
  },
  {
    name: 'a boundary is left to its own layer',
    denial: { message: { form: 'reason', policyType: 'permissions-boundary', denyType: 'implicit' } },
    expected: undefined,
  },
  {
    name: 'a user has no session policy to guess at',
    denial: {
      message: { form: 'plain' },
      request: {
        principal: {
          type: 'IAMUser',
          arn: 'arn:aws:iam::111122223333:user/ci',
          entityArn: 'arn:aws:iam::111122223333:user/ci',
          account: '111122223333',
          sessionName: null,
          service: null,
        },
      },
    },
    expected: undefined,
  },
]
