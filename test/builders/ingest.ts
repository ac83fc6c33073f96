import { ingestStream } from '#shared/ingest/ingest-stream.ts'
import type { IngestLimits } from '#shared/ingest/limits.ts'
import type { Ingested } from '#shared/model/record.ts'

/** The text of a CloudTrail record that is told from others by its id. */
export function recordText(eventID: string, extra: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ eventVersion: '1.11', eventSource: 's3.amazonaws.com', eventName: 'GetObject', eventID, ...extra })
}

/** Bytes as a stream whose chunks have the given sizes, the last one again and again. */
export async function* inChunks(content: string | Uint8Array, sizes: readonly number[] = [65536]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content)
  let index = 0
  for (let at = 0; at < bytes.length; index++) {
    const size = sizes[Math.min(index, sizes.length - 1)] ?? 1
    yield await Promise.resolve(new Uint8Array(bytes.subarray(at, at + size)))
    at += size
  }
}

/** Everything that a stream gives. */
export async function ingestAll(stream: AsyncIterable<Uint8Array>, limits: Partial<IngestLimits> = {}): Promise<Ingested[]> {
  const all: Ingested[] = []
  for await (const ingested of ingestStream(stream, 'input.json', limits)) all.push(ingested)
  return all
}

/** What was ingested, one short line each: the record's id, or `!` and the reason. */
export function told(ingested: Iterable<Ingested>): string[] {
  return [...ingested].map((one) => (one.kind === 'record' ? String(one.record['eventID']) : `! ${one.reason}`))
}

/** The short lines for a content in one chunk. */
export async function ingestText(content: string | Uint8Array, limits: Partial<IngestLimits> = {}): Promise<string[]> {
  return told(await ingestAll(inChunks(content), limits))
}
