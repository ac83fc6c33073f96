import type { LayerId } from '../model/layer-id.ts'

/** Error codes that are AWS's own statement of a layer, whatever the text says. Source: aws-facts 2.1. */
const STATING_CODES: Readonly<Record<string, LayerId>> = {
  VpceAccessDenied: 'vpc-endpoint-policy',
  AccessControlListNotSupported: 'object-ownership',
  InvalidBucketAclWithObjectOwnership: 'object-ownership',
  InvalidObjectState: 'archived-object',
  NoSuchBucket: 'missing-bucket',
  NoSuchKey: 'missing-object',
  AuthorizationHeaderMalformed: 'wrong-region',
  IllegalLocationConstraintException: 'wrong-region',
  IncorrectEndpoint: 'wrong-region',
  PermanentRedirect: 'wrong-region',
  TemporaryRedirect: 'wrong-region',
  InvalidAccessKeyId: 'request-authentication',
  InvalidClientTokenId: 'request-authentication',
  UnrecognizedClientException: 'request-authentication',
  SignatureDoesNotMatch: 'request-authentication',
  RequestTimeTooSkewed: 'request-authentication',
  RequestExpired: 'request-authentication',
  InvalidSecurity: 'request-authentication',
  MissingAuthenticationToken: 'request-authentication',
  ExpiredToken: 'request-authentication',
  ExpiredTokenException: 'request-authentication',
  InvalidToken: 'request-authentication',
  TokenRefreshRequired: 'request-authentication',
  InvalidSessionException: 'request-authentication',
  AllAccessDisabled: 'account-state',
  AccountProblem: 'account-state',
  NotSignedUp: 'account-state',
  InvalidPayer: 'account-state',
}

/** The layer that an error code states, or null where the code leaves it open. */
export function layerStatedByCode(errorCode: string | null): LayerId | null {
  if (errorCode === null) return null
  // A missing KMS permission is `AccessDenied`; what has the prefix `KMS.` is about the state of the key.
  if (errorCode.startsWith('KMS.')) return 'kms-key-state'
  return Object.hasOwn(STATING_CODES, errorCode) ? (STATING_CODES[errorCode] ?? null) : null
}
