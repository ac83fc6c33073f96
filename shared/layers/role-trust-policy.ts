import type { Denial } from '../model/denial.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import { deniedAction, leavesLayerOpen } from '../model/what-was-denied.ts'
import { possibleLayer } from './detect/possible-layer.ts'
import { detectStatedPolicy } from './detect/stated-policy.ts'
import { changesOf } from './steps/changes-of.ts'

export default {
  id: 'role-trust-policy',
  awsTerm: 'role trust policy',
  label: 'trust',
  codes: { explicit: 'WD109', implicit: 'WD209', unsaid: 'WD009' },
  rank: 45,
  detect(denial) {
    return detectStatedPolicy(denial, 'role-trust-policy', 'role trust policy') ?? ofService(denial) ?? leftOpen(denial)
  },
  explanation: {
    title: 'BLOCKED BY A ROLE TRUST POLICY',
    what: '{principalName} tried to assume {resource}, and the trust policy of that role does not let it. No request to S3 was made with the role.',
    because: {
      explicit: 'The trust policy has a Deny statement that matches this caller.',
      implicit: 'No statement of the trust policy allows {action} for this caller; even within one account the trust policy must allow it.',
      unsaid: 'Either the trust policy does not allow this caller, or the policies of the caller do not allow {action} on the role.',
    },
    meant: 'A trust policy says who may become the role: ask its owner before you add a caller.',
    prevent: 'In CI let the role trust the OIDC provider with a condition on repository and branch, and test that the role can be assumed.',
    notIf: 'AWS says "no identity-based policy allows the sts:AssumeRole action": then the caller lacks the permission.',
    awsSays: ['because no role trust policy allows the sts:AssumeRole action', 'with an explicit deny in the role trust policy'],
    howWeKnow: 'AWS names the role trust policy in the error text of an `sts:` action.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'See who really calls, and whether it asks for the role that you mean: account number, path and spelling.',
      command: 'aws sts get-caller-identity',
      when: ['caller-is-asked'],
    },
    {
      risk: 'safe',
      text: 'Send what the condition of the trust policy asks for: external id, MFA, session tags, source identity.',
      command: 'aws sts assume-role --role-arn {resource} --role-session-name test --external-id <external-id>',
      when: ['caller-is-asked'],
    },
    { risk: 'review', text: '{serviceNeeds}', when: ['service-needs-known', 'not-explicit'] },
    {
      risk: 'review',
      text: 'Add the caller to the trust policy. Keep the conditions that the other statements have.',
      statement: 'allow-caller-in-trust-policy',
      when: ['implicit-deny'],
    },
    {
      risk: 'review',
      text: 'In another account the caller also needs {action} on the role in its own policies.',
      statement: 'allow-caller-in-identity-policy',
      when: ['implicit-deny', 'cross-account'],
    },
    {
      risk: 'review',
      text: 'Ask the owner of the role whether the Deny was meant for this caller, and to narrow its condition if not.',
      when: ['explicit-deny'],
    },
    {
      risk: 'risky',
      text: 'Trusting a whole account or everybody lets identities that you do not know become this role.',
    },
  ],
  checks: [
    {
      command: 'aws iam get-role --role-name {roleName} --query Role.AssumeRolePolicyDocument',
      lookFor: 'A statement whose principal and conditions fit this caller, and no Deny that does.',
    },
    {
      command: 'aws iam simulate-principal-policy --policy-source-arn {entityArn} --action-names {action} --resource-arns {resource}',
      lookFor: '`EvalDecision` `allowed` means that the side of the caller is in order.',
      when: ['caller-is-asked'],
    },
    changesOf('{roleName}', 'us-east-1'),
  ],
} satisfies Layer

/** A service has no policies of its own, so only the role can refuse it. (S3 API reference: StsNotAuthorizedError) */
function ofService(denial: Denial): Detection | undefined {
  const { principal, form } = denial.message
  if (form !== 'no-reason' || principal?.endsWith('.amazonaws.com') !== true || !isAssumingRole(denial)) return undefined
  const why =
    'The service {principal} may not assume the role. A service has no policies of its own, so its trust policy is what is missing.'
  return { basis: 'inferred', denyType: denial.message.denyType, evidence: ['error-message'], why, likelihood: 90 }
}

function isAssumingRole(denial: Denial): boolean {
  return deniedAction(denial)?.startsWith('sts:Assume') === true
}

function leftOpen(denial: Denial): Detection | undefined {
  if (!leavesLayerOpen(denial) || !isAssumingRole(denial)) return undefined
  return possibleLayer(65, 'Assuming a role needs its trust policy to allow the caller, and the text does not say what denied.')
}

export const vectors: LayerVector[] = [
  {
    name: 'a service that may not assume a role',
    denial: {
      from: 'text',
      errorCode: 'StsNotAuthorizedError',
      message: {
        form: 'no-reason',
        principal: 'access-grants.s3.amazonaws.com',
        action: 'sts:AssumeRole',
        resource: 'arn:aws:iam::111122223333:role/grants-location',
      },
    },
    expected: { basis: 'inferred', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'no role trust policy allows sts:AssumeRole',
    denial: { message: { form: 'reason', policyType: 'role-trust-policy', denyType: 'implicit', action: 'sts:AssumeRole' } },
    expected: { basis: 'stated', denyType: 'implicit', evidence: ['error-message'] },
  },
  {
    name: 'an explicit deny in the role trust policy',
    denial: { message: { form: 'reason', policyType: 'role-trust-policy', denyType: 'explicit', action: 'sts:AssumeRole' } },
    expected: { basis: 'stated', denyType: 'explicit', evidence: ['error-message'] },
  },
  {
    name: 'an sts:AssumeRole without a reason leaves it possible',
    denial: { message: { form: 'no-reason', action: 'sts:AssumeRole' } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  { name: 'a plain denial of an S3 action is none of it', denial: { message: { form: 'plain' } }, expected: undefined },
]
