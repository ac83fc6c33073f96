import type { Denial, DeniedRequest } from '../../shared/model/denial.ts'
import type { VectorDenial } from '../../shared/model/layer.ts'
import { ABSENT_MESSAGE, type ParsedMessage } from '../../shared/model/message.ts'

const REQUEST: DeniedRequest = {
  eventName: 'GetObject',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::orders-prod/2026/08/orders.csv',
  bucket: 'orders-prod',
  key: '2026/08/orders.csv',
  bucketAccount: '111122223333',
  principal: {
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/etl/nightly',
    entityArn: 'arn:aws:iam::111122223333:role/etl',
    account: '111122223333',
    sessionName: 'nightly',
    service: null,
  },
  sourceIp: '203.0.113.9',
  vpcEndpointId: null,
  userAgent: null,
  tool: null,
}

const MESSAGE: ParsedMessage = { ...ABSENT_MESSAGE, form: 'plain', text: 'Access Denied' }

const DENIAL: Omit<Denial, 'request' | 'message'> = {
  from: 'record',
  eventId: '5b6a7f10-0000-4000-8000-000000000001',
  sharedEventId: null,
  eventTime: '2026-08-17T09:12:04Z',
  account: '111122223333',
  region: 'eu-west-1',
  eventSource: 's3.amazonaws.com',
  eventCategory: 'Data',
  errorCode: 'AccessDenied',
  httpStatus: null,
  requiredActions: [{ action: 's3:GetObject', resourceType: 'object', certainty: 'needed', role: null }],
  parameters: {},
  authenticationMethod: 'AuthHeader',
  principalId: 'AROAEXAMPLEEXAMPLE001',
  vpcEndpointAccount: null,
  noise: null,
}

/** A plain denied GetObject by the role etl on orders-prod, both of account 111122223333, with what a test changes. */
export function aDenial(overrides: VectorDenial = {}): Denial {
  const { request, message, ...rest } = overrides
  return { ...DENIAL, ...rest, request: { ...REQUEST, ...request }, message: { ...MESSAGE, ...message } }
}
