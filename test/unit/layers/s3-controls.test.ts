import { describe, expect, it } from 'vitest'
import accessControlList, { vectors as accessControlListVectors } from '#shared/layers/access-control-list.ts'
import accessGrants, { vectors as accessGrantsVectors } from '#shared/layers/access-grants.ts'
import accountState, { vectors as accountStateVectors } from '#shared/layers/account-state.ts'
import archivedObject, { vectors as archivedObjectVectors } from '#shared/layers/archived-object.ts'
import blockPublicAccess, { vectors as blockPublicAccessVectors } from '#shared/layers/block-public-access.ts'
import bucketOwnerMismatch, { vectors as bucketOwnerMismatchVectors } from '#shared/layers/bucket-owner-mismatch.ts'
import corsConfiguration, { vectors as corsConfigurationVectors } from '#shared/layers/cors-configuration.ts'
import encryptionSetting, { vectors as encryptionSettingVectors } from '#shared/layers/encryption-setting.ts'
import kmsKeyState, { vectors as kmsKeyStateVectors } from '#shared/layers/kms-key-state.ts'
import mfaDelete, { vectors as mfaDeleteVectors } from '#shared/layers/mfa-delete.ts'
import objectLock, { vectors as objectLockVectors } from '#shared/layers/object-lock.ts'
import objectOwnership, { vectors as objectOwnershipVectors } from '#shared/layers/object-ownership.ts'
import requestAuthentication, { vectors as requestAuthenticationVectors } from '#shared/layers/request-authentication.ts'
import requesterPays, { vectors as requesterPaysVectors } from '#shared/layers/requester-pays.ts'
import wrongRegion, { vectors as wrongRegionVectors } from '#shared/layers/wrong-region.ts'
import type { Detection, Layer, LayerVector, VectorDenial } from '#shared/model/layer.ts'
import { aDenial } from '../../builders/a-denial.ts'

const CONTROLS: readonly { layer: Layer; vectors: readonly LayerVector[] }[] = [
  { layer: blockPublicAccess, vectors: blockPublicAccessVectors },
  { layer: objectOwnership, vectors: objectOwnershipVectors },
  { layer: accessControlList, vectors: accessControlListVectors },
  { layer: objectLock, vectors: objectLockVectors },
  { layer: mfaDelete, vectors: mfaDeleteVectors },
  { layer: encryptionSetting, vectors: encryptionSettingVectors },
  { layer: requesterPays, vectors: requesterPaysVectors },
  { layer: archivedObject, vectors: archivedObjectVectors },
  { layer: kmsKeyState, vectors: kmsKeyStateVectors },
  { layer: accessGrants, vectors: accessGrantsVectors },
  { layer: corsConfiguration, vectors: corsConfigurationVectors },
  { layer: bucketOwnerMismatch, vectors: bucketOwnerMismatchVectors },
  { layer: wrongRegion, vectors: wrongRegionVectors },
  { layer: requestAuthentication, vectors: requestAuthenticationVectors },
  { layer: accountState, vectors: accountStateVectors },
]

const ROWS = CONTROLS.flatMap(({ layer, vectors }) => vectors.map((vector) => ({ id: layer.id, name: vector.name, layer, vector })))

describe('a detector of an S3 control', () => {
  it.each(ROWS)('$id: $name', ({ layer, vector }) => {
    const found = layer.detect(aDenial(vector.denial))
    const brief = found && { basis: found.basis, denyType: found.denyType, evidence: found.evidence }
    expect(brief).toEqual(vector.expected)
  })

  it.each(CONTROLS.map(({ layer, vectors }) => ({ id: layer.id, vectors })))(
    '$id has two it claims, two it leaves, one look-alike',
    (row) => {
      const claimed = row.vectors.filter((vector) => vector.expected !== undefined)
      expect(claimed.length).toBeGreaterThanOrEqual(2)
      expect(row.vectors.length - claimed.length).toBeGreaterThanOrEqual(2)
      expect(row.vectors.some((vector) => vector.expected === undefined && vector.name.startsWith('looks alike'))).toBe(true)
    },
  )

  it.each(CONTROLS.map(({ layer }) => ({ id: layer.id, layer })))('$id leaves a reason that AWS names to the SCP', ({ layer }) => {
    const denial = aDenial({
      message: { form: 'reason', policyType: 'service-control-policy', denyType: 'explicit', action: 's3:GetObject' },
      parameters: { Host: 'orders-prod.s3.us-east-2.amazonaws.com', 'x-amz-acl': 'public-read', versionId: 'v1' },
    })
    expect(layer.detect(denial)).toBeUndefined()
  })

  it.each(CONTROLS.map(({ layer }) => ({ id: layer.id, layer })))('$id survives parameters of any shape', ({ layer }) => {
    const parameters = JSON.parse(
      '{"__proto__":{"x-amz-acl":"public-read"},"Host":{"a":[]},"X-Amz-Date":null,"X-Amz-Expires":[],"x-amz-expected-bucket-owner":{"toString":1},"constructor":true}',
    ) as Record<string, unknown>
    for (const errorCode of ['__proto__', 'constructor', 'toString', '', null]) {
      expect(() => layer.detect(aDenial({ parameters, errorCode, message: { form: 'absent', text: '' } }))).not.toThrow()
      expect(layer.detect(aDenial({ parameters, errorCode, message: { form: 'other', text: '' } }))?.basis).not.toBe('stated')
    }
  })
})

