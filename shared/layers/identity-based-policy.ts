import { isAnonymous } from '../model/denial-facts.ts'
import type { Denial } from '../model/denial.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import {
  callerKind,
  isCiphertextSentence,
  isFromAnotherAccount,
  isKmsDenial,
  isMissingLockTable,
  isObjectAction,
  isRead,
  isServiceCall,
  leavesLayerOpen,
} from '../model/what-was-denied.ts'
import { possibleLayer } from './detect/possible-layer.ts'
import { detectStatedPolicy } from './detect/stated-policy.ts'
import { changesOf } from './steps/changes-of.ts'
import { NEEDS_OF_CALLER, SAFE_FOR_ANY_POLICY } from './steps/for-any-policy.ts'
import { WORKSPACE_PROBE } from './steps/workspace-probe.ts'

export default {
  id: 'identity-based-policy',
  awsTerm: 'identity-based policy',
  label: 'identity',
  codes: { explicit: 'WD101', implicit: 'WD201', unsaid: 'WD001' },
  rank: 10,
  detect(denial) {
    return (
      detectStatedPolicy(denial, 'identity-based-policy', 'identity-based policy') ??
      otherSide(denial) ??
      behindCiphertext(denial) ??
      ofLockTable(denial) ??
      leftOpen(denial)
    )
  },
  explanation: {
    title: 'BLOCKED BY THE POLICIES OF THE CALLER',
    what: 'The policies of {principalName} (its own, and those of its groups) do not let it use {action} on {resource}.',
    because: {
      explicit: 'A Deny statement in one of these policies matches this request. An Allow anywhere else cannot override it.',
      implicit:
        'No policy of {principalName} allows {action} on exactly this resource. An Allow for another action, or for the bucket in place of its objects, does not count.',
      unsaid: 'Either no policy of the caller allows {action}, or one denies it.',
    },
    meant:
      'Ask whether {principalName} is to have this access at all. If it worked before, find the change first: one made in the last 5 minutes may not be everywhere yet, so wait and try again, do not edit again.',
    prevent:
      'Give each workload a role of its own (instance profile, task role, OIDC in CI), and generate its policy from what it really uses.',
    notIf: 'The resource is in another account and your policies already allow it: then the policy of the resource is what is missing.',
    awsSays: [
      'because no identity-based policy allows the s3:GetObject action',
      'with an explicit deny in an identity-based policy: arn:aws:iam::<account>:policy/<name>',
    ],
    howWeKnow:
      'AWS names the identity-based policy in the error text. It gives no ARN for inline policies, and none where an Allow is missing.',
  },
  remediation: [
    WORKSPACE_PROBE,
    {
      risk: 'safe',
      text: 'Is {principalName} who you expect? A function, task, instance or pod may have got another role; environment variables win over the profile, the profile over the role of the machine.',
      command: 'aws sts get-caller-identity',
    },
    ...SAFE_FOR_ANY_POLICY,
    {
      risk: 'review',
      text: 'Allow {principalName} exactly {action} on exactly this resource.',
      statement: 'allow-caller-in-identity-policy',
      when: ['implicit-deny'],
    },
    ...NEEDS_OF_CALLER,
    {
      risk: 'review',
      text: 'Listing works and this fails? Then it may be granted on the bucket, needed on its objects: where a policy has `{bucketArn}` for {action}, add `{bucketArn}/*`.',
      when: ['implicit-deny', 'object-action', 'not-access-point'],
    },
    {
      risk: 'review',
      text: 'It may be granted on the objects, needed on the bucket: where a policy has `{bucketArn}/*` for {action}, add `{bucketArn}`.',
      when: ['implicit-deny', 'bucket-action', 'not-access-point'],
    },
    {
      risk: 'review',
      text: '{action} is about the whole account: a policy grants it on the resource `*` and on no bucket.',
      when: ['implicit-deny', 'account-action'],
    },
    {
      risk: 'review',
      text: 'A directory bucket opens by one permission, s3express:CreateSession on `arn:aws:s3express:<region>:<account>:bucket/{bucket}`. Grants of object actions do not count there.',
      when: ['implicit-deny', 'directory-bucket'],
    },
    {
      risk: 'review',
      text: 'Through an access point both its policy and the bucket policy count, and the grant needs its ARN: `arn:aws:s3:<region>:<account>:accesspoint/<name>/object/<key>`.',
      when: ['implicit-deny', 'access-point'],
    },
    {
      risk: 'review',
      text: 'In the other account the policy of the bucket must allow the same. This is the statement for its owner.',
      statement: 'allow-caller-in-resource-policy',
      when: ['implicit-deny', 'cross-account', 's3-action'],
    },
    {
      risk: 'review',
      text: 'The key policy must allow the caller too, or trust its account (`arn:aws:iam::<account>:root`). Listing works and reading fails, since only reading needs the key; a multipart upload needs kms:Decrypt as well as kms:GenerateDataKey.',
      command: 'aws kms get-key-policy --key-id {kmsKeyArn} --policy-name default --query Policy --output text',
      when: ['implicit-deny', 'kms-action'],
    },
    {
      risk: 'review',
      text: 'If a managed policy holds this statement already, attach it to the role instead.',
      command: 'aws iam attach-role-policy --role-name {principalName} --policy-arn <policy-arn>',
      when: ['implicit-deny', 'caller-is-role'],
    },
    {
      risk: 'review',
      text: 'If a managed policy holds this statement already, attach it to the user instead. A role would be better than a user with long-lived keys.',
      command: 'aws iam attach-user-policy --user-name {principalName} --policy-arn <policy-arn>',
      when: ['implicit-deny', 'caller-is-user'],
    },
    {
      risk: 'review',
      text: 'The caller is a permission set, so IAM does not let you edit the role. Change the permission set in IAM Identity Center and provision it again.',
      command: 'aws sso-admin list-permission-sets --instance-arn <instance-arn>',
      when: ['caller-is-permission-set'],
    },
    {
      risk: 'safe',
      text: 'If the Deny demands encryption, send the header that it names; in a Terraform backend that is `encrypt = true` and `kms_key_id`.',
      command: 'aws s3 cp <file> s3://{bucket}/{key} --sse aws:kms --sse-kms-key-id <kms-key-id>',
      when: ['explicit-deny', 'upload'],
    },
    {
      risk: 'review',
      text: 'Read the policy that AWS names and find the Deny statement. Ask its owner to narrow the condition or to exempt this caller.',
      command:
        'aws iam get-policy-version --policy-arn {policyArn} --version-id $(aws iam get-policy --policy-arn {policyArn} --query Policy.DefaultVersionId --output text)',
      when: ['explicit-deny', 'policy-arn-known'],
    },
    {
      risk: 'review',
      text: 'AWS gives no ARN, so look at the inline policies of the role first, then at the attached ones, for a Deny that matches.',
      command: 'aws iam list-role-policies --role-name {principalName}',
      when: ['explicit-deny', 'policy-arn-unknown', 'caller-is-role'],
    },
    {
      risk: 'review',
      text: 'AWS gives no ARN, so look at the inline policies of the user first, then at its groups, for a Deny that matches.',
      command: 'aws iam list-user-policies --user-name {principalName}',
      when: ['explicit-deny', 'policy-arn-unknown', 'caller-is-user'],
    },
    {
      risk: 'risky',
      text: 'Deleting the Deny statement gives the access back to everyone whom it held off.',
      when: ['explicit-deny'],
    },
    {
      risk: 'risky',
      text: 'A policy such as AmazonS3FullAccess ends the error and opens every bucket of the account.',
      when: ['implicit-deny', 's3-action'],
    },
  ],
  checks: [
    {
      command: 'aws iam simulate-principal-policy --policy-source-arn {entityArn} --action-names {action} --resource-arns {resource}',
      lookFor:
        '`EvalDecision`: `implicitDeny` means that an Allow is missing, `explicitDeny` names the statement under `MatchedStatements`.',
    },
    {
      command: 'aws iam list-attached-role-policies --role-name {principalName}',
      lookFor: 'A policy that grants the action on the bucket ARN where the object ARN is needed, or the reverse.',
      when: ['caller-is-role'],
    },
    {
      command: 'aws iam list-attached-user-policies --user-name {principalName}',
      lookFor: 'A policy that grants the action on the bucket ARN where the object ARN is needed, or the reverse.',
      when: ['caller-is-user'],
    },
    {
      command: 'aws s3api get-bucket-encryption --bucket {bucket}',
      lookFor: 'KMSMasterKeyID: the key of the bucket, to compare with the one of the Allow.',
      when: ['kms-action'],
    },
    { command: 'aws sts get-caller-identity', lookFor: 'The account and role that really call.' },
    changesOf('{principalName}', 'us-east-1'),
  ],
} satisfies Layer

