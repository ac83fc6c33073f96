import type { RequiredAction } from '../model/denial.ts'
import { prepareCondition, type Condition } from './conditions.ts'
import table from './data/s3-iam-actions.json' with { type: 'json' }

/** A row of the table with its two results ready, so that no denial builds them again. */
export interface ActionRow {
  readonly condition: Condition | null
  readonly needed: RequiredAction
  readonly unknown: RequiredAction
}

interface TableRow {
  readonly action: string
  readonly resourceType: string
  readonly condition?: Condition
  readonly role?: 'source' | 'destination'
}

// The compiler reads the file as one type per event; a test holds its real shape.
const EVENTS = new Map(Object.entries(table.events as unknown as Record<string, readonly TableRow[]>))

/** What each action of the table is asked for on. */
const RESOURCE_TYPES = new Map([...EVENTS.values()].flat().map(({ action, resourceType }) => [action, resourceType]))

const S3_ROWS = rowsOfService((row) => row)
const OUTPOSTS_ROWS = rowsOfService((row) => inService(row, 's3-outposts'))
const OBJECT_LAMBDA_ROWS = rowsOfService((row) => inService(row, 's3-object-lambda'))
const TABLES_ROWS = rowsOfService((row) => row, 's3tables:')
const EXPRESS_ROWS = expressRows()

/** The rows of a call by the service that logged it; a call that the table does not know needs the action of its own name where that is sure. */
export function rowsOf(eventSource: string, eventName: string): readonly ActionRow[] {
  switch (eventSource) {
    case 's3.amazonaws.com':
      return S3_ROWS.get(eventName) ?? []
    case 's3express.amazonaws.com':
      return EXPRESS_ROWS.get(eventName) ?? [sameName('s3express', eventName, 'bucket')]
    case 's3-outposts.amazonaws.com':
      return OUTPOSTS_ROWS.get(eventName) ?? [sameName('s3-outposts', eventName, 'bucket')]
    case 's3-object-lambda.amazonaws.com':
      return OBJECT_LAMBDA_ROWS.get(eventName) ?? [sameName('s3-object-lambda', eventName, 'objectlambdaaccesspoint')]
    case 's3tables.amazonaws.com':
      return TABLES_ROWS.get(eventName) ?? [sameName('s3tables', eventName, 'TableBucket')]
    case 'kms.amazonaws.com':
      return [sameName('kms', eventName, 'key')]
    default:
      return []
  }
}

/** An action that a text names, for a call that the text leaves out; null for an action of a service that the table does not know. */
export function knownAction(action: string): RequiredAction | null {
  const resourceType = RESOURCE_TYPES.get(action)
  return resourceType === undefined ? null : { action, resourceType, certainty: 'needed', role: null }
}

function sameName(service: string, eventName: string, resourceType: string): ActionRow {
  return toRow({ action: `${service}:${eventName}`, resourceType })
}

function toRow({ action, resourceType, condition, role }: TableRow): ActionRow {
  const result = { action, resourceType, role: role ?? null }
  return {
    condition: condition ? prepareCondition(condition) : null,
    needed: { ...result, certainty: 'needed' },
    unknown: { ...result, certainty: 'unknown' },
  }
}

/** All events that have a row whose action starts with the prefix, each row changed as the service needs it. */
function rowsOfService(change: (row: TableRow) => TableRow, prefix = ''): ReadonlyMap<string, readonly ActionRow[]> {
  const rows = new Map<string, readonly ActionRow[]>()
  for (const [eventName, ofEvent] of EVENTS) {
    if (ofEvent.length > 0 && !ofEvent.some((row) => row.action.startsWith(prefix))) continue
    rows.set(
      eventName,
      ofEvent.map((row) => toRow(change(row))),
    )
  }
  return rows
}

/** The same action under the name of the service; actions of other services stay. */
function inService(row: TableRow, service: string): TableRow {
  return row.action.startsWith('s3:') ? { ...row, action: `${service}:${row.action.slice(3)}` } : row
}

/**
 * Directory buckets: a session of `s3express:CreateSession` on the bucket stands for every call on its objects and for the listing of them;
 * calls on the bucket itself have actions of their own (S3 user guide, directory buckets).
 */
function expressRows(): ReadonlyMap<string, readonly ActionRow[]> {
  const session = [toRow({ action: 's3express:CreateSession', resourceType: 'bucket' })]
  const rows = new Map<string, readonly ActionRow[]>(rowsOfService((row) => inService(row, 's3express')))
  for (const [eventName, ofEvent] of EVENTS) if (ofEvent.some((row) => row.resourceType === 'object')) rows.set(eventName, session)
  for (const eventName of ['ListObjects', 'ListObjectsV2', 'ListMultipartUploads', 'HeadBucket']) rows.set(eventName, session)
  rows.set('ListBuckets', [toRow({ action: 's3express:ListAllMyDirectoryBuckets', resourceType: '*' })])
  return rows
}
