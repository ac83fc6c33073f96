export interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row) => string
  readonly align?: 'right'
  /** Longest width in characters; longer cells end in an ellipsis. */
  readonly limit?: number
}

/** Rows as aligned columns with a heading; widths follow the content. Cells must be visible text already. */
export function renderTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string[] {
  const cells = rows.map((row) => columns.map((column) => clip(column.cell(row), column.limit)))
  const widths = columns.map((column, index) => Math.max(column.title.length, ...cells.map((line) => line[index]?.length ?? 0)))
  const format = (line: readonly string[]) =>
    line
      .map((cell, index) => (columns[index]?.align === 'right' ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd()
  return [columns.map((column) => column.title), ...cells].map(format)
}

function clip(text: string, limit: number | undefined): string {
  return limit !== undefined && text.length > limit ? `${text.slice(0, limit - 1)}…` : text
}
