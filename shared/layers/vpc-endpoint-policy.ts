import { opensWith } from '../model/denial-facts.ts'
import type { Denial } from '../model/denial.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import { isFromSameAccount, isThroughVpcEndpoint, leavesLayerOpen } from '../model/what-was-denied.ts'
import { possibleLayer } from './detect/possible-layer.ts'
import { detectStatedPolicy } from './detect/stated-policy.ts'
import { changesOf } from './steps/changes-of.ts'
import { NEEDS_OF_CALLER, SAFE_FOR_ANY_POLICY } from './steps/for-any-policy.ts'

const SENTENCE = 'The request was denied due to a VPC endpoint policy'

export default {
  id: 'vpc-endpoint-policy',
  awsTerm: 'VPC endpoint policy',
  label: 'endpoint',
  codes: { explicit: 'WD107', implicit: 'WD207', unsaid: 'WD007' },
  rank: 40,
  detect(denial) {
    return (
      networkActivity(denial) ??
      itsSentence(denial) ??
      detectStatedPolicy(denial, 'vpc-endpoint-policy', 'VPC endpoint policy') ??
      leftOpen(denial)
    )
  },
  explanation: {
    title: 'BLOCKED BY A VPC ENDPOINT POLICY',
    what: 'The request went through {vpcEndpointId}, and the policy of that endpoint does not let {principalName} use {action} on {resource}.',
    because: {
      explicit: 'The endpoint policy has a Deny statement that matches this request.',
      implicit: 'No statement of the endpoint policy allows {action} on this resource; the default policy that allows all was replaced.',
      unsaid: 'The endpoint policy denies {action}, or does not allow it.',
    },
    meant:
      'Endpoint policies keep data inside a perimeter: ask the network team whether this bucket was meant to be reachable from that VPC.',
    prevent:
      'List the buckets that a VPC needs next to the endpoint policy, AWS-owned ones included (package repositories, container image layers).',
    notIf: 'The endpoint in the record belongs to AWS, as it does for the S3 console.',
    awsSays: ['because no VPC endpoint policy allows the s3:GetObject action', 'with an explicit deny in a VPC endpoint policy', SENTENCE],
    howWeKnow: 'AWS names the endpoint policy in the error text, or the record is a network activity event with the code VpceAccessDenied.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Call from a network whose endpoint allows this bucket. A route around the endpoint fails in turn where the bucket policy asks for `aws:SourceVpce`.',
      command: 'aws ec2 describe-vpc-endpoints --vpc-endpoint-ids {vpcEndpointId}',
    },
    ...SAFE_FOR_ANY_POLICY,
    ...NEEDS_OF_CALLER,
    {
      risk: 'review',
      text: 'Ask the owner of the endpoint for a statement with {action} on {resource}, next to those that are there. A gateway endpoint takes the role in a condition on `aws:PrincipalArn`, since its Principal cannot name one.',
      command: "aws ec2 describe-vpc-endpoints --vpc-endpoint-ids {vpcEndpointId} --query 'VpcEndpoints[0].PolicyDocument' --output text",
      when: ['implicit-deny'],
    },
    {
      risk: 'review',
      text: 'Ask the owner of the endpoint to narrow the Deny or to exempt this caller in its condition.',
      command: "aws ec2 describe-vpc-endpoints --vpc-endpoint-ids {vpcEndpointId} --query 'VpcEndpoints[0].PolicyDocument' --output text",
      when: ['explicit-deny'],
    },
    {
      risk: 'risky',
      text: 'The default policy of an endpoint allows everything: going back to it opens the way to every bucket, those of strangers too.',
    },
  ],
  checks: [
    {
      command: "aws ec2 describe-vpc-endpoints --vpc-endpoint-ids {vpcEndpointId} --query 'VpcEndpoints[0].PolicyDocument' --output text",
      lookFor: 'A statement that allows this action on this bucket for this caller, and no Deny that matches.',
    },
    {
      command: 'aws ec2 describe-vpc-endpoints --filters Name=service-name,Values=com.amazonaws.{region}.s3',
      lookFor: 'The endpoint of the VPC that the caller runs in, where the record does not name one.',
    },
    changesOf('{vpcEndpointId}', null, ['through-vpc-endpoint']),
  ],
} satisfies Layer

/** A network activity event has one code for denials, and it means the endpoint policy. */
function networkActivity(denial: Denial): Detection | undefined {
  if (denial.errorCode !== 'VpceAccessDenied') return undefined
  const why = 'The record is a network activity event of the endpoint with the code VpceAccessDenied.'
  return { basis: 'stated', denyType: denial.message.denyType, evidence: ['record'], why, likelihood: 100 }
}

/** The sentence of such an event, pasted without its code. */
function itsSentence(denial: Denial): Detection | undefined {
  if (denial.message.form === 'reason' || !opensWith(denial, SENTENCE)) return undefined
  const why = 'The text is the one that AWS writes into network activity events of an endpoint.'
  return { basis: 'inferred', denyType: null, evidence: ['error-message'], why, likelihood: 95 }
}

function leftOpen(denial: Denial): Detection | undefined {
  if (!leavesLayerOpen(denial)) return undefined
  if (isThroughVpcEndpoint(denial)) {
    const why = 'The request came through VPC endpoint {vpcEndpointId}, whose policy must allow it too; AWS often hides that reason.'
    return possibleLayer(isFromSameAccount(denial) ? 62 : 70, why)
  }
  // A record says whether there was an endpoint; a pasted text does not.
  return denial.from === 'text'
    ? possibleLayer(14, 'If the caller runs in a VPC with an S3 endpoint, its policy must allow {action} too.')
    : undefined
}

export const vectors: LayerVector[] = [
  {
    name: 'no VPC endpoint policy allows the action',
    denial: { message: { form: 'reason', policyType: 'vpc-endpoint-policy', denyType: 'implicit' } },
    expected: { basis: 'stated', denyType: 'implicit', evidence: ['error-message'] },
  },
  {
    name: 'a network activity event',
    denial: { errorCode: 'VpceAccessDenied', eventCategory: 'NetworkActivity', message: { form: 'no-reason' } },
    expected: { basis: 'stated', denyType: null, evidence: ['record'] },
  },
  {
    name: 'the sentence of such an event without its code is only inferred',
    denial: { from: 'text', errorCode: null, message: { form: 'no-reason', text: 'The request was denied due to a VPC endpoint policy' } },
    expected: { basis: 'inferred', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a plain denial through an endpoint leaves it possible',
    denial: { request: { vpcEndpointId: 'vpce-0aaa1111bbb2222cc' }, message: { form: 'plain' } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'the endpoint of the console is not yours',
    denial: { request: { vpcEndpointId: 'vpce-c94096a0', userAgent: '[S3Console/0.4, aws-internal/3]' }, message: { form: 'plain' } },
    expected: undefined,
  },
  { name: 'a record without an endpoint rules it out', denial: { message: { form: 'plain' } }, expected: undefined },
]
