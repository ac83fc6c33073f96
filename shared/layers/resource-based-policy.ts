import { isAnonymous, isS3Request } from '../model/denial-facts.ts'
import type { Denial } from '../model/denial.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import { isAccessPoint, isFromAnotherAccount, isFromSameAccount, isKmsDenial, leavesLayerOpen } from '../model/what-was-denied.ts'
import { possibleLayer } from './detect/possible-layer.ts'
import { detectStatedPolicy } from './detect/stated-policy.ts'
import { changesOf } from './steps/changes-of.ts'
import { NEEDS_OF_CALLER, SAFE_FOR_ANY_POLICY } from './steps/for-any-policy.ts'
import { WORKSPACE_PROBE } from './steps/workspace-probe.ts'

export default {
  id: 'resource-based-policy',
  awsTerm: 'resource-based policy (bucket or access point policy)',
  label: 'bucket policy',
  codes: { explicit: 'WD102', implicit: 'WD202', unsaid: 'WD002' },
  rank: 15,
  detect(denial) {
    // AWS calls a key policy a resource-based policy too.
    if (isKmsDenial(denial)) return undefined
    return (
      detectStatedPolicy(denial, 'resource-based-policy', 'resource-based policy of the bucket or access point') ??
      otherSide(denial) ??
      leftOpen(denial)
    )
  },
  explanation: {
    title: 'BLOCKED BY THE BUCKET POLICY',
    what: 'The policy of the bucket or access point does not let {principalName} use {action} on {resource}.',
    because: {
      explicit:
        'A Deny statement of that policy matches this request: look at its conditions (address range, endpoint, TLS, MFA, organization, encryption header, list of roles). RestrictPublicBuckets reads exactly the same.',
      implicit:
        'No statement of that policy allows {action} for a caller of another account. Both sides must allow a cross-account request.',
      unsaid: 'Either a Deny statement of the policy matches, or no statement allows this caller.',
    },
    meant:
      'Ask the owner of {bucket} whether this caller was meant to be kept out. If it worked before, find the change first: one made in the last 5 minutes may not be everywhere yet, so wait and try again, do not edit again.',
    prevent:
      'Test bucket policies with Access Analyzer, and keep the exemptions for break-glass and CI roles in the same statement as the Deny.',
    notIf: 'Block Public Access has RestrictPublicBuckets on and the policy counts as public: AWS then prints the same text as for a Deny.',
    awsSays: ['with an explicit deny in a resource-based policy', 'because no resource-based policy allows the s3:GetObject action'],
    howWeKnow:
      'AWS names the resource-based policy in the error text, without its ARN. It does not say whether that is the bucket policy or the access point policy.',
  },
  remediation: [
    WORKSPACE_PROBE,
    {
      risk: 'safe',
      text: 'Find the Deny that matches and send the request the way it asks for: through its endpoint or address range, with TLS, with MFA.',
      command: 'aws s3api get-bucket-policy --bucket {bucket} --query Policy --output text',
      when: ['explicit-deny'],
    },
    {
      risk: 'safe',
      text: 'If the Deny demands encryption, send the header that it names; in a Terraform backend set `encrypt = true` and `kms_key_id`.',
      command: 'aws s3 cp <file> s3://{bucket}/{key} --sse aws:kms --sse-kms-key-id <kms-key-id>',
      when: ['explicit-deny', 'upload'],
    },
    ...SAFE_FOR_ANY_POLICY,
    {
      risk: 'safe',
      text: 'Look at Block Public Access before you edit the policy: with RestrictPublicBuckets a public policy gives other accounts nothing, and the text is the same.',
      command: 'aws s3api get-public-access-block --bucket {bucket}',
      when: ['explicit-deny', 'cross-account'],
    },
    {
      risk: 'review',
      text: 'Ask the owner of {bucket} to exempt this caller in the condition of the Deny (`aws:PrincipalArn`). Text to send: "{entityArn} needs {action} on {resource} and a Deny of the bucket policy stops it; was that meant?"',
      when: ['explicit-deny'],
    },
    {
      risk: 'review',
      text: 'Allow exactly this role or user in the policy of the bucket or access point, and keep its other statements as they are.',
      statement: 'allow-caller-in-resource-policy',
      when: ['implicit-deny'],
    },
    ...NEEDS_OF_CALLER,
    {
      risk: 'review',
      text: 'In its own account the caller needs the same permission.',
      statement: 'allow-caller-in-identity-policy',
      when: ['implicit-deny', 'not-same-account'],
    },
    {
      risk: 'review',
      text: 'Through an access point both its policy and the bucket policy must allow the request. Grant on the ARN of the access point: `arn:aws:s3:<region>:<account>:accesspoint/<name>/object/<key>`.',
      command: 'aws s3control get-access-point-policy --account-id {accessPointAccount} --name {accessPointName}',
      when: ['access-point'],
    },
    {
      risk: 'risky',
      text: 'Deleting the Deny opens the bucket to every caller that it held off, not only to this one.',
      when: ['explicit-deny'],
    },
    {
      risk: 'risky',
      text: 'A statement for everybody makes the bucket public. Nobody anonymous should need that; serve public files through CloudFront.',
      when: ['caller-is-anonymous'],
    },
  ],
  checks: [
    {
      command: 'aws s3api get-bucket-policy --bucket {bucket} --query Policy --output text',
      lookFor: 'A Deny whose principal, action, resource and condition match the request, or the lack of an Allow for this caller.',
    },
    {
      command: 'aws s3api get-bucket-policy-status --bucket {bucket}',
      lookFor: '`IsPublic`: with `true`, RestrictPublicBuckets may be what denies.',
    },
    {
      command: 'aws s3control get-public-access-block --account-id {bucketAccount}',
      lookFor: 'RestrictPublicBuckets or IgnorePublicAcls `true` for the whole account, which reads like the bucket policy.',
      when: ['not-same-account'],
    },
    {
      command: 'aws s3control list-access-points --account-id {bucketAccount} --bucket {bucket}',
      lookFor: 'The access point of the request: its policy must allow the request too.',
      when: ['access-point'],
    },
    changesOf('{bucket}', null, ['bucket-known']),
  ],
} satisfies Layer

