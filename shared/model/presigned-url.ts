import type { Denial } from './denial.ts'
import { parameterText } from './denial-facts.ts'

/** When a presigned URL ends, `2026-08-17T10:12:04Z`, or null where the request is none or does not tell. */
export function presignedExpiry(denial: Denial): string | null {
  const signedAt = isoOf(parameterText(denial, 'X-Amz-Date') ?? '')
  const seconds = Number(parameterText(denial, 'X-Amz-Expires') ?? 'unknown')
  // Seven days is the longest that S3 accepts; more is no lifetime but noise.
  if (signedAt === null || !Number.isInteger(seconds) || seconds < 0 || seconds > 604_800) return null
  return new Date(Date.parse(signedAt) + seconds * 1000).toISOString().replace('.000Z', 'Z')
}

/** The time of a signature, `20260817T091204Z`, as an ISO time. */
function isoOf(stamp: string): string | null {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp)
  if (match === null) return null
  const [, year, month, day, hour, minute, second] = match
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`
  return Number.isNaN(Date.parse(iso)) ? null : iso
}

/** True for a presigned URL that was used after its end. */
export function isExpiredPresignedUrl(denial: Denial): boolean {
  const expiry = presignedExpiry(denial)
  return expiry !== null && denial.eventTime !== null && Date.parse(denial.eventTime) > Date.parse(expiry)
}
