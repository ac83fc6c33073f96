import type { JsonObject } from '../../../shared/model/json.ts'
import { ACCOUNTS, AGENTS, BUCKETS } from '../cast.ts'
import { roleSession } from '../caller.ts'
import type { Random } from '../random.ts'
import type { CallError } from '../record.ts'
import { s3Record } from '../s3-record.ts'
import { at } from '../week.ts'

const AUDITOR = roleSession(ACCOUNTS.prodData, 'config-auditor', 'audit-daily', { ip: '203.0.113.30', agent: AGENTS.cliV2 })

interface Failure extends CallError {
  readonly eventName: string
  readonly parameters: JsonObject
  readonly key?: string
}

/** Errors that are no denial: nothing is set, nothing is there, too fast, or a delete marker. */
const FAILURES: readonly Failure[] = [
  { eventName: 'GetBucketPolicy', parameters: { policy: '' }, code: 'NoSuchBucketPolicy', message: 'The bucket policy does not exist' },
  { eventName: 'GetBucketTagging', parameters: { tagging: '' }, code: 'NoSuchTagSet', message: 'The TagSet does not exist' },
  {
    eventName: 'GetBucketCors',
    parameters: { cors: '' },
    code: 'NoSuchCORSConfiguration',
    message: 'The CORS configuration does not exist',
  },
  {
    eventName: 'GetBucketWebsite',
    parameters: { website: '' },
    code: 'NoSuchWebsiteConfiguration',
    message: 'The specified bucket does not have a website configuration',
  },
  {
    eventName: 'GetBucketObjectLockConfiguration',
    parameters: { 'object-lock': '' },
    code: 'ObjectLockConfigurationNotFoundError',
    message: 'Object Lock configuration does not exist for this bucket',
  },
  { eventName: 'GetObject', parameters: {}, key: 'daily/missing.json', code: 'NoSuchKey', message: 'The specified key does not exist.' },
  { eventName: 'PutObject', parameters: {}, key: 'daily/busy.json', code: 'SlowDown', message: 'Please reduce your request rate.' },
  {
    eventName: 'PutObject',
    parameters: { 'If-None-Match': '*' },
    key: 'daily/once.json',
    code: 'PreconditionFailed',
    message: 'At least one of the pre-conditions you specified did not hold',
  },
  {
    eventName: 'GetObject',
    parameters: {},
    key: 'daily/deleted.json',
    code: 'MethodNotAllowed',
    message: 'The specified method is not allowed against this resource.',
  },
]

/** Requests that fail for other reasons than a denial. */
export function otherErrors(count: number, random: Random): JsonObject[] {
  return Array.from({ length: count }, () => {
    const { code, message, ...failure } = random.pick(FAILURES)
    const second = random.integer(at('Mon', '00:00:00'), at('Sun', '23:59:59'))
    return s3Record({ ...failure, at: second, caller: AUDITOR, bucket: BUCKETS.reports, error: { code, message } }, random)
  })
}
