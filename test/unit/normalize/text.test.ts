import { describe, expect, it } from 'vitest'
import { readParameter, readShort, shorten } from '../../../shared/normalize/text.ts'

describe('a field of a record', () => {
  it.each([
    ['a text', 'eu-west-1', 'eu-west-1'],
    ['an empty text', '', null],
    ['a number', 7, null],
    ['a list', ['eu-west-1'], null],
    ['null', null, null],
  ])('%s: %j reads as %j', (_name, value, expected) => {
    expect(readShort({ awsRegion: value }, 'awsRegion')).toBe(expected)
  })

  it.each([
    [4096, 4096],
    [4097, 4096],
    [4095, 4095],
  ])('of %i characters keeps %i', (length, kept) => {
    expect(shorten('x'.repeat(length))).toHaveLength(kept)
  })
})

describe('a request parameter', () => {
  it.each([
    ['a text', 'a.csv', 'a.csv'],
    ['an empty text', '', ''],
    ['a list of one, as in old records', ['a.csv'], 'a.csv'],
    ['an empty list', [], null],
    ['a number', 7, '7'],
    ['a boolean', false, 'false'],
    ['an object', { key: 'a.csv' }, null],
    ['null', null, null],
  ])('%s: %j reads as %j', (_name, value, expected) => {
    expect(readParameter({ key: value }, 'key')).toBe(expected)
  })

  it('is null where it was not sent or no parameters were recorded', () => {
    expect(readParameter({}, 'toString')).toBeNull()
    expect(readParameter(null, 'key')).toBeNull()
  })
})
