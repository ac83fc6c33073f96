import type { Denial } from '../model/denial.ts'
import { errorCodeAmong, isEvent, isPlain, opensWith, speaksOfCors } from '../model/denial-facts.ts'
import { hostRegion } from '../model/host-region.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import { inferredSetting, possibleByText, possibleSetting, statedSetting } from './detect/setting.ts'

const CODES = ['PermanentRedirect', 'TemporaryRedirect', 'IllegalLocationConstraintException', 'IncorrectEndpoint', 'BucketRegionError']
const SENTENCES = [
  'The bucket you are attempting to access must be addressed using the specified endpoint',
  'The specified bucket exists in another Region',
]
/** `The unspecified location constraint …` or `The eu-west-1 location constraint …`, for a bucket that is created through another Region. */
const LOCATION = /^the \S{1,30} location constraint is incompatible/i

export default {
  id: 'wrong-region',
  awsTerm: 'wrong Region',
  label: 'wrong Region',
  codes: { unsaid: 'WD404' },
  rank: 220,
  detect(denial) {
    return namedRegion(denial) ?? redirected(denial) ?? behindPlainText(denial)
  },
  explanation: {
    title: 'WRONG REGION',
    what: '{principalName} calls {bucket} in one Region, and the bucket lives in another. The request is turned away before any policy counts.',
    because: {
      unsaid:
        'The bucket answers in {expectedRegion}. A signature is made for one Region, so the request has to be signed again for the right one.',
    },
    meant: 'Check that this is the bucket you mean: the same name with another Region often is the copy of another environment.',
    prevent: 'Keep bucket and Region together in one setting, and let CI call `get-bucket-location` before it deploys.',
    notIf:
      'An SCP or a bucket policy denies by aws:RequestedRegion: then the text names that policy, and the Region is not allowed, not wrong.',
    awsSays: [
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
      "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
      'IllegalLocationConstraintException',
    ],
    howWeKnow:
      'S3 has error codes of its own for it and often names the right Region. Redirects never reach CloudTrail, so a record shows it only by its host name.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'CLI: name the Region of the bucket. To make it stay, set AWS_REGION or region in the profile.',
      command: 'aws s3 ls s3://{bucket} --region {expectedRegion}',
    },
    {
      risk: 'safe',
      text: 'SDK: set the Region where the client is made, as in `boto3.client("s3", region_name=…)`, and take a fixed endpoint out. Make presigned URLs again.',
    },
    {
      risk: 'safe',
      text: 'Terraform: set region in the backend "s3" block for the state, and in the aws provider (or its alias) for resources; then run init again.',
      command: 'terraform init -reconfigure -backend-config=region={expectedRegion}',
    },
    {
      risk: 'review',
      text: 'If the bucket is meant to live in the other Region, make a new one there and copy: the Region of a bucket never changes.',
    },
  ],
  checks: [
    {
      command: 'aws s3api get-bucket-location --bucket {bucket}',
      lookFor: 'LocationConstraint: the Region of the bucket. null means us-east-1, and EU means eu-west-1.',
    },
    {
      command: 'curl -sI https://{bucket}.s3.amazonaws.com',
      lookFor: 'The header x-amz-bucket-region. It comes with a 403 too, so it needs no permission.',
    },
    {
      command: 'aws configure get region',
      lookFor: 'The Region of the profile. AWS_REGION and AWS_DEFAULT_REGION win over it.',
    },
  ],
} satisfies Layer

function namedRegion(denial: Denial): Detection | undefined {
  const code = errorCodeAmong(denial, CODES)
  const { expectedRegion, form } = denial.message
  if (expectedRegion !== null && form !== 'reason')
    return statedSetting("AWS's text says that the bucket has to be called in {expectedRegion}.")
  if (code !== null) return statedSetting(`The error code ${code} says that the bucket is not in the Region that was called.`)
  if (!SENTENCES.some((sentence) => opensWith(denial, sentence)) && !LOCATION.test(denial.message.text)) return undefined
  return statedSetting("AWS's text says that the bucket has to be called at another endpoint.")
}

