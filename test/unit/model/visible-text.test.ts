import { describe, expect, it } from 'vitest'
import { shortened, visibleJson, visibleText } from '../../../shared/model/visible-text.ts'

describe('text is shown', () => {
  it.each([
    { name: 'as it is', text: 'orders/2026 08.csv — ünï 漢字 😀 שלום', shown: 'orders/2026 08.csv — ünï 漢字 😀 שלום' },
    { name: 'with controls', text: 'a\n\x1b[2J\x9b\x7f', shown: 'a\\x0a\\x1b[2J\\x9b\\x7f' },
    { name: 'with bidirectional controls', text: 'a\u202eb\u2066', shown: 'a\\u{202e}b\\u{2066}' },
    { name: 'with what nobody sees', text: 'a\u200bb\u3164\ufeff\u00ad', shown: 'a\\u{200b}b\\u{3164}\\u{feff}\\xad' },
    { name: 'with blanks that are none of ours', text: 'a\u00a0b\u202fc', shown: 'a\\xa0b\\u{202f}c' },
    { name: 'with tags and variation selectors', text: '\u{e0041}x\ufe0f', shown: '\\u{e0041}x\\u{fe0f}' },
    { name: 'with half a character', text: 'a\ud83d', shown: 'a\\u{d83d}' },
    { name: 'with marks as languages have them', text: 'e\u0301\u0302', shown: 'e\u0301\u0302' },
    { name: 'with marks that pile up', text: `a${'\u0301'.repeat(6)}`, shown: 'a\u0301\u0301\u0301\u0301\\u{301}\\u{301}' },
    { name: 'with a mark that stands on nothing', text: '\u0301a', shown: '\\u{301}a' },
  ])('$name', ({ text, shown }) => {
    expect(visibleText(text)).toBe(shown)
    expect(visibleText(shown)).toBe(shown)
  })
})

it('JSON with such characters escaped stands for the same value', () => {
  const value = { key: 'a\u009b\u202e\u{e0041}\ud800', other: [`b${'\u0301'.repeat(9)}`] }
  const json = visibleJson(JSON.stringify(value, null, 1))
  expect(JSON.parse(json)).toEqual(value)
  expect(json.replaceAll('\u0301', '')).toMatch(/^[\n -~]*$/)
})

describe('a long text', () => {
  it.each([
    { name: 'keeps both ends', text: 'abcdefghij', limit: 6, shown: 'abc…ij' },
    { name: 'is not cut where it fits', text: 'abcdef', limit: 6, shown: 'abcdef' },
    { name: 'is not cut within a character', text: '😀😀😀😀', limit: 6, shown: '😀…😀' },
  ])('$name', ({ text, limit, shown }) => {
    expect(shortened(text, limit)).toBe(shown)
  })
})
