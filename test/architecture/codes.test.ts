import { describe, expect, it } from 'vitest'
import { STATING_CODES } from '../../shared/classify/stating-codes.ts'
import { isKmsDenialCode, isS3DenialCode } from '../../shared/normalize/denial-codes.ts'

/** Codes of what is not there: S3 gives them to callers who may learn it, so a record with one is no denial; pasted text still is explained. */
const ONLY_IN_PASTED_TEXT = ['NoSuchBucket', 'NoSuchKey']

describe('an error code that states a layer', () => {
  const codes = Object.entries(STATING_CODES).flatMap(([layer, stating]) => stating.map((code) => ({ layer, code })))

  it.each(codes.filter(({ code }) => !ONLY_IN_PASTED_TEXT.includes(code)))('$code ($layer) is read as a denial in records', ({ code }) => {
    expect(isS3DenialCode(code, 'GetObject') || isKmsDenialCode(code)).toBe(true)
  })

  it.each(ONLY_IN_PASTED_TEXT)('%s is no denial in records', (code) => {
    expect(isS3DenialCode(code, 'GetObject')).toBe(false)
  })
})
