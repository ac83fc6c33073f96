import { describe, expect, it } from 'vitest'
import { renderTable, type Column } from '../../../../../functions/cli/render/table.ts'
import { aTerminal } from '../../../../builders/a-terminal.ts'

interface Row {
  readonly name: string
  readonly count: number
}
const COLUMNS: readonly Column<Row>[] = [
  { title: 'NAME', cell: ({ name }) => name, flexible: true },
  { title: '×', cell: ({ count }) => String(count), align: 'right' },
]

describe('a table', () => {
  it('has columns as wide as their longest cell', () => {
    const rows = [
      { name: 'orders-prod', count: 7 },
      { name: '漢字', count: 140 },
    ]
    expect(renderTable(rows, COLUMNS, aTerminal())).toEqual(['NAME           ×', 'orders-prod    7', '漢字         140'])
  })

  it('cuts the flexible column where the terminal is narrow', () => {
    const rows = [{ name: 'a-bucket-with-a-long-name-in-it', count: 7 }]
    expect(renderTable(rows, COLUMNS, aTerminal({ columns: 24 }))).toEqual(['NAME                   ×', 'a-bucket-wit…me-in-it  7'])
  })

  it('shows what a cell holds in one line', () => {
    expect(renderTable([{ name: 'a\n\x1b[2Jb', count: 1 }], COLUMNS, aTerminal())[1]).toBe('a\\x0a\\x1b[2Jb  1')
  })

  it('ends a cell of limited width in an ellipsis', () => {
    expect(renderTable([{ name: 'abcdef', count: 1 }], [{ title: 'N', cell: ({ name }) => name, limit: 4 }], aTerminal())[1]).toBe('abc…')
  })

  it('styles a cell by its row, and only in color', () => {
    const styled: Column<Row>[] = [{ title: 'N', cell: ({ name }) => name, style: () => 'red' }]
    expect(renderTable([{ name: 'high', count: 1 }], styled, aTerminal({ color: true }))[1]).toBe('\x1b[31mhigh\x1b[39m')
    expect(renderTable([{ name: 'high', count: 1 }], styled, aTerminal())[1]).toBe('high')
  })

  it('without rows is its heading', () => {
    expect(renderTable([], COLUMNS, aTerminal())).toEqual(['NAME  ×'])
  })
})
