import { describe, expect, it } from 'vitest'
import { aTerminal } from '../../../builders/a-terminal.ts'

describe('progress', () => {
  it('is one line that is wiped before anything else is written', async () => {
    const terminal = aTerminal()
    terminal.progress('reading: 1 file')
    terminal.say('done')
    expect(terminal.stderr()).toBe('\r\x1b[Kreading: 1 file\r\x1b[Kdone\n')
    terminal.progress('reading: 2 files')
    await terminal.out('data\n')
    expect(terminal.stderr().endsWith('reading: 2 files\r\x1b[K')).toBe(true)
    expect(terminal.stdout()).toBe('data\n')
  })

  it.each([
    { name: 'where stderr is no terminal', changes: { isTTY: false } },
    { name: 'under --quiet', changes: { quiet: true } },
  ])('is silent $name', ({ changes }) => {
    const terminal = aTerminal(changes)
    terminal.progress('reading')
    expect(terminal.stderr()).toBe('')
  })

  it('is never longer than a line of the terminal', () => {
    const terminal = aTerminal({ columns: 20 })
    terminal.progress('x'.repeat(50))
    expect(terminal.stderr()).toBe(`\r\x1b[K${'x'.repeat(18)}…`)
  })
})

describe('talk', () => {
  it('is left out under --quiet, warnings are not', () => {
    const terminal = aTerminal({ quiet: true })
    terminal.say('summary')
    terminal.warn('careful')
    expect(terminal.stderr()).toBe('careful\n')
  })

  it('of several lines is one line', () => {
    const terminal = aTerminal()
    terminal.warn('a\nb\x1b[2J')
    expect(terminal.stderr()).toBe('a\\x0ab\\x1b[2J\n')
  })
})

it.each([
  { columns: 40, width: 60, tableWidth: 40 },
  { columns: 80, width: 80, tableWidth: 80 },
  { columns: 200, width: 110, tableWidth: 200 },
  { columns: 0, width: 100, tableWidth: 160 },
])('with $columns columns text is $width wide and tables $tableWidth', ({ columns, width, tableWidth }) => {
  expect(aTerminal({ columns })).toMatchObject({ width, tableWidth })
})

it('styles only in color', () => {
  expect(aTerminal({ color: true }).style('red', 'x')).toBe('\x1b[31mx\x1b[39m')
  expect(aTerminal().style('red', 'x')).toBe('x')
})
