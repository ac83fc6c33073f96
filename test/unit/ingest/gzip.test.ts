import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inChunks, ingestAll, ingestText, recordText, told } from '../../builders/ingest.ts'

const [one, two] = [recordText('1'), recordText('2')]
const [packedOne, packedTwo] = [gzipSync(one), gzipSync(two)]

function changed(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Buffer.from(bytes)
  const index = at < 0 ? copy.length + at : at
  copy[index] = (copy[index] ?? 0) ^ 0xff
  return copy
}

/** A gzip file with the optional header fields: extra data, name, comment, checksum of the header. */
function withHeaderFields(packed: Buffer): Buffer {
  const header = Buffer.from([0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3])
  return Buffer.concat([header, Buffer.from('a.json\0a comment\0'), Buffer.from([9, 9]), packed.subarray(10)])
}

const cases: readonly { name: string; content: Uint8Array; expected: readonly string[] }[] = [
  { name: 'several members', content: Buffer.concat([packedOne, packedTwo, packedOne]), expected: ['1', '2', '1'] },
  { name: 'a record across two members', content: Buffer.concat([gzipSync(one.slice(0, 9)), gzipSync(one.slice(9))]), expected: ['1'] },
  { name: 'an empty member', content: Buffer.concat([gzipSync(''), packedOne]), expected: ['1'] },
  { name: 'header fields', content: Buffer.concat([packedOne, withHeaderFields(packedTwo)]), expected: ['1', '2'] },
  { name: 'padding with zero bytes', content: Buffer.concat([packedOne, Buffer.alloc(900)]), expected: ['1'] },
  {
    name: 'bytes after the last member',
    content: Buffer.concat([packedOne, Buffer.from('junk')]),
    expected: ['1', `! bytes that are no gzip data follow, at byte ${packedOne.length} of the compressed file`],
  },
  {
    name: 'a second member cut off in its header',
    content: Buffer.concat([packedOne, packedTwo.subarray(0, 5)]),
    expected: ['1', `! the gzip file is cut off, at byte ${packedOne.length} of the compressed file`],
  },
  {
    name: 'a wrong checksum, and the next member goes on',
    content: Buffer.concat([changed(packedOne, -6), packedTwo]),
    expected: [
      '1',
      `! the gzip checksum does not match: the content may be damaged, at byte ${packedOne.length} of the compressed file`,
      '2',
    ],
  },
  {
    name: 'a reserved method',
    content: changed(packedOne, 2),
    expected: ['! a gzip header that cannot be read, at byte 0 of the compressed file'],
  },
  { name: 'gzip inside gzip', content: gzipSync(packedOne), expected: ['! gzip inside gzip: unpack it once and pass the result'] },
  { name: 'nothing packed', content: gzipSync(''), expected: ['! empty: there is nothing to read'] },
]

describe('gzip', () => {
  it.each(cases)('$name', async ({ content, expected }) => {
    expect(await ingestText(content)).toEqual(expected)
    expect(told(await ingestAll(inChunks(content, [1])))).toEqual(expected)
  })

  it('damage in the middle keeps what came long before', async () => {
    const texts = Array.from({ length: 4000 }, (_, index) => recordText(String(index), { noise: (index * 7919) % 10_007 }))
    const packed = gzipSync(texts.join('\n'))
    packed.fill(0xff, 12_000, 12_040)
    const found = await ingestText(packed)
    const records = found.filter((line) => !line.startsWith('!'))
    expect(records.slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, index) => String(index)))
    expect(found.filter((line) => /^! the gzip (data is damaged|checksum does not match)/.test(line))).toHaveLength(1)
  })
})

describe('a decompression bomb', () => {
  const limits = { expansionFreeBytes: 1024 * 1024, expansionRatio: 200 }

  it('is stopped, and what came before is kept', async () => {
    const bomb = Buffer.concat([packedOne, gzipSync(Buffer.alloc(8 * 1024 * 1024, ' '))])
    expect(await ingestText(bomb, limits)).toEqual([
      '1',
      expect.stringMatching(/^! stopped: the file expands to more than 200 times its size, at byte \d+ of the compressed file$/) as string,
    ])
  })

  it('is not what a log file of like records is', async () => {
    const content = Array.from({ length: 20_000 }, (_, index) => recordText(String(index), { requestID: (index * 7919) % 1_000_003 })).join(
      '\n',
    )
    expect(await ingestText(gzipSync(content), limits)).toHaveLength(20_000)
  })
})
