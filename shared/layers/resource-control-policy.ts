import type { Denial } from '../model/denial.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import { isFromAnotherAccount, leavesLayerOpen } from '../model/what-was-denied.ts'
import { possibleLayer } from './detect/possible-layer.ts'
import { detectStatedPolicy } from './detect/stated-policy.ts'
import { changesOf } from './steps/changes-of.ts'
import { NEEDS_OF_CALLER, SAFE_FOR_ANY_POLICY } from './steps/for-any-policy.ts'

export default {
  id: 'resource-control-policy',
  awsTerm: 'resource control policy (RCP)',
  label: 'RCP',
  codes: { explicit: 'WD104', implicit: 'WD204', unsaid: 'WD004' },
  rank: 25,
  detect(denial) {
    return detectStatedPolicy(denial, 'resource-control-policy', 'resource control policy') ?? leftOpen(denial)
  },
  explanation: {
    title: 'BLOCKED BY AN RCP',
    what: 'A resource control policy of the organization that owns {bucket} stops {principalName} from {action} on {resource}. It binds every caller, also those outside the organization.',
    because: {
      explicit: 'A Deny statement of that RCP matches this request.',
      implicit: 'AWS says that no RCP allows {action}. That is unusual, since RCPFullAWSAccess is always attached.',
      unsaid: 'An RCP above the account of the bucket denies {action}.',
    },
    meant:
      'An RCP usually is the data perimeter of the organization: ask its owner whether this caller or this way of calling was meant to be kept out.',
    prevent:
      'Let new workloads call from inside the perimeter from the start: the organization, its networks, TLS and the required encryption.',
    notIf: 'The bucket is in the management account, or the caller is a service-linked role: RCPs do not apply there.',
    awsSays: [
      'with an explicit deny in a resource control policy: arn:aws:organizations::<account>:policy/o-…/resource_control_policy/p-…',
    ],
    howWeKnow: 'AWS names the RCP in the error text. Without that text nothing in the record tells an RCP from other policies.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Send the request the way the RCP asks for: its condition names the organization, network, TLS version or encryption that it wants.',
      command: 'aws organizations describe-policy --policy-id {policyId} --query Policy.Content --output text',
      when: ['policy-arn-known'],
    },
    {
      risk: 'safe',
      text: 'AWS does not name the RCP: list those of the account and of the organizational units above it, and send the request the way that the one with this action asks for.',
      command: 'aws organizations list-policies-for-target --target-id {bucketAccount} --filter RESOURCE_CONTROL_POLICY',
      when: ['policy-arn-unknown'],
    },
    {
      risk: 'safe',
      text: 'If the RCP demands encryption, send the header; in a Terraform backend set `encrypt = true` and `kms_key_id`.',
      command: 'aws s3 cp <file> s3://{bucket}/{key} --sse aws:kms --sse-kms-key-id <kms-key-id>',
      when: ['upload'],
    },
    ...SAFE_FOR_ANY_POLICY,
    ...NEEDS_OF_CALLER,
    {
      risk: 'review',
      text: 'Ask the admin of the organization that owns the bucket, since no policy of an account can override an RCP. Text to send: "{entityArn} needs {action} on {resource}, and an RCP of yours denies it: {policyArn}. Was that meant, and can this caller be exempted?"',
    },
    {
      risk: 'risky',
      text: 'Detaching the RCP opens the data perimeter for every account below it.',
    },
  ],
  checks: [
    {
      command: 'aws organizations describe-policy --policy-id {policyId}',
      lookFor: 'The statement with this action, and its condition. It works in the management account or as a delegated administrator.',
      when: ['policy-arn-known'],
    },
    {
      command: 'aws organizations list-policies-for-target --target-id {bucketAccount} --filter RESOURCE_CONTROL_POLICY',
      lookFor: 'The RCPs on the account of the bucket; look at the organizational units above it as well.',
    },
    {
      command: 'aws organizations describe-policy --policy-id {policyId}',
      lookFor: 'The statement with this action, in each policy of that list.',
      when: ['policy-arn-unknown'],
    },
    changesOf('{policyId}', 'us-east-1', ['policy-arn-known']),
  ],
} satisfies Layer

function leftOpen(denial: Denial): Detection | undefined {
  // There are no RCPs for directory buckets.
  if (!leavesLayerOpen(denial) || denial.eventSource === 's3express.amazonaws.com') return undefined
  if (denial.message.denyType === 'explicit') return possibleLayer(35, 'An explicit deny without a policy type can be one of an RCP.')
  return possibleLayer(isFromAnotherAccount(denial) ? 25 : 10, 'An RCP above the account of the bucket may deny this caller.')
}

export const vectors: LayerVector[] = [
  {
    name: 'AWS names the RCP',
    denial: { message: { form: 'reason', policyType: 'resource-control-policy', denyType: 'explicit' } },
    expected: { basis: 'stated', denyType: 'explicit', evidence: ['error-message'] },
  },
  {
    name: 'an explicit deny without a policy type leaves it possible',
    denial: { message: { form: 'no-reason', denyType: 'explicit' } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'an SCP is left to its own layer',
    denial: { message: { form: 'reason', policyType: 'service-control-policy', denyType: 'explicit' } },
    expected: undefined,
  },
  {
    name: 'directory buckets are under no RCP',
    denial: { eventSource: 's3express.amazonaws.com', message: { form: 'plain' } },
    expected: undefined,
  },
]
