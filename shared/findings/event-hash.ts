import { hash } from 'node:crypto'
import type { Denial } from '../model/denial.ts'

/** A 64-bit hash as 16 hex digits. */
export function hash64(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16)
}

/** What a denial is counted by: its event, the same in the copies of all accounts; without an id, what it says. */
export function eventHashOf(denial: Denial): string {
  return hash64(denial.sharedEventId ?? denial.eventId ?? contentOf(denial))
}

// The parameters stay out: they nest as deep as their author likes.
function contentOf({ eventTime, account, region, eventSource, errorCode, request, message }: Denial): string {
  const { eventName, action, resource, principal, sourceIp, userAgent } = request
  const { arn, entityArn, account: caller, service } = principal
  const facts = [eventTime, account, region, eventSource, errorCode, eventName, action, resource, arn, entityArn, caller, service]
  return JSON.stringify(['no id', ...facts, sourceIp, userAgent, message.text])
}
