import { describe, expect, it } from 'vitest'
import { labeled, withLabel, wrapParts, wrapWords } from '../../../../../functions/cli/render/wrap.ts'

describe('words', () => {
  it.each([
    { name: 'are broken at blanks', text: 'one two three', width: 7, lines: ['one two', 'three'] },
    {
      name: 'stay whole where they are too long',
      text: 'a arn:aws:s3:::orders-prod/k b',
      width: 10,
      lines: ['a', 'arn:aws:s3:::orders-prod/k', 'b'],
    },
    { name: 'count wide characters twice', text: '漢字 漢字', width: 8, lines: ['漢字', '漢字'] },
    { name: 'of an empty text are one empty line', text: '', width: 8, lines: [''] },
  ])('$name', ({ text, width, lines }) => {
    expect(wrapWords(text, width)).toEqual(lines)
  })
})

it('parts with blanks in them are not broken', () => {
  expect(wrapParts(['SCP ✗', 'Block Public Access ?', 'ACL ?'], '  ', 28)).toEqual(['SCP ✗  Block Public Access ?', 'ACL ?'])
})

describe('a label', () => {
  it('stands before the first line only', () => {
    expect(labeled('what', 'one two three', 17)).toEqual(['what      one two', '          three'])
    expect(withLabel('check', ['a', 'b'], 6)).toEqual(['check a', '      b'])
  })

  it('without text is left out', () => {
    expect(labeled('prevent', '', 80)).toEqual([])
  })
})
