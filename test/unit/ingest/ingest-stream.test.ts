import fc from 'fast-check'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inChunks, ingestAll, ingestText, recordText, told } from '../../builders/ingest.ts'

const [one, two, three] = [recordText('1'), recordText('2'), recordText('3')]
const pretty = JSON.stringify({ Records: [JSON.parse(one), JSON.parse(two)] }, null, 2)

const forms: readonly { name: string; content: string; expected: readonly string[] }[] = [
  { name: 'a log file', content: `{"Records":[${one},${two}]}`, expected: ['1', '2'] },
  { name: 'a pretty-printed log file', content: pretty, expected: ['1', '2'] },
  { name: 'keys before and after the list', content: `{"a":{"Records":[5]},"Records":[${one}],"b":[1,{"c":null}]}`, expected: ['1'] },
  { name: 'two lists in one object', content: `{"Records":[${one}],"Events":[${two}]}`, expected: ['1', '2'] },
  { name: 'a key with an escape', content: `{"Rec\\u006frds":[${one}]}`, expected: ['1'] },
  { name: 'NDJSON', content: `${one}\n${two}\n${three}\n`, expected: ['1', '2', '3'] },
  { name: 'NDJSON with Windows line ends', content: `${one}\r\n${two}\r\n`, expected: ['1', '2'] },
  { name: 'concatenated records', content: `${one}${two} ${three}`, expected: ['1', '2', '3'] },
  { name: 'concatenated log files', content: `{"Records":[${one}]}{"Records":[${two}]}`, expected: ['1', '2'] },
  { name: 'records joined by commas', content: `${one},\n${two},\n`, expected: ['1', '2'] },
  { name: 'a list', content: `[${one}, ${two}]`, expected: ['1', '2'] },
  { name: 'lists in lists', content: `[[${one}],[[${two}]],[]]`, expected: ['1', '2'] },
  {
    name: 'lists deeper than the streamed ones',
    content: `${'['.repeat(20)}${one}${']'.repeat(20)}${two}`,
    expected: ['1', '2'],
  },
  {
    name: 'lists without end',
    content: `${'['.repeat(60)}${one}${']'.repeat(60)}${two}`,
    expected: ['! wrapped more than 12 times', '2'],
  },
  { name: 'a list of log files', content: `[{"Records":[${one}]},{"Records":[${two}]}]`, expected: ['1', '2'] },
  { name: 'lines of log files', content: `{"Records":[${one}]}\n{"Records":[]}\n{"Records":[${two}]}`, expected: ['1', '2'] },
  { name: 'JSON texts on lines', content: `${JSON.stringify(one)}\n${JSON.stringify(two)}`, expected: ['1', '2'] },
  { name: 'byte order marks', content: `\ufeff${one}\n\ufeff${two}`, expected: ['1', '2'] },
  { name: 'a JSON text sequence', content: `\u001e${one}\n\u001e${two}\n`, expected: ['1', '2'] },
  { name: 'brackets and escapes in strings', content: `{"Records":[${recordText('1', { a: '}]{["\\' })},${two}]}`, expected: ['1', '2'] },
  { name: 'an empty log file', content: '{"Records":[]}', expected: [] },
]

describe('the forms of an input', () => {
  it.each(forms)('$name', async ({ content, expected }) => {
    expect(await ingestText(content)).toEqual(expected)
  })

  it.each(forms)('$name, as gzip', async ({ content, expected }) => {
    expect(await ingestText(gzipSync(content))).toEqual(expected)
  })

  it('a record has its file and the offset of its first byte', async () => {
    const found = await ingestAll(inChunks(`\ufeff{"Records":[${one}, ${two}]}`))
    expect(found.map(({ origin }) => origin)).toEqual([
      { file: 'input.json', offset: 15 },
      { file: 'input.json', offset: 15 + one.length + 2 },
    ])
  })

  it('a record keeps all it holds', async () => {
    const text = recordText('1', { requestParameters: { key: 'ü/🪣', n: [1, { a: null }] } })
    expect(await ingestAll(inChunks(text, [1]))).toEqual([
      { kind: 'record', record: JSON.parse(text) as unknown, origin: { file: 'input.json', offset: 0 }, bytes: Buffer.byteLength(text) },
    ])
  })
})

const NOT_JSON = '! not valid JSON'
const LINE_ENDS = '! not valid JSON: a line ends within a string'
const CUT = '! cut off: the input ends in the middle of a record'
const LIST_CUT = '! cut off: the input ends before its list of records is closed'
const TEXT = '! text that is no JSON object'
const ELEMENT = '! a list element that is no object'

