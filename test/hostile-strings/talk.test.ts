import { describe, expect, it } from 'vitest'
import { faultLines, usageErrorText } from '../../functions/cli/error-lines.ts'
import { renderSkipped } from '../../functions/cli/commands/analyze.ts'
import { runAnalysis } from '../../functions/cli/run-analysis.ts'
import { buildProgram } from '../../functions/cli/program.ts'
import { openMemoryFindingStore } from '../../shared/adapters/memory/finding-store.ts'
import { aTerminal } from '../builders/a-terminal.ts'
import { HOSTILE_TEXTS } from './corpus.ts'
import { faultsOfText } from './rules.ts'

const texts = HOSTILE_TEXTS.map(({ text }) => text)

describe('one line of talk stays one inert line', () => {
  it.each(['say', 'warn'] as const)('%s', (method) => {
    const terminal = aTerminal({ color: true })
    for (const text of texts) terminal[method](text)
    expect(terminal.stderr().split('\n')).toHaveLength(texts.length + 1)
    expect(faultsOfText(terminal.stderr(), { color: false })).toEqual([])
  })

  it('progress overwrites itself and nothing else', () => {
    const terminal = aTerminal()
    for (const text of texts) terminal.progress(text)
    const shown = terminal.stderr().split('\r\x1b[K')
    expect(shown).toHaveLength(texts.length + 1)
    expect(shown.flatMap((text) => faultsOfText(text, { color: false }))).toEqual([])
    expect(shown.filter((text) => text.includes('\n') || text.replaceAll(/\p{M}/gu, '').length > 100)).toEqual([])
  })
})

describe('names of files that could not be read', () => {
  it('are inert, one line each', async () => {
    for (const text of texts.slice(0, 300)) {
      const terminal = aTerminal({ quiet: true })
      const inputs = [{ file: text, error: `no such file: ${text}` }]
      await runAnalysis(inputs, { store: openMemoryFindingStore() }, terminal)
      expect(terminal.stderr().split('\n')).toHaveLength(2)
      expect(faultsOfText(terminal.stderr(), { color: false })).toEqual([])
    }
  })

  it('are inert where their content is no record', async () => {
    const terminal = aTerminal({ quiet: true })
    const inputs = texts.map((text) => ({ file: text, open: () => bytesOf(text) }))
    await runAnalysis(inputs, { store: openMemoryFindingStore() }, terminal)
    expect(faultsOfText(terminal.stderr(), { color: false })).toEqual([])
  })
})

it('a skipped record with a hostile event id is one inert line', () => {
  for (const text of texts) {
    const line = renderSkipped({ kind: 'skipped', eventId: text, reason: 'no-error' })
    expect(line.split('\n')).toHaveLength(2)
    expect(faultsOfText(line, { color: false })).toEqual([])
  }
})

describe('errors', () => {
  it('of the command line quote arguments inert', async () => {
    // `--` and `--help` print the help.
    for (const text of texts.filter((each) => !['', '--', '--help'].includes(each))) {
      const said: string[] = []
      const program = buildProgram(aTerminal(), () => undefined)
      program.configureOutput({ ...program.configureOutput(), writeErr: (part) => said.push(part) })
      await program.parseAsync([text], { from: 'user' }).catch(() => undefined)
      expect(faultsOfText(said.join(''), { color: false })).toEqual([])
      expect(said.join('').split('\n').length).toBeLessThanOrEqual(4)
    }
  })

  it.each([
    { name: 'an argument', text: "error: unknown option '--a\x1b[2J\nb'\n", shown: "error: unknown option '--a\\x1b[2J\\x0ab'\n" },
    {
      name: 'our own suggestion',
      text: "error: unknown command 'analyse'\n(Did you mean analyze?)\n",
      shown: "error: unknown command 'analyse'\n(Did you mean analyze?)\n",
    },
  ])('keep the lines of ours only: $name', ({ text, shown }) => {
    expect(usageErrorText(text)).toBe(shown)
  })

  it('that are faults of ours show their message in one line, then the stack and the cause', () => {
    const error = new Error('cannot read a\n    at evil (file:1:1)', { cause: new TypeError('b\nc') })
    const terminal = aTerminal()
    for (const line of faultLines(error)) terminal.warn(line)
    const lines = terminal.stderr().split('\n')
    expect(lines[0]).toBe('Error: cannot read a\\x0a    at evil (file:1:1)')
    expect(lines.filter((line) => line.startsWith('caused by'))).toEqual(['caused by TypeError: b\\x0ac'])
  })
})

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text))
}
