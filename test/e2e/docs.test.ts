import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blocksOf, isShownBy, pages, run } from '../../scripts/docs/console-blocks.ts'

const root = new URL('../..', import.meta.url).pathname
const blocks = pages().flatMap(blocksOf)
const scripts = (JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> }).scripts

describe('the pages of the docs', () => {
  it('show commands', () => {
    expect(blocks.filter(({ page }) => page === 'README.md').length).toBeGreaterThanOrEqual(2)
  })

  it.each(blocks)('$page: `$command` prints what the page says (else: npm run docs:refresh)', (block) => {
    const lines = run(block.command)
    expect(isShownBy(block, lines), lines.join('\n')).toBe(true)
  })

  it.each(pages())('%s names only scripts that exist', (page) => {
    const named = [...readFileSync(`${root}${page}`, 'utf8').matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g)].map(
      ([, name = '']) => name,
    )
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
  })

  it.each(pages())('%s links only to files that exist', (page) => {
    const folder = page.includes('/') ? `${page.slice(0, page.lastIndexOf('/'))}/` : ''
    const links = [...readFileSync(`${root}${page}`, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link)
    expect(links.filter((link) => !existsSync(`${root}${folder}${link}`))).toEqual([])
  })
})