const damaged: readonly { name: string; content: string; expected: readonly string[] }[] = [
  { name: 'garbage after the last record', content: `{"Records":[${one}]}garbage here`, expected: ['1', TEXT] },
  { name: 'a line of garbage', content: `${one}\ngarbage, more\n${two}`, expected: ['1', TEXT, '2'] },
  { name: 'two lines of garbage count twice', content: `${one}\ngarbage\nmore\n${two}`, expected: ['1', TEXT, TEXT, '2'] },
  { name: 'garbage before a record in its line', content: `2026-08-17T09:12:04Z ${one}\n${two}`, expected: [TEXT, '1', '2'] },
  { name: 'garbage in a list', content: `{"Records":[${one},oops,${two}]}`, expected: ['1', ELEMENT, '2'] },
  {
    name: 'elements that are no objects',
    content: `[${one},5,null,"x",true,${two}]`,
    expected: ['1', ELEMENT, ELEMENT, '! a text that is no valid JSON', ELEMENT, '2'],
  },
  { name: 'a record with a bad literal', content: `{"Records":[${one},{"eventVersion":nul},${two}]}`, expected: ['1', NOT_JSON, '2'] },
  {
    name: 'a record with two values in a row',
    content: `{"Records":[${one},{"eventVersion":1 "a"},${two}]}`,
    expected: ['1', NOT_JSON, '2'],
  },
  {
    name: 'a line that breaks off',
    content: `${one}\n{"eventVersion":"1.11","a":{"b":\n${two}\n${three}`,
    expected: ['1', NOT_JSON, '2', '3'],
  },
  { name: 'a line that breaks off in a string', content: `${one}\n${two.slice(0, 30)}\n${three}`, expected: ['1', LINE_ENDS, '3'] },
  { name: 'a line that breaks off in a name', content: `${one}\n{"eventV\n${three}`, expected: ['1', LINE_ENDS, '3'] },
  {
    name: 'an element that is not closed, all in one line',
    content: `{"Records":[${one},{"eventVersion":"1.11","a":{"b":1,${two},${three}]}`,
    expected: ['1', NOT_JSON, '2', '3'],
  },
  {
    name: 'a string that is not closed, all in one line',
    content: `{"Records":[${one},{"eventVersion":"1.11","a":"b,${two},${three}]}`,
    expected: ['1', NOT_JSON, '2', '3'],
  },
  {
    name: 'the last element is not closed',
    content: `{"Records":[${one},{"eventVersion":"1.11","a":{"b":1}]}\n${two}`,
    expected: ['1', NOT_JSON, '2'],
  },
  {
    name: 'a broken element in a pretty-printed file',
    content: pretty.replace('"eventVersion": "1.11",\n', '"eventVersion": 1.11 oops\n'),
    expected: [NOT_JSON, '2'],
  },
  { name: 'the last record is cut off', content: `${one}\n${two.slice(0, -4)}`, expected: ['1', CUT] },
  { name: 'a record that is cut off before the last line', content: `{"a":\n${one}`, expected: [CUT, '1'] },
  { name: 'a cut after a record', content: `{"Records":[${one},`, expected: ['1', LIST_CUT] },
  {
    name: 'a list that is not closed',
    content: `{"Records":[${one}}\n{"Records":[${two}]}`,
    expected: ['1', '! the list of records is not closed before its object ends', '2'],
  },
  {
    name: 'an object that is not closed',
    content: `{"Records":[${one}]\n{"Records":[${two}]}`,
    expected: ['1', '! not valid JSON after the list of records', '2'],
  },
  {
    name: 'brackets too many',
    content: `{"Records":[${one}]]}}\n${two}`,
    expected: ['1', '! not valid JSON after the list of records', TEXT, '2'],
  },
  {
    name: 'a record that nests too deep',
    content: `${one}\n{"a":${'['.repeat(300)}${']'.repeat(300)}}\n${two}`,
    expected: ['1', '! not a record: nested more than 256 levels deep', '2'],
  },
  {
    name: 'a record that holds too much',
    content: `${one}\n{"a":[${'{},'.repeat(50_000)}{}]}\n${two}`,
    expected: ['1', '! not a record: more than 50000 values in one', '2'],
  },
  {
    name: 'a text that holds too much',
    content: `${one}\n{"body":"[${'{},'.repeat(50_000)}{}]"}\n${two}`,
    expected: ['1', '! the body of an SQS message that holds more than 50000 values in one', '2'],
  },
  { name: 'zero bytes at the end', content: `${one}\n\0\0\0\0`, expected: ['1', TEXT] },
]

