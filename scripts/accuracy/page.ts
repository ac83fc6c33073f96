import { judge } from './judge.ts'
import { ownFiles, readRows } from './read-rows.ts'
import { renderTable } from './render-table.ts'

/** The page that shows the table, from the root of the project. */
export const PAGE = 'docs/accuracy.md'

const BLOCK = /```text\n([^]*?)```/

/** What `npm run accuracy` prints as the table for the project's own texts. */
export function currentTable(): string {
  return `${renderTable(ownFiles().flatMap(readRows).map(judge)).join('\n')}\n`
}

/** The table that the page shows. */
export function shownTable(page: string): string {
  return BLOCK.exec(page)?.[1] ?? ''
}

/** The page with the table as it is now. */
export function withTable(page: string, table: string): string {
  return page.replace(BLOCK, () => `\`\`\`text\n${table}\`\`\``)
}
