import { describe, expect, it } from 'vitest'
import { HOSTILE_CLASSES, HOSTILE_TEXTS } from './corpus.ts'
import { faultsOfJson, faultsOfSlots, faultsOfText } from './rules.ts'
import { shellWords } from './shell-words.ts'

const NOT_INERT = [
  'C0 controls and DEL',
  'C1 controls',
  'CSI sequences',
  '8-bit sequences',
  'OSC sequences: title, clipboard, links, notifications',
  'DCS, APC, PM, SOS and other escapes',
  'bracketed paste',
  'bidirectional controls',
  'zero-width and other invisible characters',
  'tag characters',
  'variation selectors',
]

describe('the corpus', () => {
  it('holds at least 500 different texts', () => {
    expect(new Set(HOSTILE_TEXTS.map(({ text }) => text)).size).toBeGreaterThanOrEqual(500)
  })
})

describe('the rules find', () => {
  it.each(HOSTILE_CLASSES.filter(({ name }) => NOT_INERT.includes(name)))('every text of: $name', ({ texts }) => {
    // A line feed is judged by the rules for lines.
    const raw = texts.filter((text) => text !== 'a\nb')
    expect(raw.filter((text) => faultsOfText(text, { color: false }).length === 0)).toEqual([])
  })

  it.each([
    { name: 'a half character', text: 'a\ud83d' },
    { name: 'a noncharacter', text: '\uffff' },
    { name: 'marks that pile up', text: `z${'\u0301'.repeat(40)}` },
    { name: 'a blank that is none of ours', text: 'a\u00a0b' },
  ])('$name', ({ text }) => {
    expect(faultsOfText(text, { color: false })).not.toEqual([])
  })

  it('a style where no color was asked for, one that is left open, and one that is not ours', () => {
    expect(faultsOfText('\x1b[31mx\x1b[39m', { color: true })).toEqual([])
    expect(faultsOfText('\x1b[31mx\x1b[39m', { color: false })).not.toEqual([])
    expect(faultsOfText('\x1b[31mx', { color: true })).not.toEqual([])
    expect(faultsOfText('\x1b[41mx\x1b[49m', { color: true })).not.toEqual([])
  })

  it('JSON that stands for another value', () => {
    expect(faultsOfJson('{"a":"b"}', { a: 'b' })).toEqual([])
    expect(faultsOfJson('{"a":"b"}', { a: 'c' })).toEqual(['the value changed'])
  })

  it('a line at the left edge that is none of ours', () => {
    const lines = ['WD103  BLOCKED BY AN SCP  [Stated by AWS]', '', 'who       x', 'what      y']
    expect(faultsOfSlots(lines.join('\n'))).toEqual([])
    expect(faultsOfSlots([...lines, 'all is well'].join('\n'))).toEqual(['out of place: all is well'])
    expect(faultsOfSlots([...lines, 'who       z'].join('\n'))).toEqual(['out of place: who       z'])
    expect(faultsOfSlots(`x\n${lines.join('\n')}`)).not.toEqual([])
  })

  it.each(['aws s3 ls $(id)', 'aws s3 ls `id`', "aws s3 ls 'a", 'aws s3 ls "$HOME"', 'aws s3 ls *', 'aws s3 ls ~', 'aws s3 ls a\\b'])(
    'what a shell would expand: %s',
    (command) => {
      const tokens = () => shellWords(command)
      if (command.includes('$(id)')) expect(tokens().map(({ text }) => text)).toContain('$(')
      else expect(tokens).toThrow()
    },
  )
})
