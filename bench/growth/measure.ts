import { ingestStream } from '#shared/ingest/ingest-stream.ts'
import { readPastedText } from '#shared/ingest/pasted-text.ts'
import { parseMessage } from '#shared/normalize/message/parse-message.ts'
import type { HostileShape } from './hostile-shapes.ts'

/** What reads text of strangers. */
export interface Reader {
  readonly name: string
  readonly read: (text: string) => Promise<unknown>
}

/** The three readers of hostile text; each gets the text as the product would hand it over. */
export const READERS: readonly Reader[] = [
  { name: 'message grammar', read: (text) => Promise.resolve(parseMessage(text)) },
  { name: 'pasted text', read: (text) => Promise.resolve(readPastedText(text)) },
  { name: 'ingest', read: ingestText },
]

async function ingestText(text: string): Promise<number> {
  let count = 0
  for await (const ingested of ingestStream(oneChunk(Buffer.from(text)), 'hostile.json')) if (ingested.kind !== 'record') count++
  return count
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

/** The best of several readings, in milliseconds: what else the machine does only adds to it. */
export async function bestMs(reader: Reader, text: string, rounds: number): Promise<number> {
  let best = Infinity
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now()
    await reader.read(text)
    best = Math.min(best, performance.now() - startedAt)
  }
  return best
}

/** How long one shape takes at each length. */
export interface Growth {
  readonly shape: HostileShape
  readonly reader: Reader
  /** Best times in milliseconds, by length in characters. */
  readonly times: ReadonlyMap<number, number>
}

/** Reads a shape at several lengths; short texts more often, since their times are small. */
export async function measureGrowth(reader: Reader, shape: HostileShape, lengths: readonly number[]): Promise<Growth> {
  const times = new Map<number, number>()
  for (const length of lengths) times.set(length, await bestMs(reader, shape.text(length), length <= 64 * 1024 ? 7 : 3))
  return { shape, reader, times }
}

/** Times below this tell more of the clock and the garbage collector than of the reader. */
const FLOOR_MS = 1

/** How much longer the longer text takes: the factor for each doubling of the length, 2 for linear time. */
export function growthPerDoubling({ times }: Growth, short: number, long: number): number {
  const ratio = Math.max(times.get(long) ?? NaN, FLOOR_MS) / Math.max(times.get(short) ?? NaN, FLOOR_MS)
  return ratio ** (1 / Math.log2(long / short))
}
