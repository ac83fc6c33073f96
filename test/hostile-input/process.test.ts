import { spawnSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aRecord } from '../builders/a-record.ts'
import { CLI, runToEnd, startCli } from '../builders/cli-process.ts'

let root = ''
const at = (name: string) => join(root, name)
const store = () => ['--store', at('findings.db')]
const records = (count: number) =>
  Array.from({ length: count }, (_, index) => `${JSON.stringify(aRecord({ eventID: `e-${index}` }))}\n`).join('')

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'whodenied-process-'))
  await writeFile(at('one.json'), records(1))
})

afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

async function countInStore(): Promise<number> {
  const { stdout } = await runToEnd(['findings', 'list', ...store(), '--format', 'json'])
  const findings = JSON.parse(stdout) as { count: { value: number } }[]
  return findings.reduce((sum, finding) => sum + finding.count.value, 0)
}

describe('a run ends quietly', () => {
  it('where the reader of its output goes away, and what was saved is whole', async () => {
    await writeFile(at('many.json'), records(5000))
    const { child, ended } = startCli(['analyze', at('many.json'), ...store(), '--each', 'denial', '--format', 'ndjson'])
    child.stdout.once('data', () => child.stdout.destroy())
    expect(await ended).toMatchObject({ code: 0, stderr: '' })
    expect(await countInStore()).toBeGreaterThan(0)
  })

  it('where the reader of its talk goes away', async () => {
    const { child, ended } = startCli(['analyze', at('one.json'), ...store(), '--format', 'json'])
    child.stderr.destroy()
    const { code, stdout } = await ended
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toHaveLength(1)
  })

  it('at Ctrl-C with 130, and what was saved stays', async () => {
    const { child, ended } = startCli(['analyze', '-', ...store(), '--each', 'denial', '--format', 'ndjson'])
    child.stdout.once('data', () => child.kill('SIGINT'))
    child.stdin.write(records(3000))
    expect(await ended).toMatchObject({ code: 130, signal: null, stderr: '' })
    expect(await countInStore()).toBeGreaterThan(500)
  })

  it('at Ctrl-C while it waits for a pipe that nobody writes to', async () => {
    expect(spawnSync('mkfifo', [at('pipe')]).status).toBe(0)
    const { child, ended } = startCli(['analyze', at('missing'), at('pipe'), ...store()])
    child.stderr.once('data', () => setTimeout(() => child.kill('SIGINT'), 200))
    expect(await ended).toMatchObject({ code: 130, signal: null })
  })
})

describe('an input', () => {
  it('may be a pipe with a name', async () => {
    expect(spawnSync('mkfifo', [at('pipe')]).status).toBe(0)
    const { child, ended } = startCli(['analyze', at('pipe'), ...store()])
    child.stdin.end()
    createWriteStream(at('pipe')).end(records(3000))
    expect((await ended).stderr).toBe('3000 read, 3000 denied, 0 skipped, 0 malformed, 1 findings\n')
  })

  it('that a pattern finds is no pipe: the run would wait for whoever made it', async () => {
    expect(spawnSync('mkfifo', [at('logs.json')]).status).toBe(0)
    const { code, stderr } = await runToEnd(['analyze', '*.json', ...store()], { cwd: root })
    expect(stderr).toContain('could not read logs.json: a pipe or device; name it without a pattern to read it')
    expect(stderr).toContain('1 read, 1 denied, 0 skipped, 1 malformed')
    expect(code).toBe(0)
  })

  it('may be a folder with the name of a file, itself or in another folder', async () => {
    await mkdir(at('logs/a.json/b.json'), { recursive: true })
    await writeFile(at('logs/a.json/b.json/c.json'), records(1))
    for (const folder of ['logs', 'logs/a.json']) {
      expect((await runToEnd(['analyze', at(folder), ...store()])).stderr).toBe('1 read, 1 denied, 0 skipped, 0 malformed, 1 findings\n')
    }
  })

  it('is not read through a link that leads out of its folder', async () => {
    await mkdir(at('logs'))
    await symlink(at('one.json'), at('logs/link.json'))
    await symlink('/etc', at('logs/etc'))
    const { code, stderr } = await runToEnd(['analyze', at('logs'), ...store()])
    expect(stderr).toContain(`could not read ${at('logs/etc')}: a symbolic link that leads out of the folder is not followed`)
    expect(stderr).toContain('0 read, 0 denied, 0 skipped, 2 malformed')
    expect(code).toBe(2)
  })

  it.each([
    { command: ['analyze', '-'], code: 2, says: 'could not read - at byte 0: empty: there is nothing to read' },
    { command: ['explain', '-'], code: 2, says: 'The text is empty.' },
  ])('may be standard input that is closed: $command', ({ command, code, says }) => {
    const args = [process.execPath, CLI, ...command, ...(command[0] === 'analyze' ? store() : [])]
    const { status, stderr } = spawnSync('sh', ['-c', 'exec "$@" <&-', 'sh', ...args], { encoding: 'utf8' })
    expect(stderr).toContain(says)
    expect(status).toBe(code)
  })
})
