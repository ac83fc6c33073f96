import { describe, expect, it } from 'vitest'
import { columnsOf, fitted, padded } from '../../../../../functions/cli/render/width.ts'

describe('a terminal gives', () => {
  it.each([
    { name: 'a letter one column', text: 'a', columns: 1 },
    { name: 'a letter with marks one column', text: 'e\u0301\u0302', columns: 1 },
    { name: 'a Han character two columns', text: '漢字', columns: 4 },
    { name: 'Hangul two columns', text: '한', columns: 2 },
    { name: 'a fullwidth letter two columns', text: 'Ａ', columns: 2 },
    { name: 'an emoji two columns', text: '😀', columns: 2 },
    { name: 'a mark of ours one column', text: '✗✓–?…→×', columns: 7 },
    { name: 'Hebrew one column each', text: 'שלום', columns: 4 },
    { name: 'nothing none', text: '', columns: 0 },
  ])('$name', ({ text, columns }) => {
    expect(columnsOf(text)).toBe(columns)
  })
})

describe('a text is fitted', () => {
  it.each([
    { name: 'not at all where there is room', text: 'orders', columns: 6, cut: 'middle' as const, shown: 'orders' },
    { name: 'with both ends', text: 'abcdefghij', columns: 6, cut: 'middle' as const, shown: 'abc…ij' },
    { name: 'with its beginning', text: 'abcdefghij', columns: 6, cut: 'end' as const, shown: 'abcde…' },
    { name: 'without half a wide character', text: '漢字漢字漢字', columns: 6, cut: 'middle' as const, shown: '漢…字' },
    { name: 'without half a surrogate pair', text: '😀😀😀😀', columns: 5, cut: 'end' as const, shown: '😀😀…' },
    { name: 'without a mark on the ellipsis', text: 'abcdefgh\u0301i', columns: 4, cut: 'middle' as const, shown: 'ab…i' },
  ])('$name', ({ text, columns, cut, shown }) => {
    expect(fitted(text, columns, cut)).toBe(shown)
    expect(columnsOf(fitted(text, columns, cut))).toBeLessThanOrEqual(columns)
  })
})

it('blanks fill up the columns that a text leaves', () => {
  expect(padded('漢', 4)).toBe('漢  ')
  expect(padded('7', 3, 'right')).toBe('  7')
  expect(padded('long', 2)).toBe('long')
})
