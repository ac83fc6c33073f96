import type { Denial } from './denial.ts'
import type { AuthenticationFailure } from './message.ts'
import { isExpiredPresignedUrl } from './presigned-url.ts'

/** Which failure a code stands for; sources: S3 and STS API references, error responses. */
const BY_CODE: Readonly<Record<string, AuthenticationFailure>> = {
  InvalidAccessKeyId: 'unknown-access-key',
  SignatureDoesNotMatch: 'signature-mismatch',
  InvalidSignatureException: 'signature-mismatch',
  RequestTimeTooSkewed: 'clock-skew',
  RequestExpired: 'request-expired',
  ExpiredToken: 'expired-token',
  ExpiredTokenException: 'expired-token',
  TokenRefreshRequired: 'expired-token',
  InvalidToken: 'invalid-token',
  InvalidSecurity: 'invalid-token',
  InvalidClientTokenId: 'invalid-token',
  UnrecognizedClientException: 'invalid-token',
  InvalidSessionException: 'invalid-token',
  MissingAuthenticationToken: 'no-credentials',
  MissingSecurityHeader: 'no-credentials',
}

/** The failure that an error code of AWS stands for, or null. */
export function failureOfCode(errorCode: string | null): AuthenticationFailure | null {
  return errorCode !== null && Object.hasOwn(BY_CODE, errorCode) ? (BY_CODE[errorCode] ?? null) : null
}

/** What of the authentication failed, from the text, else the code, else the dates of a presigned URL. */
export function authenticationFailure(denial: Denial): AuthenticationFailure | null {
  const named = denial.message.authentication ?? failureOfCode(denial.errorCode)
  return named ?? (isExpiredPresignedUrl(denial) ? 'request-expired' : null)
}
