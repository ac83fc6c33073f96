/** Error codes that are a denial or look like one to a person. Source: aws-facts 2.1. */
export const DENIAL_CODES: readonly string[] = [
  'AccessDenied',
  'AccessDeniedException',
  'VpceAccessDenied',
  'UnauthorizedOperation',
  'UnauthorizedAccess',
  'UnauthorizedAccessError',
  'AuthorizationError',
  'NotAuthorized',
  'AllAccessDisabled',
  'AccountProblem',
  'NotSignedUp',
  'InvalidPayer',
  'InvalidObjectState',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'RequestTimeTooSkewed',
  'InvalidSecurity',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidToken',
  'TokenRefreshRequired',
  'InvalidSessionException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'InvalidSignatureException',
  'IncompleteSignature',
  'NoCredentialProviders',
  'NoCredentialsError',
  'CredentialsProviderError',
  'StsNotAuthorizedError',
  'LambdaPermissionError',
  'AccessControlListNotSupported',
  'InvalidBucketAclWithObjectOwnership',
  'KMS.DisabledException',
  'KMS.KMSInvalidStateException',
  'KMS.InvalidKeyUsageException',
  'KMS.NotFoundException',
  'KMS.AccessDeniedException',
  'KMSInvalidStateException',
  'AuthorizationHeaderMalformed',
  'IllegalLocationConstraintException',
  'IncorrectEndpoint',
  'PermanentRedirect',
  'TemporaryRedirect',
  'BucketRegionError',
  'NoSuchBucket',
]

const BY_LOWER = new Map(DENIAL_CODES.map((code) => [code.toLowerCase(), code]))

/** The code of the table that the token is, also with a prefix (`Client.`) or in another case. */
export function denialCode(token: string): string | null {
  const lower = token.toLowerCase()
  return BY_LOWER.get(lower) ?? (lower.startsWith('client.') ? (BY_LOWER.get(lower.slice('client.'.length)) ?? null) : null)
}
