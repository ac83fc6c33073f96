import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A ```console block of a page: a `$ whodenied …` command and what it prints. */
export interface ConsoleBlock {
  /** The page, from the root of the project. */
  readonly page: string
  readonly command: string
  /** Printed lines; a line `…` stands for any number of lines that the page leaves out. */
  readonly output: readonly string[]
}

const root = new URL('../..', import.meta.url).pathname
const BLOCK = /```console\n\$ (.*)\n([^]*?)```/g
const CUT = '…'

/** README and all pages of docs/, from the root of the project. */
export function pages(): string[] {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
  return ['README.md', ...docs.map((name) => `docs/${name}`)]
}

/** The console blocks of a page, in order. */
export function blocksOf(page: string): ConsoleBlock[] {
  return [...readFileSync(join(root, page), 'utf8').matchAll(BLOCK)].map(([, command = '', output = '']) => ({
    page,
    command,
    output: output.trimEnd().split('\n'),
  }))
}

/** Runs the command of a block in an empty folder, in a shell with `whodenied` as the command line of this checkout. Gives stdout and stderr as a terminal would. */
export function run(command: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'whodenied-docs-'))
  try {
    const whodenied = `whodenied() { '${process.execPath}' '${join(root, 'functions/cli/main.ts')}' "$@"; }`
    const { stdout } = spawnSync('sh', ['-c', `${whodenied}; { ${command}\n} 2>&1`], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: folder },
    })
    return stdout.trimEnd().split('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whether the lines are what the block says, a cut standing for any number of lines. */
export function isShownBy(block: ConsoleBlock, lines: readonly string[]): boolean {
  const cut = block.output.indexOf(CUT)
  if (cut === -1) return lines.join('\n') === block.output.join('\n')
  const after = block.output.length - cut - 1
  return (
    lines.slice(0, cut).join('\n') === block.output.slice(0, cut).join('\n') &&
    lines.slice(lines.length - after).join('\n') === block.output.slice(cut + 1).join('\n')
  )
}

/** The output of a block as it is now, cut where the block cuts. */
export function refreshed(block: ConsoleBlock, lines: readonly string[]): string[] {
  const cut = block.output.indexOf(CUT)
  if (cut === -1) return [...lines]
  return [...lines.slice(0, cut), CUT, ...lines.slice(lines.length - (block.output.length - cut - 1))]
}
