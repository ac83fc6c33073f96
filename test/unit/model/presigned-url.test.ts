import { describe, expect, it } from 'vitest'
import { isExpiredPresignedUrl, presignedExpiry } from '#shared/model/presigned-url.ts'
import { aDenial } from '../../builders/a-denial.ts'

describe('the end of a presigned URL', () => {
  it.each<{ name: string; parameters: Record<string, unknown>; expiry: string | null; expired: boolean }>([
    {
      name: 'an hour that is over',
      parameters: { 'X-Amz-Date': '20260817T080000Z', 'X-Amz-Expires': '3600' },
      expiry: '2026-08-17T09:00:00Z',
      expired: true,
    },
    {
      name: 'seven days that are not over, names in lower case',
      parameters: { 'x-amz-date': '20260817T080000Z', 'x-amz-expires': 604800 },
      expiry: '2026-08-24T08:00:00Z',
      expired: false,
    },
    {
      name: 'the very second of its end still works',
      parameters: { 'X-Amz-Date': '20260817T081204Z', 'X-Amz-Expires': '3600' },
      expiry: '2026-08-17T09:12:04Z',
      expired: false,
    },
    {
      name: 'a lifetime beyond seven days',
      parameters: { 'X-Amz-Date': '20200101T000000Z', 'X-Amz-Expires': '604801' },
      expiry: null,
      expired: false,
    },
    {
      name: 'a day that does not exist',
      parameters: { 'X-Amz-Date': '20261399T000000Z', 'X-Amz-Expires': '60' },
      expiry: null,
      expired: false,
    },
    { name: 'no lifetime', parameters: { 'X-Amz-Date': '20260817T080000Z' }, expiry: null, expired: false },
    { name: 'no text', parameters: { 'X-Amz-Date': {}, 'X-Amz-Expires': [] }, expiry: null, expired: false },
    { name: 'no presigned URL', parameters: {}, expiry: null, expired: false },
  ])('$name', ({ parameters, expiry, expired }) => {
    const denial = aDenial({ eventTime: '2026-08-17T09:12:04Z', parameters })
    expect(presignedExpiry(denial)).toBe(expiry)
    expect(isExpiredPresignedUrl(denial)).toBe(expired)
  })

  it('is not over where the time of the event is not known', () => {
    const parameters = { 'X-Amz-Date': '20200101T000000Z', 'X-Amz-Expires': '60' }
    expect(isExpiredPresignedUrl(aDenial({ eventTime: null, parameters }))).toBe(false)
  })
})
