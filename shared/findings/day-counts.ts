import { STORED_SCHEMA_VERSION, type DayCounts, type HourCounts, type Sketch } from '../model/stored-finding.ts'
import { EMPTY_SKETCH, mergeSketches, sketchOf } from './count-sketch.ts'
import type { FoldEntry } from './fold-entry.ts'
import { compareTexts } from './order.ts'
import { CAUSE_SHAPE, HOUR_SHAPE, KEPT } from './sizes.ts'

/** The place of causes beyond the bound. Cause ids are hex digits, so none has this name. */
const OTHER = 'other'

interface HourEvents {
  readonly all: Set<string>
  readonly causes: Map<string, Set<string>>
}

/** The denials of one finding by UTC day and hour, days in order. */
export function countDays(findingId: string, entries: readonly FoldEntry[]): DayCounts[] {
  const days = new Map<string, Map<string, HourEvents>>()
  for (const { moment, event, cause } of entries) {
    const hours = valueIn(days, moment?.day ?? 'undated', () => new Map<string, HourEvents>())
    const hour = valueIn(hours, moment?.hour ?? '--', () => ({ all: new Set<string>(), causes: new Map<string, Set<string>>() }))
    hour.all.add(event)
    valueIn(hour.causes, cause.id, () => new Set<string>()).add(event)
  }
  return Array.from(days, ([day, hours]) => ({
    schemaVersion: STORED_SCHEMA_VERSION,
    findingId,
    day,
    hours: sortedRecord(Array.from(hours, ([hour, events]) => [hour, hourOf(events)])),
  })).sort((a, b) => compareTexts(a.day, b.day))
}

/**
 * The counts of one finding and day with those of a batch. INVARIANT: commutative, associative and idempotent. Gives back `stored` itself
 * where nothing is new, so that a repeated delivery costs no write.
 */
export function mergeDay(stored: DayCounts | null, found: DayCounts): DayCounts {
  if (stored === null) return found
  const hours = mergeRecords(stored.hours, found.hours, mergeHours)
  const schemaVersion = Math.max(stored.schemaVersion, found.schemaVersion)
  const isNew = Object.keys(found.hours).some((hour) => JSON.stringify(hours[hour]) !== JSON.stringify(stored.hours[hour]))
  return isNew || schemaVersion !== stored.schemaVersion ? { ...found, ...stored, schemaVersion, hours } : stored
}

function hourOf({ all, causes }: HourEvents): HourCounts {
  const sketches = Array.from(causes, ([id, events]): [string, Sketch] => [id, sketchOf(events, CAUSE_SHAPE)])
  return { all: sketchOf(all, HOUR_SHAPE), causes: boundedCauses(Object.fromEntries(sketches)) }
}

function mergeHours(a: HourCounts, b: HourCounts): HourCounts {
  const causes = mergeRecords(a.causes, b.causes, (one, other) => mergeSketches(one, other, CAUSE_SHAPE))
  return { ...b, ...a, all: mergeSketches(a.all, b.all, HOUR_SHAPE), causes: boundedCauses(causes) }
}

// Which causes are kept must not depend on order or time: a cause that once went to `other` may never have a place of its own again.
// Those with the smallest ids have that property.
function boundedCauses(causes: Readonly<Record<string, Sketch>>): Readonly<Record<string, Sketch>> {
  const own = Object.entries(causes)
    .filter(([id]) => id !== OTHER)
    .sort(([a], [b]) => compareTexts(a, b))
  const beyond = own.slice(KEPT.causesPerHour).map(([, sketch]) => sketch)
  const rest = [...(Object.hasOwn(causes, OTHER) ? [causes[OTHER] ?? EMPTY_SKETCH] : []), ...beyond]
  const other = rest.reduce<Sketch>((union, sketch) => mergeSketches(union, sketch, CAUSE_SHAPE), EMPTY_SKETCH)
  return sortedRecord([...own.slice(0, KEPT.causesPerHour), ...(rest.length === 0 ? [] : [[OTHER, other] as const])])
}

function mergeRecords<T>(a: Readonly<Record<string, T>>, b: Readonly<Record<string, T>>, merge: (a: T, b: T) => T): Record<string, T> {
  const merged = new Map(Object.entries(a))
  for (const [key, value] of Object.entries(b)) {
    const known = merged.get(key)
    merged.set(key, known === undefined ? value : merge(known, value))
  }
  return sortedRecord(Array.from(merged))
}

function sortedRecord<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(Array.from(entries).sort(([a], [b]) => compareTexts(a, b)))
}

function valueIn<T>(map: Map<string, T>, key: string, create: () => T): T {
  const known = map.get(key)
  if (known !== undefined) return known
  const created = create()
  map.set(key, created)
  return created
}
