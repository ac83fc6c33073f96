import { isObject, readObject, readText } from '../model/json.ts'
import { STORED_SCHEMA_VERSION, type DayCounts, type StoredFinding } from '../model/stored-finding.ts'
import { StoreError } from './finding-store.ts'

/** Readers take items of the next schema version, so that a deploy can run old and new side by side. */
const NEWEST_READABLE = STORED_SCHEMA_VERSION + 1

/** The finding that an adapter keeps as JSON. Fields that this version does not know stay in it. */
export function readStoredFinding(json: string, where: string): StoredFinding {
  const item = readItem(json, where)
  if (isStoredFinding(item)) return item
  throw damaged(where)
}

/** The day counts that an adapter keeps as JSON. */
export function readDayCounts(json: string, where: string): DayCounts {
  const item = readItem(json, where)
  if (isDayCounts(item)) return item
  throw damaged(where)
}

function isStoredFinding(item: object): item is StoredFinding {
  if (!isObject(item)) return false
  const lists = ['noises', 'recent', 'causes', 'samples'].every((name) => Object.hasOwn(item, name) && Array.isArray(item[name]))
  const texts = ['findingId', 'shortId', 'sessions'].every((name) => readText(item, name) !== null)
  return lists && texts && readObject(item, 'key') !== null && readObject(item, 'representative') !== null
}

function isDayCounts(item: object): item is DayCounts {
  return isObject(item) && readText(item, 'findingId') !== null && readText(item, 'day') !== null && readObject(item, 'hours') !== null
}

function readItem(json: string, where: string): object {
  const item = parsed(json, where)
  const version = isObject(item) ? item['schemaVersion'] : undefined
  if (!isObject(item) || typeof version !== 'number') throw damaged(where)
  if (version <= NEWEST_READABLE) return item
  throw new StoreError(`${where} was written by a newer version of whodenied (schema ${version}); update whodenied to read it`, {
    retryable: false,
  })
}

function parsed(json: string, where: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw damaged(where, cause)
  }
}

function damaged(where: string, cause?: unknown): StoreError {
  return new StoreError(`${where} is damaged and cannot be read; analyze the records again into another store`, { retryable: false, cause })
}
