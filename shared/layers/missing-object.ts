import { isAnonymous } from '../model/denial-facts.ts'
import type { Denial } from '../model/denial.ts'
import type { Detection, Layer, LayerVector } from '../model/layer.ts'
import { asksToListForObject, isHeadRequest, isTerraformBackend, leavesLayerOpen, namesNoCall } from '../model/what-was-denied.ts'
import { possibleLayer } from './detect/possible-layer.ts'

export default {
  id: 'missing-object',
  awsTerm: 'missing object (404 shown as 403)',
  label: 'missing object',
  codes: { unsaid: 'WD401' },
  rank: 60,
  detect(denial) {
    return namedMissing(denial) ?? askedToList(denial) ?? leftOpen(denial)
  },
  explanation: {
    title: 'PROBABLY THE OBJECT DOES NOT EXIST',
    what: 'Nothing may be forbidden: {key} probably is not in {bucket}. S3 says 403 in place of 404 to callers that may not list the bucket, so as not to tell them which keys exist.',
    because: {
      unsaid:
        'AWS asks for `s3:ListBucket` on a request that reads one object only where the object was not found and the caller may not list.',
    },
    meant:
      'Not telling strangers which keys exist is meant. Check the key first: spelling, capitals, leading slash, prefix, version, and whether the upload has finished.',
    prevent: 'Give programs that probe for objects `s3:ListBucket` on their own prefix, so that they see 404.',
    notIf: 'The object exists: then a permission to read it is missing, or its encryption key cannot be used.',
    awsSays: ['s3:ListBucket … because no identity-based policy allows the s3:ListBucket action (on a GetObject or HeadObject)'],
    howWeKnow:
      'The text speaks of `s3:ListBucket` on the bucket although the request was for one object. That is a conclusion, so it stays inferred.',
  },
  remediation: [
    {
      risk: 'safe',
      text: 'Look with an identity that may list the bucket whether the key exists, before you change a permission.',
      command: 'aws s3api list-objects-v2 --bucket {bucket} --prefix {key} --max-keys 5',
    },
    { risk: 'review', text: '{serviceNeeds}', when: ['service-needs-known'] },
    {
      risk: 'safe',
      text: 'A first run has no state file yet, and the backend takes 403 for an error where it would take 404 for a fresh start. Create the state with an identity that may list, or compare `key` in the backend block.',
      when: ['terraform-backend'],
    },
    {
      risk: 'review',
      text: 'Only if the caller should see 404: allow s3:ListBucket on the bucket. It then can list the names of all objects, unless you add a condition on `s3:prefix`.',
      statement: 'allow-caller-in-identity-policy',
      when: ['implicit-deny'],
    },
  ],
  checks: [
    {
      command: 'aws s3api list-objects-v2 --bucket {bucket} --prefix {key} --max-keys 5',
      lookFor: 'The exact key in `Contents`. Run it with an identity that may list the bucket.',
      when: ['object-action'],
    },
    {
      command: 'aws s3api list-objects-v2 --bucket {bucket} --prefix {key} --max-keys 5',
      lookFor: 'The exact key in `Contents`. Run it with an identity that may list the bucket.',
    },
  ],
} satisfies Layer

function namedMissing(denial: Denial): Detection | undefined {
  if (denial.errorCode !== 'NoSuchKey') return undefined
  return { basis: 'stated', denyType: null, evidence: ['error-message'], why: 'The error code is NoSuchKey.', likelihood: 100 }
}

function askedToList(denial: Denial): Detection | undefined {
  if (!asksToListForObject(denial) || denial.message.form === 'several-reasons') return undefined
  const why = 'The request was {eventName}, and the text asks for s3:ListBucket: AWS does so where the object was not found.'
  return { basis: 'inferred', denyType: denial.message.denyType, evidence: ['error-message', 'record'], why, likelihood: 90 }
}

const OBJECT_READS = new Set(['GetObject', 'HeadObject', 'GetObjectAttributes'])

function leftOpen(denial: Denial): Detection | undefined {
  if (!leavesLayerOpen(denial) || denial.message.denyType === 'explicit') return undefined
  if (namesNoCall(denial))
    return possibleLayer(34, 'If an object was read that does not exist, S3 answers 403 to callers that may not list.')
  if (!OBJECT_READS.has(denial.request.eventName ?? '')) return undefined
  if (isHeadRequest(denial)) {
    return possibleLayer(80, 'A HEAD asks whether the object exists, and S3 answers 403 in place of 404 to callers that may not list.')
  }
  // A backend reads state that may not have been written yet.
  const likelihood = isTerraformBackend(denial) ? 56 : isAnonymous(denial) ? 40 : 50
  return possibleLayer(likelihood, 'If the object does not exist, S3 answers 403 in place of 404 to callers that may not list.')
}

export const vectors: LayerVector[] = [
  {
    name: 's3:ListBucket is asked for although one object was read',
    denial: {
      message: {
        form: 'reason',
        policyType: 'identity-based-policy',
        denyType: 'implicit',
        action: 's3:ListBucket',
        resource: 'arn:aws:s3:::orders-prod',
      },
    },
    expected: { basis: 'inferred', denyType: 'implicit', evidence: ['error-message', 'record'] },
  },
  {
    name: 'a HEAD without a text leaves it possible',
    denial: { request: { eventName: 'HeadObject' }, message: { form: 'absent' } },
    expected: { basis: 'possible', denyType: null, evidence: ['record'] },
  },
  {
    name: 'the code NoSuchKey',
    denial: { errorCode: 'NoSuchKey', message: { form: 'other', text: 'The specified key does not exist.' } },
    expected: { basis: 'stated', denyType: null, evidence: ['error-message'] },
  },
  {
    name: 'listing a bucket is asked for s3:ListBucket anyway',
    denial: {
      request: { eventName: 'ListObjects', action: 's3:ListBucket', key: null },
      message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 's3:ListBucket' },
    },
    expected: undefined,
  },
  {
    name: 'a missing s3:GetObject says that the object was looked for',
    denial: { message: { form: 'reason', policyType: 'identity-based-policy', denyType: 'implicit', action: 's3:GetObject' } },
    expected: undefined,
  },
]
