import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ingestText, inChunks, ingestAll, recordText, told } from '../../builders/ingest.ts'

const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), Buffer.alloc(5000, '{"a":1}\n')])

const foreign: readonly { name: string; content: string | Uint8Array; reason: string }[] = [
  {
    name: 'text',
    content: 'Access Denied\nsaid the server {"a":1}\n'.repeat(500),
    reason: 'text, no JSON; it begins with "Access Denied"',
  },
  { name: 'CSV', content: `time,who,what\n${'1,2,3\n'.repeat(500)}`, reason: 'CSV or other text, no JSON; it begins with "time,who,what"' },
  { name: 'quoted CSV', content: '"a","b","c"\n'.repeat(50), reason: 'CSV or other text, no JSON; it begins with ""a","b","c""' },
  { name: 'HTML', content: '<!doctype html>\n<p>{"a":1}\n', reason: 'XML or HTML, no JSON; it begins with "<!doctype html>"' },
  { name: 'a log with brackets', content: '[INFO] ready\n[WARN] {not ready}\n', reason: 'text, no JSON; it begins with "[INFO] ready"' },
  { name: 'an image', content: png, reason: 'a PNG image: paste the text of the error instead' },
  { name: 'a ZIP archive', content: Buffer.from('PK\u0003\u0004rest'), reason: 'a ZIP archive: unpack it and pass the files' },
  { name: 'a binary file', content: Buffer.from([1, 2, 0, 3, 10, 0, 10, 0]), reason: 'a binary file, no JSON' },
  {
    name: 'UTF-16',
    content: Buffer.from(`\ufeff${recordText('1')}`, 'utf16le'),
    reason: 'UTF-16 text (Windows PowerShell writes it): save it as UTF-8',
  },
  { name: 'a bare number', content: '5', reason: 'text, no JSON; it begins with "5"' },
  { name: 'nothing', content: '', reason: 'empty: there is nothing to read' },
  { name: 'white space', content: '\ufeff \r\n\n', reason: 'empty: there is nothing to read' },
  { name: 'what a terminal would obey', content: 'a\u001b[31mred', reason: 'text, no JSON; it begins with "a\\x1b[31mred"' },
]

describe('a foreign file', () => {
  it.each(foreign)('$name is one bad part', async ({ content, reason }) => {
    expect(await ingestText(content)).toEqual([`! ${reason}`])
    expect(told(await ingestAll(inChunks(content, [3])))).toEqual([`! ${reason}`])
  })

  it('text with a record in it keeps the record', async () => {
    expect(await ingestText(`hello\n${recordText('1')}\nbye`)).toEqual([
      '! text that is no JSON object',
      '1',
      '! text that is no JSON object',
    ])
  })

  it('other JSON objects are named one by one, up to a hundred', async () => {
    expect(await ingestText('{"a":1}\n{"b":1}\n')).toEqual([
      '! JSON, but no CloudTrail record (keys "a")',
      '! JSON, but no CloudTrail record (keys "b")',
    ])
    const many = await ingestAll(inChunks('{"a":1}\n'.repeat(5000)))
    expect(many).toHaveLength(101)
    expect(many.at(-1)).toEqual({
      kind: 'malformed',
      reason: '4900 more parts that cannot be read',
      origin: { file: 'input.json', offset: null },
      count: 4900,
    })
  })

  it('bad parts beside records are named up to a hundred too, and all are counted', async () => {
    const many = await ingestAll(inChunks(`${recordText('1')}\n{"a":1}\n`.repeat(500)))
    expect(many.filter(({ kind }) => kind === 'record')).toHaveLength(500)
    const bad = many.flatMap((one) => (one.kind === 'malformed' ? [one.count ?? 1] : []))
    expect(bad).toEqual([...Array<number>(100).fill(1), 400])
  })

  it('a file that cannot be read on says so after any number of bad parts', async () => {
    const packed = gzipSync('{"a":1}\n'.repeat(5000))
    const many = told(await ingestAll(inChunks(packed.subarray(0, -4))))
    expect(many.slice(-2)).toEqual([
      `! the gzip file is cut off, at byte ${packed.length - 8} of the compressed file`,
      '! 4900 more parts that cannot be read',
    ])
  })
})

describe('a source that fails', () => {
  async function* failing(error: Error): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${recordText('1')}\n${recordText('2').slice(0, 20)}`)
    yield await Promise.reject(error)
  }

  it('with a system error ends the file, is named, and costs no record before it', async () => {
    const error = Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' })
    expect(told(await ingestAll(failing(error)))).toEqual(['1', '! cannot be read: EIO: i/o error, read'])
  })

  it('with any other error is a bug and is not hidden', async () => {
    await expect(ingestAll(failing(new Error('a bug')))).rejects.toThrow('a bug')
  })
})
