import type { Denial } from '../model/denial.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import { callerKind, leavesLayerOpen } from '../model/what-was-denied.ts'
import { possibleLayer } from './detect/possible-layer.ts'
import { detectStatedPolicy } from './detect/stated-policy.ts'
import { changesOf } from './steps/changes-of.ts'
import { NEEDS_OF_CALLER, SAFE_FOR_ANY_POLICY } from './steps/for-any-policy.ts'

export default {
  id: 'permissions-boundary',
  awsTerm: 'permissions boundary',
  label: 'boundary',
  codes: { explicit: 'WD105', implicit: 'WD205', unsaid: 'WD005' },
  rank: 30,
  detect(denial) {
    return detectStatedPolicy(denial, 'permissions-boundary', 'permissions boundary') ?? leftOpen(denial)
  },
  explanation: {
    title: 'BLOCKED BY A PERMISSIONS BOUNDARY',
    what: 'The permissions boundary of {principalName} does not let it use {action} on {resource}. A boundary caps what the identity may do and grants nothing by itself.',
    because: {
      explicit: 'A Deny statement of the boundary matches this request.',
      implicit: 'No statement of the boundary allows {action}, so whatever the other policies allow has no effect.',
      unsaid: 'The boundary denies {action}, or does not allow it.',
    },
    meant: 'Boundaries are set by a platform team to bound what delegated admins can give away: ask that team before you change anything.',
    prevent: 'Write role policies inside the boundary, and simulate both together in CI.',
    notIf: 'The identity has no boundary: `get-role` or `get-user` then shows none.',
    awsSays: [
      'because no permissions boundary allows the s3:ListBucketVersions action',
      'with an explicit deny in a permissions boundary: arn:aws:iam::<account>:policy/<name>',
    ],
    howWeKnow: 'AWS names the permissions boundary in the error text, and gives its ARN for an explicit deny.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Use a role that is meant for this access; a boundary applies only to the identity that it is set on.',
      command: 'aws sts get-caller-identity',
    },
    ...SAFE_FOR_ANY_POLICY,
    ...NEEDS_OF_CALLER,
    {
      risk: 'review',
      text: 'Ask the owner of the boundary to add the action, since a wider policy of the role has no effect. Text to send: "{entityArn} needs {action} on {resource}, and its permissions boundary does not allow it; was that meant?"',
    },
    {
      risk: 'risky',
      text: 'Removing the boundary lifts the cap for every action of the identity.',
    },
  ],
  checks: [
    {
      command: 'aws iam get-role --role-name {principalName} --query Role.PermissionsBoundary',
      lookFor: 'The ARN of the boundary, or `null` where there is none.',
      when: ['caller-is-role'],
    },
    {
      command: 'aws iam get-user --user-name {principalName} --query User.PermissionsBoundary',
      lookFor: 'The ARN of the boundary, or `null` where there is none.',
      when: ['caller-is-user'],
    },
    {
      command: 'aws iam simulate-principal-policy --policy-source-arn {entityArn} --action-names {action} --resource-arns {resource}',
      lookFor: '`PermissionsBoundaryDecisionDetail`: `AllowedByPermissionsBoundary` is `false` where the boundary denies.',
    },
    changesOf('{principalName}', 'us-east-1'),
  ],
} satisfies Layer

function leftOpen(denial: Denial): Detection | undefined {
  const kind = callerKind(denial)
  if (!leavesLayerOpen(denial) || (kind !== 'role' && kind !== 'user')) return undefined
  if (denial.message.denyType === 'explicit') return possibleLayer(20, 'A Deny in the permissions boundary can be the explicit deny.')
  return possibleLayer(12, 'If {principalName} has a permissions boundary, it must allow {action} too.')
}

export const vectors: LayerVector[] = [
  {
    name: 'no permissions boundary allows the action',
    denial: { message: { form: 'reason', policyType: 'permissions-boundary', denyType: 'implicit' } },
    expected: { basis: 'stated', denyType: 'implicit', evidence: ['error-message'] },
  },
  {
    name: 'an explicit deny in a boundary with its ARN',
    denial: {
      message: {
        form: 'reason',
        policyType: 'permissions-boundary',
        denyType: 'explicit',
        policyArn: 'arn:aws:iam::111122223333:policy/developer-boundary',
      },
    },
    expected: { basis: 'stated', denyType: 'explicit', evidence: ['error-message'] },
  },
  {
    name: 'a session policy is left to its own layer',
    denial: { message: { form: 'reason', policyType: 'session-policy', denyType: 'implicit' } },
    expected: undefined,
  },
  {
    name: 'a permission set is never the subject of a guess about boundaries of its role',
    denial: {
      message: { form: 'plain' },
      request: {
        principal: {
          type: 'AssumedRole',
          arn: 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Readers_0123456789abcdef/ana',
          entityArn: 'arn:aws:iam::111122223333:role/AWSReservedSSO_Readers_0123456789abcdef',
          account: '111122223333',
          sessionName: 'ana',
          service: null,
        },
      },
    },
    expected: undefined,
  },
]