/** Across accounts both sides must allow; AWS names one of them. */
function otherSide(denial: Denial): Detection | undefined {
  const { policyType, denyType } = denial.message
  if (policyType !== 'resource-based-policy' || denyType !== 'implicit' || !isFromAnotherAccount(denial)) return undefined
  return possibleLayer(45, 'The caller is of another account, so its own policies must allow {action} as well.')
}

function leftOpen(denial: Denial): Detection | undefined {
  const kind = callerKind(denial)
  if (!leavesLayerOpen(denial) || isAnonymous(denial) || isServiceCall(denial) || kind === 'root') return undefined
  if (denial.message.denyType === 'explicit') return possibleLayer(50, 'A Deny in a policy of the caller can be the explicit deny.')
  if (isKmsDenial(denial)) return possibleLayer(60, 'The policies of {principalName} may not allow {action} on the key.')
  return possibleLayer(58, whyOpen(denial))
}

function whyOpen(denial: Denial): string {
  if (isFromAnotherAccount(denial))
    return 'Across accounts the own policies of {principalName} must allow {action}, besides the bucket policy.'
  if (isObjectAction(denial) && isRead(denial)) {
    return 'The policies of {principalName} may not allow {action}, or grant it on the bucket where it is needed on its objects.'
  }
  return 'The policies of {principalName} may not allow {action} on {resource}.'
}