/** A HEAD answer has no body, so only its status tells. */
function redirected(denial: Denial): Detection | undefined {
  const { httpStatus, errorCode } = denial
  if (httpStatus === 301 || httpStatus === 307 || errorCode === '301' || errorCode === '307') {
    return inferredSetting(80, 'The answer is a redirect, which S3 gives where the bucket is in another Region.', ['error-message'])
  }
  if (errorCodeAmong(denial, ['AuthorizationHeaderMalformed']) !== null) {
    return possibleByText(50, 'A malformed authorization header most often is one that was signed for another Region.')
  }
  if (speaksOfCors(denial)) {
    return possibleByText(30, 'A browser shows a redirect to another Region as a CORS error, since the redirect has no CORS headers.')
  }
  if (isEvent(denial, ['PreflightRequest']) === true) {
    return possibleSetting(denial, 20, 'A preflight to another Region gets a redirect, which a browser shows as a CORS error.')
  }
  const isBareBadRequest = errorCode === '400' || errorCode === 'BadRequest' || errorCode === 'Bad Request'
  if (!isBareBadRequest || isEvent(denial, ['HeadObject', 'HeadBucket']) === false) return undefined
  return possibleByText(40, 'A HEAD that answers 400 without words often went to another Region than the one of the bucket.')
}

function behindPlainText(denial: Denial): Detection | undefined {
  if (!isPlain(denial)) return undefined
  const called = hostRegion(denial)
  if (called === null || denial.region === null) {
    // Without a host name nothing speaks for it or against it, and a plain text is all that is known.
    return denial.from === 'text'
      ? possibleSetting(denial, 5, 'Some clients show a bucket of another Region as a plain denial.')
      : undefined
  }
  if (called === denial.region) return undefined
  return possibleSetting(denial, 40, `The request went to a host in ${called}, and it was answered in {region}.`)
}

export const vectors: LayerVector[] = [
  {
    name: 'the text names the Region that it expects',
    denial: {
      from: 'text',
      errorCode: 'AuthorizationHeaderMalformed',
      httpStatus: 400,
      message: {
        form: 'other',
        text: "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
        expectedRegion: 'eu-west-1',
      },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a redirect to the specified endpoint',
    denial: {
      from: 'text',
      errorCode: 'PermanentRedirect',
      httpStatus: 301,
      message: {
        form: 'other',
        text: 'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
      },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a bucket that is created through another Region, as Java prints it: without the code',
    denial: {
      from: 'text',
      errorCode: null,
      httpStatus: 400,
      message: {
        form: 'other',
        text: 'The eu-west-1 location constraint is incompatible for the region specific endpoint this request was sent to.',
      },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a HEAD that answers 301 without words',
    denial: {
      from: 'text',
      errorCode: '301',
      request: { eventName: 'HeadBucket', action: 's3:ListBucket', key: null },
      message: { form: 'other', text: 'Moved Permanently' },
    },
    expected: { basis: 'inferred', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a malformed header without a Region leaves it open',
    denial: {
      from: 'text',
      errorCode: 'AuthorizationHeaderMalformed',
      message: {
        form: 'other',
        text: 'The authorization header is malformed; a non-empty Access Key (AKID) must be provided in the credential.',
      },
    },
    expected: { basis: 'possible', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a plain denial whose host is in another Region',
    denial: { region: 'eu-west-1', parameters: { Host: 'orders-prod.s3.us-east-2.amazonaws.com' } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'a browser shows the redirect as CORS',
    denial: {
      from: 'text',
      errorCode: null,
      request: { eventName: null, action: null, bucketAccount: null },
      message: { form: 'other', text: "Access to fetch at 'https://orders-prod.s3.amazonaws.com/a.json' has been blocked by CORS policy" },
    },
    expected: { basis: 'possible', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a host in the Region of the bucket',
    denial: { region: 'eu-west-1', parameters: { Host: 'orders-prod.s3.eu-west-1.amazonaws.com' } },
    expected: undefined,
  },
  {
    name: 'the global host names no Region, even where the bucket is named like one',
    denial: { region: 'eu-west-1', parameters: { Host: 'us-east-2.s3.amazonaws.com' } },
    expected: undefined,
  },
  {
    name: 'looks alike: an SCP guards the Region',
    denial: {
      parameters: { Host: 'orders-prod.s3.us-east-2.amazonaws.com' },
      message: { form: 'reason', policyType: 'service-control-policy', denyType: 'explicit', action: 's3:GetObject' },
    },
    expected: undefined,
  },
]
