import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkJson } from '../../../shared/ingest/check-json.ts'

const LIMITS = { depth: 256, values: 1000 }

function isParsed(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const JSON_TEXTS = ['{}', ' [ ] ', '[1,{"a":[null,true,false]},-0.5e+3]', '"\\u00e9\\n\\/"', '0', '{"a":{"b":{}}}', '\t\r\n"x"', '[[],[]]']
const OTHER_TEXTS = [
  ...['', ' ', '{', '}', '[1,]', '{"a"}', '{"a":}', '{"a":1,}', '{a:1}', "{'a':1}", '[1}', '{"a":1]', '1 2', 'nul', 'True', 'NaN'],
  ...[
    '01',
    '-',
    '1.',
    '.5',
    '1e',
    '+1',
    '"a',
    '"\\x"',
    '"\\u12g4"',
    '"\n"',
    '"\u0000"',
    '{}x',
    '\ufeff{}',
    '[,]',
    '{"a" 1}',
    '{"a":1 "b"}',
  ],
]

describe('a text', () => {
  it.each(JSON_TEXTS)('%j is JSON', (text) => {
    expect(checkJson(text, LIMITS)).toBe('json')
  })

  it.each(OTHER_TEXTS)('%j is none', (text) => {
    expect(checkJson(text, LIMITS)).toBe('none')
  })

  it('that nests deeper than asked for is told so, however deep', () => {
    expect(checkJson('[[[]]]', { ...LIMITS, depth: 3 })).toBe('json')
    expect(checkJson('[[[[]]]]', { ...LIMITS, depth: 3 })).toBe('deep')
    expect(checkJson('{"a":'.repeat(1_000_000), LIMITS)).toBe('deep')
  })

  it('that holds more values than asked for is told so', () => {
    expect(checkJson('[1,{"a":2,"b":[]}]', { ...LIMITS, values: 5 })).toBe('json')
    expect(checkJson('[1,{"a":2,"b":[3]}]', { ...LIMITS, values: 5 })).toBe('crowded')
  })

  it('is JSON exactly where the parser takes it', () => {
    const tokens = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        '"a"',
        ':',
        ',',
        ' ',
        '\n',
        '1',
        '-',
        '.5',
        'e3',
        'true',
        'null',
        '\\',
        '\\u0041',
        'x',
        '{"a":1}',
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          tokens.map((parts) => parts.join('')),
          fc.json(),
          fc.json().map((text) => text.slice(1)),
        ),
        (text) => {
          expect(checkJson(text, LIMITS) === 'json').toBe(isParsed(text))
        },
      ),
      { numRuns: 3000 },
    )
  })
})