/** A caller of another account or Region than that of the table finds none. */
function ofLockTable(denial: Denial): Detection | undefined {
  if (!isMissingLockTable(denial)) return undefined
  return possibleLayer(50, 'The caller may be of another account than the table, and then needs its own permission on the table there.', [
    'error-message',
  ])
}

/** The sentence lists "you are not allowed to access" as its last reason. */
function behindCiphertext(denial: Denial): Detection | undefined {
  return isCiphertextSentence(denial)
    ? possibleLayer(50, 'The policies of {principalName} may not allow kms:Decrypt on the key.')
    : undefined
}

export const vectors: LayerVector[] = [
  {
    name: 'no identity-based policy allows the action',
    denial: { message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 's3:GetObject' } },
    expected: { basis: 'stated', denyType: 'implicit', evidence: ['error-message'] },
  },
  {
    name: 'an explicit deny with the ARN of the policy',
    denial: {
      message: {
        form: 'reason',
        policyType: 'identity-based-policy',
        denyType: 'explicit',
        policyArn: 'arn:aws:iam::111122223333:policy/deny-exports',
      },
    },
    expected: { basis: 'stated', denyType: 'explicit', evidence: ['error-message'] },
  },
  {
    name: 'a missing kms:Decrypt in the policies of the caller',
    denial: { message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 'kms:Decrypt' } },
    expected: { basis: 'stated', denyType: 'implicit', evidence: ['error-message'] },
  },
  {
    name: 'a plain text leaves it possible',
    denial: { message: { form: 'plain' } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 's3:ListBucket asked for a GetObject is about a missing object',
    denial: { message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 's3:ListBucket' } },
    expected: { basis: 'possible', denyType: 'implicit', evidence: ['error-message'] },
  },
  {
    name: 'an explicit deny in another policy type is left to its layer',
    denial: { message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'explicit' } },
    expected: undefined,
  },
  {
    name: 'nobody anonymous has policies',
    denial: {
      message: { form: 'plain' },
      request: { principal: { type: 'Anonymous', arn: null, entityArn: null, account: null, sessionName: null, service: null } },
    },
    expected: undefined,
  },
  {
    name: 'an error code of its own is no question of permissions',
    denial: { errorCode: 'NoSuchBucket', message: { form: 'plain' } },
    expected: undefined,
  },
]
