import { describe, expect, it } from 'vitest'
import { recordAsText } from '../../../shared/normalize/record-as-text.ts'
import { aRecord } from '../../builders/a-record.ts'

const EC2 = {
  eventSource: 'ec2.amazonaws.com',
  eventName: 'RunInstances',
  requestID: 'EXAMPLE123',
  errorMessage: 'You are not authorized.',
}

describe('a record of another service as text', () => {
  it.each([
    'Client.UnauthorizedOperation',
    'AccessDenied',
    'AccessDeniedException',
    'AuthorizationError',
    'AuthorizationErrorException',
    'NotAuthorized',
    'UnauthorizedException',
    'ForbiddenException',
    'Forbidden',
  ])('%s keeps what the record tells', (errorCode) => {
    expect(recordAsText(aRecord({ ...EC2, errorCode }))).toEqual({
      message: 'You are not authorized.',
      errorCode,
      eventName: 'RunInstances',
      httpStatus: null,
      service: 'ec2',
      bucket: null,
      key: null,
      requestId: 'EXAMPLE123',
      tool: null,
      principal: 'arn:aws:sts::111122223333:assumed-role/etl/nightly',
    })
  })

  it.each([['Client.VcpuLimitExceeded'], ['NoSuchKey'], [''], [403], [null], [undefined]])('%j is no denial', (errorCode) => {
    expect(recordAsText(aRecord({ ...EC2, errorCode }))).toBeNull()
  })

  it('a record without text, call, service and caller has an empty sentence', () => {
    const bare = {
      userIdentity: undefined,
      errorMessage: undefined,
      eventName: undefined,
      eventSource: undefined,
      errorCode: 'AccessDenied',
    }
    expect(recordAsText(aRecord(bare))).toMatchObject({ message: '', eventName: null, service: null, requestId: null, principal: null })
  })

  it('a caller without an ARN is not known', () => {
    const userIdentity = { type: 'AWSService', invokedBy: 'config.amazonaws.com' }
    expect(recordAsText(aRecord({ ...EC2, userIdentity, errorCode: 'AccessDenied' }))).toMatchObject({ principal: null })
  })

  it('an empty service is none', () => {
    expect(recordAsText(aRecord({ eventSource: '', errorCode: 'AccessDenied' }))).toMatchObject({ service: null })
  })
})
