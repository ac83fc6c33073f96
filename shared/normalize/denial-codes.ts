/** Codes of S3 and its relatives that deny a request or keep its caller from being identified. Source: S3 API reference, error responses. */
const S3_CODES = new Set([
  'AllAccessDisabled',
  'AccountProblem',
  'NotSignedUp',
  'InvalidPayer',
  'InvalidObjectState',
  'AccessControlListNotSupported',
  'InvalidBucketAclWithObjectOwnership',
  'InvalidBucketAclWithBlockPublicAccessError',
  'ObjectNotInActiveTierError',
  'OptInRequired',
  'UnauthorizedAccess',
  'UnauthorizedAccessError',
  'UnexpectedIPError',
  'LambdaPermissionError',
  'StsNotAuthorizedError',
  'AccountNotAuthorized',
  'OrganizationAccessDenied',
  // The status of an answer without a body, as a HEAD gets it.
  'Forbidden',
  // The JSON protocol of S3 Tables.
  'ForbiddenException',
  'VpceAccessDenied',
  // CloudTrail leaves out failed authentication and redirects of S3 today; where one occurs it is read like the pasted text of it.
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
  'IllegalLocationConstraintException',
  'IncorrectEndpoint',
  'PermanentRedirect',
  'TemporaryRedirect',
  'BucketRegionError',
])

/** States of a KMS key that make an S3 request fail. S3 puts `KMS.` before them, KMS itself does not. */
const KMS_STATES = new Set([
  'DisabledException',
  'KMSInvalidStateException',
  'NotFoundException',
  'InvalidKeyUsageException',
  'KeyUnavailableException',
])

/** Calls that answer 405 to an identity of another account that has the permission; elsewhere 405 means a delete marker. */
const BUCKET_POLICY_CALLS = new Set(['GetBucketPolicy', 'PutBucketPolicy', 'DeleteBucketPolicy'])

/**
 * True for an error of S3 that is a denial. The codes for what is not there (`NoSuchBucket`, `NoSuchKey`, 404) are none: S3 gives them to a
 * caller who is allowed to learn it, and tools ask for missing configuration all the time. Only pasted text brings them to an explanation.
 */
export function isS3DenialCode(errorCode: string, eventName: string): boolean {
  if (errorCode.startsWith('AccessDenied') || S3_CODES.has(errorCode)) return true
  if (errorCode.startsWith('KMS.')) return isKmsDenialCode(errorCode)
  return errorCode === 'MethodNotAllowed' && BUCKET_POLICY_CALLS.has(eventName)
}

/** True for an error of KMS that is a denial or a key state, not a throttled or failed call. */
export function isKmsDenialCode(errorCode: string): boolean {
  const code = errorCode.startsWith('KMS.') ? errorCode.slice(4) : errorCode
  return code.startsWith('AccessDenied') || KMS_STATES.has(code)
}
