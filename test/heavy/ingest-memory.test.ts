import { createGzip } from 'node:zlib'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { ingestStream } from '#shared/ingest/ingest-stream.ts'
import { recordText } from '../builders/ingest.ts'

const MIB = 1024 * 1024
const TOTAL_BYTES = 500 * MIB

/** One log file in one line, made while it is read. */
async function* hugeLogFile(counter: { records: number }): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from('{"Records":['))
  for (let bytes = 0; bytes < TOTAL_BYTES;) {
    const texts: string[] = []
    for (let index = 0; index < 200; index++)
      texts.push(recordText(String(counter.records++), { requestParameters: { key: 'k'.repeat(900) } }))
    const chunk = Buffer.from(`${bytes === 0 ? '' : ','}${texts.join(',')}`)
    bytes += chunk.length
    yield chunk
  }
  yield Buffer.from(']}')
}

async function measure(stream: AsyncIterable<Uint8Array>): Promise<{ records: number; malformed: number; grownBy: number }> {
  const before = process.memoryUsage.rss()
  const result = { records: 0, malformed: 0, grownBy: 0 }
  for await (const ingested of ingestStream(stream, 'huge.json')) {
    if (ingested.kind === 'malformed') result.malformed++
    else if (++result.records % 5000 === 0) result.grownBy = Math.max(result.grownBy, process.memoryUsage.rss() - before)
  }
  return result
}

describe('memory', () => {
  it('stays bounded over one line of 500 MB', { timeout: 120_000 }, async () => {
    const counter = { records: 0 }
    const { records, malformed, grownBy } = await measure(hugeLogFile(counter))
    expect({ records, malformed }).toEqual({ records: counter.records, malformed: 0 })
    expect(grownBy).toBeLessThan(256 * MIB)
  })

  it('stays bounded over the same as gzip', { timeout: 120_000 }, async () => {
    const counter = { records: 0 }
    const packed = Readable.from(hugeLogFile(counter)).pipe(createGzip({ level: 1 }))
    const { records, malformed, grownBy } = await measure(packed as AsyncIterable<Uint8Array>)
    expect({ records, malformed }).toEqual({ records: counter.records, malformed: 0 })
    expect(grownBy).toBeLessThan(256 * MIB)
  })
})
