import { readFileSync, writeFileSync } from 'node:fs'
import { currentTable, PAGE, withTable } from './accuracy/page.ts'
import { blocksOf, pages, refreshed, run } from './docs/console-blocks.ts'

/** `npm run docs:refresh`: writes what the commands on the pages print now, and the table of accuracy. Read the difference before committing it. */
const root = new URL('..', import.meta.url).pathname
for (const page of pages()) {
  let text = readFileSync(`${root}${page}`, 'utf8')
  for (const block of blocksOf(page)) {
    const shown = [`$ ${block.command}`, ...block.output].join('\n')
    text = text.replace(shown, () => [`$ ${block.command}`, ...refreshed(block, run(block.command))].join('\n'))
  }
  writeFileSync(`${root}${page}`, text)
}
writeFileSync(`${root}${PAGE}`, withTable(readFileSync(`${root}${PAGE}`, 'utf8'), currentTable()))
