import { isEvent, opensWith, speaksOfCors } from '../model/denial-facts.ts'
import type { Denial } from '../model/denial.ts'
import type { Layer, LayerVector } from '../model/layer.ts'
import { inferredSetting, statedSetting } from './detect/setting.ts'

export default {
  id: 'cors-configuration',
  awsTerm: 'CORS configuration of the bucket',
  label: 'CORS',
  codes: { unsaid: 'WD311' },
  rank: 200,
  detect(denial) {
    if (speaksOfCors(denial)) {
      if (isAnswerOfS3(denial)) return statedSetting("S3's own text says that the bucket does not allow this CORS request.")
      return inferredSetting(60, 'A browser names CORS; it does so too where the answer is a redirect to another Region or a 403.', [
        'error-message',
      ])
    }
    if (isEvent(denial, ['PreflightRequest']) !== true || namesPolicy(denial)) return undefined
    return inferredSetting(90, 'A preflight request has no IAM action: only the CORS rules of the bucket can deny it.', ['record'])
  },
  explanation: {
    title: 'THE BUCKET REFUSES THE CORS REQUEST',
    what: 'A browser asks {bucket} whether a page of another origin may call it, and no CORS rule of the bucket says yes.',
    because: {
      unsaid:
        'One rule has to match the origin, the method and every requested header together. Without a match, or without any rules, S3 answers 403.',
    },
    meant:
      'Ask first whether pages of that origin shall call this bucket from the browser. Rules are not permissions: the request itself still needs one.',
    prevent: 'Keep the rules beside the site that needs them, with exact origins, and test them with a preflight from CI.',
    notIf: 'The bucket is in another Region than the address: the redirect has no CORS headers, and the browser calls that a CORS error.',
    awsSays: ['CORSResponse: This CORS request is not allowed.', 'CORSResponse: CORS is not enabled for this bucket.'],
    howWeKnow: 'S3 answers with CORSResponse, or the record is a PreflightRequest, which nothing but CORS rules can deny.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Call the bucket in its own Region, with the Region in the host name: a redirect breaks the preflight.',
      command: 'curl -sI https://{bucket}.s3.amazonaws.com',
    },
    {
      risk: 'safe',
      text: 'Send only the headers and the method that a rule allows; credentials and own headers make a browser ask first.',
      command: 'aws s3api get-bucket-cors --bucket {bucket}',
    },
    {
      risk: 'review',
      text: 'Add a rule whose AllowedOrigins, AllowedMethods and AllowedHeaders are exactly those of the page. Its scripts can then read what the signed request may read.',
      command:
        'aws s3api get-bucket-cors --bucket {bucket} > cors.json && "$EDITOR" cors.json && aws s3api put-bucket-cors --bucket {bucket} --cors-configuration file://cors.json',
    },
    {
      risk: 'risky',
      text: 'A rule for every origin lets any website use the bucket from the browser of your users.',
    },
  ],
  checks: [
    {
      command: 'aws s3api get-bucket-cors --bucket {bucket}',
      lookFor: 'A rule with this origin, method and headers. NoSuchCORSConfiguration: there are none.',
    },
    {
      command:
        'curl -si -X OPTIONS -H "Origin: https://<origin>" -H "Access-Control-Request-Method: GET" https://{bucket}.s3.{region}.amazonaws.com/{key}',
      lookFor: 'Access-Control-Allow-Origin in the answer: the rule works, and what fails is the request after it.',
    },
    {
      command: 'aws s3api get-bucket-location --bucket {bucket}',
      lookFor: 'The Region of the bucket (null is us-east-1), to compare with the host name that the page calls.',
    },
  ],
} satisfies Layer

function namesPolicy({ message }: Denial): boolean {
  return message.form === 'reason' || message.form === 'authentication'
}

/** A browser speaks of CORS in words of its own, which are no statement of AWS. */
function isAnswerOfS3(denial: Denial): boolean {
  if (opensWith(denial, 'CORSResponse:')) return true
  return denial.message.setting === 'Cors' && !denial.message.text.includes('CORS policy')
}

export const vectors: LayerVector[] = [
  {
    name: 'the answer of S3 to a preflight',
    denial: {
      errorCode: 'AccessForbidden',
      request: { eventName: 'PreflightRequest', action: null },
      message: { form: 'setting', setting: 'Cors', text: 'CORSResponse: This CORS request is not allowed.' },
    },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'a recorded preflight without words',
    denial: { request: { eventName: 'PreflightRequest', action: null }, message: { form: 'plain', text: 'Access Denied' } },
    expected: { basis: 'inferred', denyType: null, evidence: ['record'] },
  },
  {
    name: 'what a browser prints',
    denial: {
      from: 'text',
      errorCode: null,
      request: { eventName: null, action: null, bucketAccount: null },
      message: {
        form: 'other',
        text: "Access to fetch at 'https://orders-prod.s3.amazonaws.com/a.json' from origin 'https://app.example.com' has been blocked by CORS policy",
      },
    },
    expected: { basis: 'inferred', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'looks alike: a key that speaks of CORS on a plain denial',
    denial: { request: { key: 'docs/CORS policy.md' } },
    expected: undefined,
  },
  {
    name: 'looks alike: no policy allows reading the CORS rules',
    denial: {
      request: { eventName: 'GetBucketCors', action: 's3:GetBucketCORS', key: null },
      message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 's3:GetBucketCORS' },
    },
    expected: undefined,
  },
]