// What a detector says by itself; `classify` weakens a sentence without a code to inferred.
describe('error codes and sentences of AWS', () => {
  it.each<{ name: string; layer: Layer; denial: VectorDenial; basis: Detection['basis']; why: string }>([
    {
      name: 'a disabled key in a record of KMS itself, without the prefix of S3',
      layer: kmsKeyState,
      denial: {
        eventSource: 'kms.amazonaws.com',
        errorCode: 'DisabledException',
        request: { eventName: 'Decrypt', action: 'kms:Decrypt' },
        message: { form: 'other', text: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd is disabled.' },
      },
      basis: 'stated',
      why: 'The error code DisabledException says that the key is disabled.',
    },
    {
      name: 'a key that is gone, in a record of KMS itself',
      layer: kmsKeyState,
      denial: {
        eventSource: 'kms.amazonaws.com',
        errorCode: 'NotFoundException',
        request: { eventName: 'GenerateDataKey', action: 'kms:GenerateDataKey' },
        message: { form: 'other', text: "Key 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd' does not exist" },
      },
      basis: 'stated',
      why: 'The error code NotFoundException says that the key or alias does not exist in that account and Region.',
    },
    {
      name: 'the sentence about a key, pasted without a code',
      layer: kmsKeyState,
      denial: {
        from: 'text',
        errorCode: null,
        eventSource: null,
        request: { action: null },
        message: { form: 'other', text: 'arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1234abcd is pending deletion.' },
      },
      basis: 'inferred',
      why: 'The text says that the key is pending deletion.',
    },
    {
      name: 'a new bucket whose ACL Block Public Access refuses with 400',
      layer: blockPublicAccess,
      denial: {
        from: 'text',
        errorCode: 'InvalidBucketAclWithBlockPublicAccessError',
        httpStatus: 400,
        message: { form: 'other', text: 'Bucket cannot have public ACLs set with BlockPublicAccess enabled' },
      },
      basis: 'stated',
      why: 'The error code InvalidBucketAclWithBlockPublicAccessError says that BlockPublicAcls refuses the ACL of the new bucket.',
    },
    {
      name: 'the sentence about an archived object, pasted without a code',
      layer: archivedObject,
      denial: {
        from: 'text',
        errorCode: null,
        message: { form: 'other', text: "The operation is not valid for the object's access tier" },
      },
      basis: 'stated',
      why: "AWS's text says that the object is in an archived storage class or tier.",
    },
    {
      name: 'a copy from the archive',
      layer: archivedObject,
      denial: { errorCode: 'ObjectNotInActiveTierError', message: { form: 'absent', text: '' } },
      basis: 'stated',
      why: 'The error code ObjectNotInActiveTierError says that the object is archived.',
    },
    {
      name: 'a bucket without CORS rules',
      layer: corsConfiguration,
      denial: {
        from: 'text',
        errorCode: 'AccessForbidden',
        message: { form: 'other', text: 'CORSResponse: CORS is not enabled for this bucket.' },
      },
      basis: 'stated',
      why: "S3's own text says that the bucket does not allow this CORS request.",
    },
    {
      name: 'RestrictPublicBuckets behind the words of a bucket policy',
      layer: blockPublicAccess,
      denial: {
        request: { bucketAccount: '444455556666' },
        message: { form: 'reason', policyType: 'resource-based-policy', denyType: 'explicit', action: 's3:GetObject' },
      },
      basis: 'possible',
      why: 'The text misleads where the bucket policy is public: RestrictPublicBuckets then stops other accounts with these very words.',
    },
    {
      name: 'an expected owner that is not the real one, with both accounts',
      layer: bucketOwnerMismatch,
      denial: { request: { bucketAccount: '444455556666' }, parameters: { 'x-amz-expected-bucket-owner': '123456789012' } },
      basis: 'inferred',
      why: 'The request expects account 123456789012 as the owner of {bucket}, and {bucketAccount} owns it.',
    },
    {
      name: 'an expected owner that is no account is not repeated',
      layer: bucketOwnerMismatch,
      denial: { parameters: { 'x-amz-expected-bucket-owner': '\u001b[31m{principal}' } },
      basis: 'inferred',
      why: 'The request expects something that is no account number as the owner of {bucket}, and {bucketAccount} owns it.',
    },
    {
      name: 'a host in another Region than the record',
      layer: wrongRegion,
      denial: { region: 'eu-west-1', parameters: { Host: 'orders-prod.s3.us-east-2.amazonaws.com' } },
      basis: 'possible',
      why: 'The request went to a host in us-east-2, and it was answered in {region}.',
    },
    {
      name: 'a presigned URL whose signature expects another Region',
      layer: requestAuthentication,
      denial: {
        from: 'text',
        errorCode: 'AuthorizationQueryParametersError',
        message: {
          form: 'other',
          text: "Error parsing the X-Amz-Credential parameter; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
          expectedRegion: 'eu-west-1',
        },
      },
      basis: 'possible',
      why: 'The request was signed for another Region, and has to be signed again.',
    },
  ])('$name', ({ layer, denial, basis, why }) => {
    const found = layer.detect(aDenial(denial))
    expect({ basis: found?.basis, denyType: found?.denyType, why: found?.why }).toEqual({ basis, denyType: null, why })
  })

  it('does not call a function of another service a missing key', () => {
    const denial = aDenial({
      eventSource: null,
      errorCode: 'NotFoundException',
      request: { action: null },
      message: { form: 'other', text: 'x' },
    })
    expect(kmsKeyState.detect(denial)).toBeUndefined()
  })

  it('is more sure of Block Public Access where the caller is of another account', () => {
    const message = { form: 'reason', policyType: 'resource-based-policy', denyType: 'explicit', action: 's3:GetObject' } as const
    const known = blockPublicAccess.detect(aDenial({ message, request: { bucketAccount: '444455556666' } }))
    const unknown = blockPublicAccess.detect(aDenial({ message, request: { bucketAccount: null } }))
    expect([known?.likelihood, unknown?.likelihood]).toEqual([40, 20])
  })
})

const TEXTS = CONTROLS.flatMap(({ layer }) => {
  const { what, because, meant, prevent, notIf, howWeKnow } = layer.explanation
  const slots = { what, ...because, meant, prevent: prevent ?? '', notIf, howWeKnow }
  return [
    ...Object.entries(slots).map(([slot, text]) => ({ id: layer.id, slot, text })),
    ...layer.remediation.map(({ text }, index) => ({ id: layer.id, slot: `fix ${index + 1}`, text })),
    ...layer.checks.map(({ lookFor }, index) => ({ id: layer.id, slot: `check ${index + 1}`, text: lookFor })),
  ]
})

describe('the prose of an S3 control', () => {
  it.each(TEXTS)('$id, $slot: two lines at most, in a calm voice', ({ text }) => {
    expect(text.length).toBeLessThanOrEqual(240)
    expect(text).not.toMatch(/\b(?:simply|oops|please|obviously|sorry|unfortunately)\b|!/i)
  })

  it.each(CONTROLS.map(({ layer }) => ({ id: layer.id, layer })))(
    '$id goes from safe to risky, and no risky step changes anything',
    ({ layer }) => {
      const order = ['safe', 'review', 'risky']
      const risks = layer.remediation.map(({ risk }) => order.indexOf(risk))
      expect(risks).toEqual([...risks].sort((a, b) => a - b))
      const risky = layer.remediation.filter(({ risk }) => risk === 'risky').map(({ command }) => command ?? '')
      expect(risky.filter((command) => /\b(?:put|delete|create|disable|remove)-/.test(command))).toEqual([])
    },
  )

  it.each(CONTROLS.map(({ layer }) => ({ id: layer.id, layer })))(
    '$id writes configuration only after reading and editing it',
    ({ layer }) => {
      const commands = layer.remediation.flatMap(({ command }) => command ?? [])
      const writes = commands.filter((command) => /\bput-bucket-/.test(command))
      for (const command of writes)
        expect(command).toMatch(/^aws s3api get-.+ > [a-z-]+\.json && "\$EDITOR" [a-z-]+\.json && aws s3api put-/)
    },
  )
})
