import { describe, expect, it } from 'vitest'
import { isKmsDenialCode, isS3DenialCode } from '../../../shared/normalize/denial-codes.ts'

describe('an error of S3', () => {
  it.each([
    'AccessDenied',
    'AccessDeniedException',
    'AllAccessDisabled',
    'AccountProblem',
    'NotSignedUp',
    'InvalidPayer',
    'InvalidObjectState',
    'AccessControlListNotSupported',
    'InvalidBucketAclWithObjectOwnership',
    'UnauthorizedAccess',
    'UnauthorizedAccessError',
    'UnexpectedIPError',
    'LambdaPermissionError',
    'StsNotAuthorizedError',
    'AccountNotAuthorized',
    'OrganizationAccessDenied',
    'Forbidden',
    'ForbiddenException',
    'VpceAccessDenied',
    'KMS.AccessDeniedException',
    'KMS.DisabledException',
    'KMS.KMSInvalidStateException',
    'KMS.NotFoundException',
    'KMS.InvalidKeyUsageException',
    'KMS.KeyUnavailableException',
  ])('%s refuses the request', (code) => {
    expect(isS3DenialCode(code, 'PutObject')).toBe(true)
  })

  it.each([
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'SignatureDoesNotMatch',
    'InvalidSignatureException',
    'RequestTimeTooSkewed',
    'RequestExpired',
    'InvalidSecurity',
    'MissingAuthenticationToken',
    'MissingSecurityHeader',
    'UnrecognizedClientException',
    'ExpiredToken',
    'ExpiredTokenException',
    'InvalidToken',
    'TokenRefreshRequired',
    'InvalidSessionException',
    'AuthorizationHeaderMalformed',
    'AuthorizationQueryParametersError',
  ])('%s keeps the caller from being identified', (code) => {
    expect(isS3DenialCode(code, 'GetObject')).toBe(true)
  })

  it.each(['IllegalLocationConstraintException', 'IncorrectEndpoint', 'PermanentRedirect', 'TemporaryRedirect'])(
    '%s refuses the endpoint',
    (code) => {
      expect(isS3DenialCode(code, 'ListObjectsV2')).toBe(true)
    },
  )

  it.each([
    'NoSuchBucket',
    'NoSuchKey',
    'SlowDown',
    'InternalError',
    'NotAccessDenied',
    'DisabledException',
    'KMS.ThrottlingException',
    'KMS.KMSInternalException',
    'KMS.NoSuchKey',
    'accessdenied',
    '',
  ])('%j is no denial', (code) => {
    expect(isS3DenialCode(code, 'GetObject')).toBe(false)
  })

  it.each([
    ['GetBucketPolicy', true],
    ['PutBucketPolicy', true],
    ['DeleteBucketPolicy', true],
    ['GetBucketPolicyStatus', false],
    ['GetObject', false],
  ])('405 to %s is a denial: %s', (eventName, isDenial) => {
    expect(isS3DenialCode('MethodNotAllowed', eventName)).toBe(isDenial)
  })
})

describe('an error of KMS', () => {
  it.each([
    ['AccessDenied', true],
    ['AccessDeniedException', true],
    ['DisabledException', true],
    ['KMSInvalidStateException', true],
    ['NotFoundException', true],
    ['InvalidKeyUsageException', true],
    ['KeyUnavailableException', true],
    ['KMS.DisabledException', true],
    ['DisabledException.KMS.', false],
    ['ThrottlingException', false],
    ['DependencyTimeoutException', false],
    ['Forbidden', false],
    ['NotKMS.', false],
  ])('%s is a denial: %s', (code, isDenial) => {
    expect(isKmsDenialCode(code)).toBe(isDenial)
  })
})
