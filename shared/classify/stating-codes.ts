import type { LayerId } from '../model/layer-id.ts'

/** Error codes that are AWS's own statement of a layer, whatever the text says. Source: S3 API reference, error responses. */
export const STATING_CODES: Readonly<Partial<Record<LayerId, readonly string[]>>> = {
  'vpc-endpoint-policy': ['VpceAccessDenied'],
  'block-public-access': ['InvalidBucketAclWithBlockPublicAccessError'],
  'object-ownership': ['AccessControlListNotSupported', 'InvalidBucketAclWithObjectOwnership'],
  'archived-object': ['InvalidObjectState', 'ObjectNotInActiveTierError'],
  // KMS's own records have the names without the prefix that S3 puts in front.
  'kms-key-state': [
    'DisabledException',
    'KMSInvalidStateException',
    'NotFoundException',
    'InvalidKeyUsageException',
    'KeyUnavailableException',
  ],
  'missing-object': ['NoSuchKey'],
  'missing-bucket': ['NoSuchBucket'],
  'wrong-region': [
    'AuthorizationHeaderMalformed',
    'PermanentRedirect',
    'TemporaryRedirect',
    'IllegalLocationConstraintException',
    'IncorrectEndpoint',
    'BucketRegionError',
  ],
  'request-authentication': [
    'AuthorizationHeaderMalformed',
    'AuthorizationQueryParametersError',
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'UnrecognizedClientException',
    'SignatureDoesNotMatch',
    'InvalidSignatureException',
    'RequestTimeTooSkewed',
    'RequestExpired',
    'InvalidSecurity',
    'MissingAuthenticationToken',
    'MissingSecurityHeader',
    'ExpiredToken',
    'ExpiredTokenException',
    'InvalidToken',
    'TokenRefreshRequired',
    'InvalidSessionException',
  ],
  'account-state': ['AllAccessDisabled', 'AccountProblem', 'NotSignedUp', 'InvalidPayer', 'OptInRequired'],
}

/** True where the error code alone states that this layer denied. A missing KMS permission is `AccessDenied`, never `KMS.…`. */
export function isStatedByCode(errorCode: string | null, layer: LayerId): boolean {
  if (errorCode === null) return false
  const code = errorCode.startsWith('KMS.') ? errorCode.slice('KMS.'.length) : errorCode
  return STATING_CODES[layer]?.includes(code) === true
}
