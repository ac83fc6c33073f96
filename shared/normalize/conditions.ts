import { isObject, type JsonObject } from '../model/json.ts'
import { singleText } from './text.ts'

/** A test that one row of the table of S3 actions makes on the request. The grammar stands in the table itself. */
export interface Condition {
  readonly anyOf?: readonly Condition[]
  readonly allOf?: readonly Condition[]
  readonly param?: string
  readonly op?: string
  readonly value?: string
}

/** The condition with its parameter names in lower case, ready to be asked many times. */
export function prepareCondition(condition: Condition): Condition {
  const { anyOf, allOf, param, ...rest } = condition
  return {
    ...rest,
    ...(anyOf && { anyOf: anyOf.map(prepareCondition) }),
    ...(allOf && { allOf: allOf.map(prepareCondition) }),
    ...(param !== undefined && { param: param.toLowerCase() }),
  }
}

/** Request parameters by lower-case name, or null where the record has none: dropped above 100 KB, a network activity event, pasted text. */
export type FoldedParameters = ReadonlyMap<string, unknown> | null

/** Lower-cases the names, since headers and query names stand in a record as the client sent them. */
export function foldParameters(parameters: JsonObject | null): FoldedParameters {
  if (parameters === null) return null
  const folded = new Map<string, unknown>()
  for (const name of Object.keys(parameters)) folded.set(name.toLowerCase(), parameters[name])
  return folded
}

/** Whether a prepared condition holds; null where the record cannot decide it. Unknown is never false. */
export function holds(condition: Condition, parameters: FoldedParameters): boolean | null {
  if (condition.anyOf) return anyHolds(condition.anyOf, parameters)
  if (condition.allOf) return allHold(condition.allOf, parameters)
  // Without a parameter the condition is on live configuration or on the body of the request.
  if (condition.param === undefined || parameters === null) return null
  const value = valueOf(condition.param, parameters)
  return value === undefined ? null : compare(condition, value)
}

function anyHolds(conditions: readonly Condition[], parameters: FoldedParameters): boolean | null {
  let result: boolean | null = false
  for (const condition of conditions) {
    const one = holds(condition, parameters)
    if (one === true) return true
    if (one === null) result = null
  }
  return result
}

function allHold(conditions: readonly Condition[], parameters: FoldedParameters): boolean | null {
  let result: boolean | null = true
  for (const condition of conditions) {
    const one = holds(condition, parameters)
    if (one === false) return false
    if (one === null) result = null
  }
  return result
}

/** The text of the parameter, null where it is absent, undefined where the record does not tell. */
function valueOf(name: string, parameters: ReadonlyMap<string, unknown>): string | null | undefined {
  if (parameters.has(name)) return singleText(parameters.get(name)) ?? ''
  const dot = name.indexOf('.')
  if (dot !== -1) return nestedValue(parameters.get(name.slice(0, dot)), name.slice(dot + 1))
  // S3 records x-amz headers and query names as sent, so an absent one was not sent; no record has shown an If-Match header either way.
  return name.startsWith('if-') ? undefined : null
}

/** Steps into a recorded body. Where the body is not recorded, as in `"delete":""`, nothing is known of it. */
function nestedValue(parent: unknown, name: string): string | null | undefined {
  if (!isObject(parent)) return undefined
  for (const key of Object.keys(parent)) if (key.toLowerCase() === name) return singleText(parent[key]) ?? ''
  return null
}

function compare({ op, value: wanted = '' }: Condition, value: string | null): boolean | null {
  switch (op) {
    case 'present':
      return value !== null
    case 'absent':
      return value === null
    case 'equals':
      return value === wanted
    case 'notEquals':
      return value !== wanted
    case 'contains':
      return value?.includes(wanted) ?? false
    case 'notContains':
      return !(value?.includes(wanted) ?? false)
    default:
      return null
  }
}