describe('a damaged input', () => {
  it.each(damaged)('$name', async ({ content, expected }) => {
    expect(await ingestText(content)).toEqual(expected)
  })

  it('names the place of each bad part', async () => {
    const found = await ingestAll(inChunks(`${one}\noops\n${two}`))
    expect(found[1]).toEqual({
      kind: 'malformed',
      reason: 'text that is no JSON object',
      origin: { file: 'input.json', offset: one.length + 1 },
    })
  })

  it('a cut at any byte loses no record before it', async () => {
    const content = `{"Records":[${one},${two}]}\n${three}\n[${recordText('4')}]`
    const ends = [one, two, three, recordText('4')].map((text) => content.indexOf(text) + text.length)
    for (let cut = 1; cut <= content.length; cut++) {
      const found = await ingestText(content.slice(0, cut))
      const whole = ['1', '2', '3', '4'].filter((_, index) => (ends[index] ?? 0) <= cut)
      expect(found.filter((line) => !line.startsWith('!'))).toEqual(whole)
      expect(found.length - whole.length).toBeLessThanOrEqual(1)
    }
  })

  it('a cut at any byte of a gzip file loses no record that it still holds, and is named once', async () => {
    const packed = gzipSync(`{"Records":[${one},${two}]}`, { level: 0 })
    for (let cut = 10; cut < packed.length; cut++) {
      const found = await ingestText(packed.subarray(0, cut))
      expect(found.at(-1)).toMatch(/^! the gzip file is cut off, at byte \d+ of the compressed file$/)
      // Stored blocks: 10 bytes of header, 5 of block header, then the text as it is.
      const content = Math.max(0, cut - 15)
      const whole = [12 + one.length, 13 + one.length + two.length].filter((end) => end <= content).length
      expect(found.slice(0, -1)).toEqual(['1', '2'].slice(0, whole))
    }
  })
})

describe('how a stream is cut into chunks', () => {
  const contents = [...forms, ...damaged].map(({ content }) => content)
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 })

  it('never matters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...contents), sizes, async (content, chunkSizes) => {
        expect(await ingestAll(inChunks(content, chunkSizes))).toEqual(await ingestAll(inChunks(content)))
      }),
      { numRuns: 400 },
    )
  })

  it('never matters for gzip', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...contents), fc.nat(60), sizes, async (content, cut, chunkSizes) => {
        const packed = gzipSync(content)
        const part = packed.subarray(0, packed.length - (cut > 30 ? 0 : cut))
        expect(told(await ingestAll(inChunks(part, chunkSizes)))).toEqual(told(await ingestAll(inChunks(part))))
      }),
      { numRuns: 100 },
    )
  })

  it('never matters for any mixture of JSON tokens', async () => {
    const tokens = fc.array(
      fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '\n', ' ', 'x', '1', '{"a":', '"Records":[', one, '\ufeff'),
      { maxLength: 40 },
    )
    await fc.assert(
      fc.asyncProperty(tokens, sizes, async (parts, chunkSizes) => {
        const content = parts.join('')
        const limits = { recordBytes: 200 }
        expect(await ingestAll(inChunks(content, chunkSizes), limits)).toEqual(await ingestAll(inChunks(content), limits))
      }),
      { numRuns: 1500 },
    )
  })

  it('any bytes whatever end without an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 700 }), sizes, async (bytes, chunkSizes) => {
        expect(told(await ingestAll(inChunks(bytes, chunkSizes)))).toEqual(told(await ingestAll(inChunks(bytes))))
      }),
      { numRuns: 300 },
    )
  })
})

describe('a record that is too large', () => {
  const large = recordText('large', { a: 'x'.repeat(500) })
  const reason = '! a record larger than 300 bytes'

  it.each([[[7]], [[300]], [[65536]]])('is named and the next one goes on, in chunks of %j', async (sizes) => {
    const content = `{"Records":[${one},${large},${two}]}\n${large}\n${three}`
    expect(told(await ingestAll(inChunks(content, sizes), { recordBytes: 300 }))).toEqual(['1', reason, '2', reason, '3'])
  })

  it('may be an object before its list is found, however late', async () => {
    expect(await ingestText(`{"a":"${'x'.repeat(500)}","Records":[${one}]}`, { recordBytes: 300 })).toEqual(['1'])
  })

  it('that is broken costs what follows up to the next record', async () => {
    const content = `${one}\n{"a":"${'x'.repeat(500)}","b":\n${two}\n${three}`
    expect(await ingestText(content, { recordBytes: 300 })).toEqual(['1', reason, '3'])
  })

  it('is named where the input ends within it', async () => {
    expect(await ingestText(`${one}\n${large.slice(0, -1)}`, { recordBytes: 300 })).toEqual(['1', reason])
  })
})
