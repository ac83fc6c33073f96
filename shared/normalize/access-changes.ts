import events from './data/access-changing-events.json' with { type: 'json' }

const EVENT_NAMES = new Map(Object.entries(events).map(([source, names]) => [source, new Set(names)]))

/** True for a call that changes who may access what, where it succeeds. */
export function isAccessChange(eventSource: string, eventName: string): boolean {
  return EVENT_NAMES.get(eventSource)?.has(eventName) ?? false
}
