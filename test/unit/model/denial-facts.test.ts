import { describe, expect, it } from 'vitest'
import { factEvidence, hasParameter, isAnonymous, isPlain, opensWith, parameterText, speaksOfCors } from '#shared/model/denial-facts.ts'
import type { VectorDenial } from '#shared/model/layer.ts'
import { aDenial } from '../../builders/a-denial.ts'

describe('a request parameter', () => {
  it.each<{ name: string; parameters: Record<string, unknown>; text: string | null; has: boolean }>([
    { name: 'in another case', parameters: { 'X-Amz-ACL': 'private' }, text: 'private', has: true },
    { name: 'in a list of one, as in old records', parameters: { 'x-amz-acl': ['private'] }, text: 'private', has: true },
    { name: 'as a number', parameters: { 'x-amz-acl': 7 }, text: '7', has: true },
    { name: 'empty, as sub-resources are', parameters: { 'x-amz-acl': '' }, text: '', has: true },
    { name: 'as an object', parameters: { 'x-amz-acl': { a: 'private' } }, text: null, has: true },
    { name: 'inherited', parameters: Object.create({ 'x-amz-acl': 'private' }) as Record<string, unknown>, text: null, has: false },
    { name: 'absent', parameters: {}, text: null, has: false },
  ])('$name', ({ parameters, text, has }) => {
    const denial = aDenial({ parameters })
    expect(parameterText(denial, 'x-amz-acl')).toBe(text)
    expect(hasParameter(denial, 'x-amz-acl')).toBe(has)
  })
})

describe('a plain denial', () => {
  it.each<{ name: string; denial: VectorDenial; plain: boolean }>([
    { name: 'Access Denied', denial: {}, plain: true },
    { name: 'a HEAD without text', denial: { errorCode: '403', message: { form: 'absent', text: '' } }, plain: true },
    { name: 'S3 Tables', denial: { errorCode: 'AccessDeniedException', eventSource: 's3tables.amazonaws.com' }, plain: true },
    { name: 'a text with a reason', denial: { message: { form: 'reason', policyType: 'session-policy' } }, plain: false },
    { name: 'a text of an endpoint', denial: { message: { form: 'plain', policyType: 'vpc-endpoint-policy' } }, plain: false },
    { name: 'another error code', denial: { errorCode: 'InvalidObjectState' }, plain: false },
    { name: 'another status', denial: { httpStatus: 404 }, plain: false },
    { name: 'KMS', denial: { eventSource: 'kms.amazonaws.com', request: { action: 'kms:Decrypt' } }, plain: false },
  ])('$name: $plain', ({ denial, plain }) => {
    expect(isPlain(aDenial(denial))).toBe(plain)
  })
})

describe('callers', () => {
  it('are anonymous by type or by noise', () => {
    const principal = { type: 'Anonymous', arn: null, entityArn: null, account: null, sessionName: null, service: null }
    expect(isAnonymous(aDenial({ request: { principal } }))).toBe(true)
    expect(isAnonymous(aDenial({ noise: 'anonymous' }))).toBe(true)
    expect(isAnonymous(aDenial())).toBe(false)
  })

  it('are evidence of the record, or of the pasted text', () => {
    expect(factEvidence(aDenial())).toEqual(['record'])
    expect(factEvidence(aDenial({ from: 'text' }))).toEqual(['error-message'])
  })
})

describe('words of AWS', () => {
  it('count only where they open the text, since a key may hold them further on', () => {
    expect(opensWith(aDenial({ message: { text: 'all access to this object has been disabled' } }), 'All access to this object')).toBe(true)
    expect(opensWith(aDenial({ message: { text: 'x All access to this object' } }), 'All access to this object')).toBe(false)
  })

  it('speak of CORS in S3 and in browsers, not in keys', () => {
    expect(speaksOfCors(aDenial({ message: { form: 'setting', setting: 'Cors' } }))).toBe(true)
    expect(speaksOfCors(aDenial({ message: { form: 'other', text: 'blocked by CORS policy' } }))).toBe(true)
    expect(speaksOfCors(aDenial({ message: { form: 'no-reason', text: 'on resource: "arn:aws:s3:::b/CORS policy"' } }))).toBe(false)
  })
})
