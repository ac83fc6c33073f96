import type { JsonObject } from '../../../shared/model/json.ts'
import { ACCOUNTS, AGENTS } from '../cast.ts'
import type { Caller } from '../caller.ts'
import { awsService, roleSession } from '../caller.ts'
import { managementRecord } from '../other-records.ts'
import type { Random } from '../random.ts'
import type { CallError } from '../record.ts'
import { at } from '../week.ts'

const OPERATOR = roleSession(ACCOUNTS.prodData, 'operations', 'noor@example.com', { ip: '198.51.100.91', agent: AGENTS.cliV2 })
const LAMBDA = awsService('lambda.amazonaws.com')
const SECRETS: Caller = { ...OPERATOR, ip: 'secretsmanager.amazonaws.com', agent: 'secretsmanager.amazonaws.com' }
const OPERATOR_ARN = OPERATOR.arn ?? ''
const TABLE = 'arn:aws:dynamodb:eu-west-1:111122223333:table/sessions'

interface Habit {
  readonly caller: Caller
  readonly service: string
  readonly eventName: string
  readonly parameters: JsonObject | null
  readonly error?: CallError
}

/** Calls to other services; those that are denied there are none of whodenied's business. */
const HABITS: readonly Habit[] = [
  { caller: OPERATOR, service: 'ec2', eventName: 'DescribeInstances', parameters: { instancesSet: {}, filterSet: {} } },
  { caller: OPERATOR, service: 'sts', eventName: 'GetCallerIdentity', parameters: null },
  { caller: OPERATOR, service: 'cloudwatch', eventName: 'ListMetrics', parameters: { namespace: 'AWS/S3' } },
  { caller: OPERATOR, service: 'lambda', eventName: 'ListFunctions20150331', parameters: null },
  {
    caller: LAMBDA,
    service: 'sts',
    eventName: 'AssumeRole',
    parameters: { roleArn: 'arn:aws:iam::111122223333:role/shop-backend', roleSessionName: 'shop-backend-7' },
  },
  { caller: OPERATOR, service: 'logs', eventName: 'DescribeLogGroups', parameters: null },
  {
    caller: SECRETS,
    service: 'kms',
    eventName: 'Decrypt',
    parameters: {
      encryptionContext: { SecretARN: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-AbCdEf' },
      encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    },
  },
  {
    caller: OPERATOR,
    service: 'ssm',
    eventName: 'DescribeParameters',
    parameters: null,
    error: { code: 'ThrottlingException', message: 'Rate exceeded' },
  },
  {
    caller: OPERATOR,
    service: 'dynamodb',
    eventName: 'DescribeTable',
    parameters: { tableName: 'sessions' },
    error: {
      code: 'AccessDeniedException',
      message: `User: ${OPERATOR_ARN} is not authorized to perform: dynamodb:DescribeTable on resource: ${TABLE} because no identity-based policy allows the dynamodb:DescribeTable action`,
    },
  },
]

/** Calls to services other than S3. */
export function otherServices(count: number, random: Random): JsonObject[] {
  return Array.from({ length: count }, () => {
    const second = random.integer(at('Mon', '00:00:00'), at('Sun', '23:59:59'))
    return managementRecord({ ...random.pick(HABITS), at: second, region: 'eu-west-1', account: ACCOUNTS.prodData }, random)
  })
}
