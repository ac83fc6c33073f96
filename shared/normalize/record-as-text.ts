import { readObject, readText } from '../model/json.ts'
import type { CloudTrailRecord, PastedDenial } from '../model/record.ts'

// EC2 says `Client.UnauthorizedOperation`, SNS `AuthorizationError`, others `AccessDenied…`, `UnauthorizedException`, `ForbiddenException`.
const DENIAL_WORDS = ['accessdenied', 'unauthorized', 'notauthorized', 'authorizationerror', 'forbidden']

/**
 * The denial sentence of a record of any service, as if somebody had pasted the sentence alone; null where its error is no denial.
 * `analyze` leaves other services out; a person who pastes such a record asks for the same words.
 */
export function recordAsText(record: CloudTrailRecord): PastedDenial | null {
  const errorCode = readText(record, 'errorCode')
  const folded = errorCode?.toLowerCase() ?? ''
  if (!DENIAL_WORDS.some((word) => folded.includes(word))) return null
  return {
    message: readText(record, 'errorMessage') ?? '',
    errorCode,
    eventName: readText(record, 'eventName'),
    httpStatus: null,
    service: (readText(record, 'eventSource') ?? '').split('.')[0] || null,
    bucket: null,
    key: null,
    requestId: readText(record, 'requestID'),
    tool: null,
    principal: readText(readObject(record, 'userIdentity'), 'arn'),
  }
}