/** Across accounts both sides must allow; AWS names one of them. */
function otherSide(denial: Denial): Detection | undefined {
  const { policyType, denyType } = denial.message
  if (policyType !== 'identity-based-policy' || denyType !== 'implicit' || !isFromAnotherAccount(denial)) return undefined
  return possibleLayer(55, 'Bucket and caller are in different accounts, so the bucket policy must allow {action} as well.')
}

function leftOpen(denial: Denial): Detection | undefined {
  if (!leavesLayerOpen(denial) || !isS3Request(denial)) return undefined
  if (denial.message.denyType === 'explicit') return possibleLayer(60, 'A Deny in the bucket policy can be the explicit deny.')
  if (isAnonymous(denial)) return possibleLayer(60, 'The caller is anonymous, so only the bucket policy or an ACL could let it in.')
  if (isAccessPoint(denial))
    return possibleLayer(72, 'The request goes through an access point: its policy and the bucket policy must both allow it.')
  if (isFromAnotherAccount(denial))
    return possibleLayer(75, 'Caller and bucket are in different accounts, so the bucket policy must allow {principalName}.')
  const why = 'A Deny in the bucket policy may match, or the bucket belongs to another account and its policy does not allow the caller.'
  return possibleLayer(isFromSameAccount(denial) ? 45 : 55, why)
}

export const vectors: LayerVector[] = [
  {
    name: 'an explicit deny in a resource-based policy',
    denial: { message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'explicit', action: 's3:GetObject' } },
    expected: { basis: 'stated', denyType: 'explicit', evidence: ['error-message'] },
  },
  {
    name: 'no resource-based policy allows a caller of another account',
    denial: {
      request: { bucketAccount: '444455556666' },
      message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'implicit' },
    },
    expected: { basis: 'stated', denyType: 'implicit', evidence: ['error-message'] },
  },
  {
    name: 'a plain denial across accounts leaves it possible',
    denial: { request: { bucketAccount: '444455556666' }, message: { form: 'plain' } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'where the policies of a foreign caller miss an Allow, the other side is a candidate',
    denial: {
      request: { bucketAccount: '444455556666' },
      message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit' },
    },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'the resource-based policy of a key is left to the key policy',
    denial: { message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'implicit', action: 'kms:Decrypt' } },
    expected: undefined,
  },
  {
    name: 'within one account the policies of the caller are enough',
    denial: { message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit' } },
    expected: undefined,
  },
]
