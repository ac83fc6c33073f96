import type { Style, Terminal } from '../terminal.ts'
import { shown } from './shown.ts'
import { columnsOf, fitted, padded } from './width.ts'

export interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row) => string
  readonly align?: 'right'
  /** Longest width in columns; longer cells end in an ellipsis. */
  readonly limit?: number
  /** Takes what the other columns leave; longer cells have an ellipsis in the middle. One column of a table at most. */
  readonly flexible?: boolean
  readonly style?: (row: Row) => Style
}

const GAP = 2
/** A flexible column stays readable, even where the table becomes wider than the terminal. */
const LEAST_FLEXIBLE = 16

/** Rows as aligned columns with a heading, each row one line; widths follow the content. Cells may hold any text. */
export function renderTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[], terminal: Terminal): string[] {
  const cells = rows.map((row) => columns.map(({ cell, limit }) => fitted(shown(cell(row)), limit ?? Infinity, 'end')))
  const wanted = columns.map(({ title }, index) => Math.max(columnsOf(title), ...cells.map((line) => columnsOf(line[index] ?? ''))))
  const widths = columns.map(({ flexible }, index) => (flexible ? flexibleWidth(wanted, index, terminal.tableWidth) : (wanted[index] ?? 0)))
  const line = (texts: readonly string[], styleOf: (column: Column<Row>, text: string) => string) =>
    columns
      .map((column, index) => {
        const width = widths[index] ?? 0
        const text = fitted(texts[index] ?? '', width, 'middle')
        // The last column needs no blanks behind it.
        const cell = index === columns.length - 1 && column.align !== 'right' ? text : padded(text, width, column.align)
        return styleOf(column, cell)
      })
      .join(' '.repeat(GAP))
  const title = terminal.style('dim', line(titlesOf(columns), (_column, text) => text).trimEnd())
  const styled = rows.map((row, index) =>
    line(cells[index] ?? [], ({ style }, text) => (style === undefined ? text : terminal.style(style(row), text))),
  )
  return [title, ...styled.map((text) => text.trimEnd())]
}

function titlesOf<Row>(columns: readonly Column<Row>[]): string[] {
  return columns.map(({ title }) => title)
}

function flexibleWidth(wanted: readonly number[], index: number, tableWidth: number): number {
  const others = wanted.reduce((sum, width, at) => (at === index ? sum : sum + width + GAP), 0)
  return Math.min(wanted[index] ?? 0, Math.max(LEAST_FLEXIBLE, tableWidth - others))
}
