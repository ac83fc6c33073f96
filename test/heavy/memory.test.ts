import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aRecord } from '../builders/a-record.ts'
import { runToEnd, startCli, type Ended } from '../builders/cli-process.ts'

const MIB = 1024 * 1024
/** The promise for the command line on logs of any size (reliability targets). */
const MAX_PEAK_MIB = 256

let root = ''
const at = (name: string) => join(root, name)
const store = () => ['--store', at('findings.db')]

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'whodenied-memory-'))
})

afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

const recordText = (id: number, overrides: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify(aRecord({ eventID: `e-${id}`, ...overrides }))

/** One log file in one line, made while it is read: nine of ten records are no denials, as in a log of a bad day. */
function* oneLine(totalBytes: number): Generator<string> {
  yield '{"Records":['
  let id = 0
  for (let bytes = 0; bytes < totalBytes;) {
    const some = Array.from({ length: 500 }, () => recordText(id++, id % 10 === 0 ? {} : { errorCode: undefined, errorMessage: undefined }))
    const text = `${bytes === 0 ? '' : ','}${some.join(',')}`
    bytes += text.length
    yield text
  }
  yield ']}'
}

async function analyzeStream(stream: NodeJS.ReadableStream): Promise<Ended> {
  const { child, ended } = startCli(['analyze', '-', ...store(), '--quiet', '--format', 'json'])
  await Promise.allSettled([pipeline(stream, child.stdin)])
  return ended
}

const findingCounts = ({ stdout }: Ended) => (JSON.parse(stdout) as { count: { value: number } }[]).map(({ count }) => count.value)

describe('the memory of the command line stays bounded over', { timeout: 300_000 }, () => {
  it.each([
    { name: 'plain', pack: (stream: Readable) => stream },
    { name: 'as gzip', pack: (stream: Readable) => stream.pipe(createGzip({ level: 1 })) },
  ])('one line of 500 MB, $name', async ({ pack }) => {
    const ended = await analyzeStream(pack(Readable.from(oneLine(500 * MIB))))
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(findingCounts(ended)).toHaveLength(1)
    expect(ended.peakMiB).toBeLessThan(MAX_PEAK_MIB)
  })

  it('one line of 500 MB that is a single value: it is named and skipped', async () => {
    const value = function* () {
      yield '{"eventVersion":"1.11","requestParameters":{"key":"'
      for (let count = 0; count < 500; count++) yield 'k'.repeat(MIB)
      yield `"}}\n${recordText(1)}`
    }
    const ended = await analyzeStream(Readable.from(value()))
    expect(ended.code).toBe(0)
    expect(ended.stderr).toContain('could not read - at byte 0: a record larger than 1048576 bytes')
    expect(findingCounts(ended)).toEqual([1])
    expect(ended.peakMiB).toBeLessThan(MAX_PEAK_MIB)
  })

  it.each<{ name: string; fields: (id: number) => Readonly<Record<string, unknown>> }>([
    { name: 'text', fields: (id) => ({ requestParameters: { bucketName: `b-${id}`, list: '1,'.repeat(500_000) } }) },
    {
      name: 'short texts',
      fields: (id) => ({ requestParameters: { list: Array.from({ length: 40_000 }, (_, index) => `some-text-${id}-${index}`) } }),
    },
    { name: 'numbers', fields: () => ({ resources: Array(49_000).fill(0.1234567890123456) }) },
    { name: 'lists', fields: () => ({ resources: Array(19_000).fill([0]) }) },
    {
      name: 'names',
      fields: (id) => ({
        requestParameters: Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [`some-name-${id}-${index}`, 0])),
      }),
    },
  ])('denials as large as a record may be, full of $name', async ({ fields }) => {
    const large = function* () {
      for (let id = 0; id < 60; id++) yield `${recordText(id, fields(id))}\n`
    }
    const ended = await analyzeStream(Readable.from(large()))
    expect(findingCounts(ended).reduce((sum, count) => sum + count)).toBe(60)
    expect(ended.peakMiB).toBeLessThan(MAX_PEAK_MIB)
  })

  it('a bomb of 4 MB that holds 4 GB: it is stopped early', async () => {
    const path = at('bomb.json.gz')
    const zeros = Readable.from(
      (function* () {
        const chunk = Buffer.alloc(MIB, ' ')
        yield Buffer.from(`${recordText(1)}\n`)
        for (let count = 0; count < 4096; count++) yield chunk
      })(),
    )
    await pipeline(zeros, createGzip({ level: 9 }), createWriteStream(path))
    const startedAt = performance.now()
    const ended = await runToEnd(['analyze', path, ...store()])
    expect(ended.stderr).toContain(`could not read ${path} at byte`)
    expect(ended.stderr).toContain('stopped: the file expands to more than 200 times its size')
    expect(ended.stderr).toContain('1 read, 1 denied, 0 skipped, 1 malformed, 1 findings')
    expect(ended.peakMiB).toBeLessThan(MAX_PEAK_MIB)
    expect(performance.now() - startedAt).toBeLessThan(20_000)
  })

  it('10,000 small files, of which some are bad', async () => {
    await mkdir(at('logs'))
    for (let index = 0; index < 10_000; index++) {
      const content = index % 100 === 99 ? 'no log' : gzipSync(`{"Records":[${recordText(index)}]}`)
      await writeFile(at(`logs/${String(index).padStart(5, '0')}.json.gz`), content)
    }
    const ended = await runToEnd(['analyze', at('logs'), ...store(), '--strict'])
    expect(ended.stderr.trim().split('\n').at(-1)).toBe('9900 read, 9900 denied, 0 skipped, 100 malformed, 1 findings')
    expect(ended.code).toBe(4)
    expect(ended.peakMiB).toBeLessThan(MAX_PEAK_MIB)
  })

  it('a folder of 100 bombs', async () => {
    await mkdir(at('logs'))
    const bomb = gzipSync(Buffer.alloc(60 * MIB, ' '), { level: 9 })
    for (let index = 0; index < 100; index++) await writeFile(at(`logs/${index}.json.gz`), bomb)
    const ended = await runToEnd(['analyze', at('logs'), ...store()])
    expect(ended.stderr).toContain('0 read, 0 denied, 0 skipped, 100 malformed')
    expect(ended.peakMiB).toBeLessThan(MAX_PEAK_MIB)
  })
})
