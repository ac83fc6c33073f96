import { isAnonymous } from '../model/denial-facts.ts'
import type { Denial } from '../model/denial.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import { isFromAnotherAccount, leavesLayerOpen } from '../model/what-was-denied.ts'
import { possibleLayer } from './detect/possible-layer.ts'
import { detectStatedPolicy } from './detect/stated-policy.ts'
import { changesOf } from './steps/changes-of.ts'
import { NEEDS_OF_CALLER, SAFE_FOR_ANY_POLICY } from './steps/for-any-policy.ts'

export default {
  id: 'service-control-policy',
  awsTerm: 'service control policy (SCP)',
  label: 'SCP',
  codes: { explicit: 'WD103', implicit: 'WD203', unsaid: 'WD003' },
  rank: 20,
  detect(denial) {
    return detectStatedPolicy(denial, 'service-control-policy', 'service control policy') ?? behindEndpoint(denial) ?? leftOpen(denial)
  },
  explanation: {
    title: 'BLOCKED BY AN SCP',
    what: 'A service control policy of the organization stops {principalName} from {action} on {resource}. It limits the whole account, whatever the policies inside it allow.',
    because: {
      explicit: 'A Deny statement of that SCP matches this request. Older texts say so as well where an SCP lacks an Allow.',
      implicit: 'At one level (root, organizational unit or account) no attached SCP allows {action}; every level must.',
      unsaid: 'An SCP denies {action}, by a Deny statement or for want of an Allow.',
    },
    meant:
      'An SCP usually is meant: Region, service and encryption guards look like this. Ask who owns it whether the deny did its job before you ask for a change.',
    prevent: 'Test new workloads in an account under the same organizational unit, so that its guards show before production.',
    notIf:
      'The caller is in the management account, is a service-linked role, or belongs to another organization: SCPs do not apply to these.',
    awsSays: [
      'with an explicit deny in a service control policy: arn:aws:organizations::<account>:policy/o-…/service_control_policy/p-…',
      'because no service control policy allows the s3:GetObject action',
    ],
    howWeKnow: 'AWS names the SCP in the error text. Without that text nothing in the record tells an SCP from other policies.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Send the request the way the SCP asks for: its statement names the Region, endpoint, header or tag that it wants.',
      command: 'aws organizations describe-policy --policy-id {policyId} --query Policy.Content --output text',
      when: ['policy-arn-known'],
    },
    {
      risk: 'safe',
      text: 'AWS does not name the SCP: list those of the account and of the organizational units above it, and send the request the way that the one with this action asks for.',
      command: 'aws organizations list-policies-for-target --target-id {account} --filter SERVICE_CONTROL_POLICY',
      when: ['policy-arn-unknown'],
    },
    {
      risk: 'safe',
      text: 'If the SCP demands encryption, send the header; in a Terraform backend set `encrypt = true` and `kms_key_id`.',
      command: 'aws s3 cp <file> s3://{bucket}/{key} --sse aws:kms --sse-kms-key-id <kms-key-id>',
      when: ['upload'],
    },
    ...SAFE_FOR_ANY_POLICY,
    ...NEEDS_OF_CALLER,
    {
      risk: 'review',
      text: 'No Allow of yours can override an SCP: ask the organization admin. Text to send: "{entityArn} needs {action} on {resource}, and an SCP of yours denies it: {policyArn}. Was that meant, and can this caller be exempted?"',
    },
    {
      risk: 'risky',
      text: 'Detaching the SCP removes the guard from every account below it. It is not a fix for one role.',
    },
  ],
  checks: [
    {
      command: 'aws organizations describe-policy --policy-id {policyId}',
      lookFor: 'The statement with this action, and its condition. It works in the management account or as a delegated administrator.',
      when: ['policy-arn-known'],
    },
    {
      command: 'aws organizations list-policies-for-target --target-id {account} --filter SERVICE_CONTROL_POLICY',
      lookFor: 'The SCPs of this account; look at the organizational units above it as well.',
    },
    {
      command: 'aws organizations describe-policy --policy-id {policyId}',
      lookFor: 'The statement with this action, in each policy of that list.',
      when: ['policy-arn-unknown'],
    },
    changesOf('{policyId}', 'us-east-1', ['policy-arn-known']),
  ],
} satisfies Layer

/** "VPC endpoint policy transitively through a service control policy" names two. */
function behindEndpoint(denial: Denial): Detection | undefined {
  if (denial.message.through !== 'service-control-policy') return undefined
  return possibleLayer(70, "AWS's text says that the endpoint denied through a service control policy.", ['error-message'])
}

function leftOpen(denial: Denial): Detection | undefined {
  // SCPs bind callers of the organization only, and nobody anonymous.
  if (!leavesLayerOpen(denial) || isAnonymous(denial)) return undefined
  if (denial.message.denyType === 'explicit') return possibleLayer(45, 'An explicit deny without a policy type can be one of an SCP.')
  return possibleLayer(isFromAnotherAccount(denial) ? 20 : 15, "An SCP above the caller's account may deny the action.")
}

export const vectors: LayerVector[] = [
  {
    name: 'AWS names the SCP and gives its ARN',
    denial: {
      message: {
        form: 'reason',
        policyType: 'service-control-policy',
        denyType: 'explicit',
        policyArn: 'arn:aws:organizations::999999999999:policy/o-x/service_control_policy/p-1a2b3c4d',
      },
    },
    expected: { basis: 'stated', denyType: 'explicit', evidence: ['error-message'] },
  },
  {
    name: 'no SCP allows the action',
    denial: { message: { form: 'reason', policyType: 'service-control-policy', denyType: 'implicit' } },
    expected: { basis: 'stated', denyType: 'implicit', evidence: ['error-message'] },
  },
  {
    name: 'an endpoint policy through an SCP keeps the SCP as a candidate',
    denial: { message: { form: 'reason', policyType: 'vpc-endpoint-policy', through: 'service-control-policy', denyType: 'explicit' } },
    expected: { basis: 'possible', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'another policy type is left to its own layer',
    denial: { message: { form: 'reason', policyType: 'permissions-boundary', denyType: 'explicit' } },
    expected: undefined,
  },
  {
    name: 'nobody anonymous is under an SCP',
    denial: {
      message: { form: 'plain' },
      request: { principal: { type: 'Anonymous', arn: null, entityArn: null, account: null, sessionName: null, service: null } },
    },
    expected: undefined,
  },
]
