import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openInputs, type Input } from '../../../../../functions/cli/input/open-inputs.ts'

let root = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'whodenied-inputs-'))
})

afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

async function fill(files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(join(root, file, '..'), { recursive: true })
    await writeFile(join(root, file), `content of ${file}`)
  }
}

async function inputsOf(...args: string[]): Promise<Input[]> {
  const inputs: Input[] = []
  for await (const input of openInputs(args)) inputs.push(input)
  return inputs
}

/** Files as they are read, errors with `!`; all without the folder of the test. */
async function told(...args: string[]): Promise<string[]> {
  const inputs = await inputsOf(...args.map((arg) => join(root, arg)))
  return inputs.map((input) => `${input.file.slice(root.length + 1)}${'error' in input ? ` ! ${input.error}` : ''}`)
}

async function textOf(input: Input | undefined): Promise<string> {
  const chunks: Uint8Array[] = []
  if (input === undefined || 'error' in input) throw new Error('no input')
  for await (const chunk of input.open()) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

describe('a file', () => {
  it('is read whatever its name is', async () => {
    await fill(['notes.txt'])
    const [input] = await inputsOf(join(root, 'notes.txt'))
    expect(await textOf(input)).toBe('content of notes.txt')
  })

  it('larger than one chunk is read whole', async () => {
    const text = 'x'.repeat(700_001)
    await writeFile(join(root, 'a.json'), text)
    expect(await textOf((await inputsOf(join(root, 'a.json')))[0])).toBe(text)
  })

  it('that is missing is an answer', async () => {
    await fill(['a.json'])
    expect(await told('b.json', 'a.json', 'a.json/c')).toEqual([
      'b.json ! no such file or directory',
      'a.json',
      'a.json/c ! no such file or directory',
    ])
  })

  it('that two arguments name is read once', async () => {
    await fill(['logs/a.json'])
    expect(await told('logs/a.json', 'logs', 'logs/*.json')).toEqual(['logs/a.json'])
  })

  it('with the characters of a pattern in its name is no pattern', async () => {
    await fill(['a[1].json', 'a1.json'])
    expect(await told('a[1].json')).toEqual(['a[1].json'])
  })

  it('named by a link is read: whoever runs the command chose it', async () => {
    await fill(['a.json'])
    await symlink(join(root, 'a.json'), join(root, 'link'))
    expect(await textOf((await inputsOf(join(root, 'link')))[0])).toBe('content of a.json')
  })

  it('leaves no handle open where reading stops early', async () => {
    await writeFile(join(root, 'a.json'), 'x'.repeat(700_000))
    const before = (await readdir('/proc/self/fd').catch(() => [])).length
    for (let round = 0; round < 50; round++) {
      const [input] = await inputsOf(join(root, 'a.json'))
      if (input === undefined || 'error' in input) throw new Error('no input')
      for await (const chunk of input.open()) if (chunk.length > 0) break
    }
    expect((await readdir('/proc/self/fd').catch(() => [])).length).toBeLessThanOrEqual(before + 3)
  })
})

describe('standard input', () => {
  it('is `-`, and is read once', async () => {
    async function* stdin() {
      yield await Promise.resolve(Buffer.from('piped'))
    }
    const inputs: Input[] = []
    for await (const input of openInputs(['-', '-'], stdin())) inputs.push(input)
    expect(inputs.map(({ file }) => file)).toEqual(['-'])
    expect(await textOf(inputs[0])).toBe('piped')
  })
})

describe('a directory', () => {
  it('gives its record files in the order of their names, folders where their names stand', async () => {
    await fill(['b.json', 'a/2.json.gz', 'a/10.ndjson', 'c.LOG', 'd.jsonl', 'aa.gz', 'Z.json'])
    expect(await told('')).toEqual(['Z.json', 'a/10.ndjson', 'a/2.json.gz', 'aa.gz', 'b.json', 'c.LOG', 'd.jsonl'])
  })

  it('leaves out other files, hidden names, digests and insights', async () => {
    await fill([
      'a.json',
      'readme.md',
      'b.json.bak',
      '.c.json',
      '.git/d.json',
      'AWSLogs/CloudTrail-Digest/e.json.gz',
      'AWSLogs/CloudTrail-Insight/f.json.gz',
      'AWSLogs/CloudTrail/g.json.gz',
    ])
    expect(await told('')).toEqual(['AWSLogs/CloudTrail/g.json.gz', 'a.json'])
  })

  it('without any record file is named', async () => {
    await fill(['empty/readme.md'])
    expect(await told('empty')).toEqual(['empty ! no file in it ends in .json, .jsonl, .ndjson, .log or .gz'])
  })

  it('may hold ten thousand files', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `f${String(index).padStart(5, '0')}.json`)
    await mkdir(join(root, 'many'))
    for (const name of names) await writeFile(join(root, 'many', name), '{}')
    let count = 0
    for await (const input of openInputs([join(root, 'many')])) {
      expect(await textOf(input)).toBe('{}')
      count++
    }
    expect(count).toBe(10_000)
  })

  it('may be nested deep', async () => {
    await fill([`${'d/'.repeat(500)}a.json`])
    expect(await told('d')).toEqual([`${'d/'.repeat(500)}a.json`])
  })
})

describe('a link in a directory', () => {
  const LEAVES = 'a symbolic link that leads out of the folder is not followed; name its target to read it'

  it('that leads out is named and not followed, be it to a file or a folder', async () => {
    await fill(['secret/a.json', 'logs/b.json'])
    await symlink(join(root, 'secret/a.json'), join(root, 'logs/a.json'))
    await symlink(join(root, 'secret'), join(root, 'logs/folder'))
    await symlink('../secret/a.json', join(root, 'logs/relative.json'))
    expect(await told('logs')).toEqual([
      `logs/a.json ! ${LEAVES}`,
      'logs/b.json',
      `logs/folder ! ${LEAVES}`,
      `logs/relative.json ! ${LEAVES}`,
    ])
  })

  it('to a folder whose name begins with the same letters leads out', async () => {
    await fill(['logs-private/a.json', 'logs/b.json'])
    await symlink(join(root, 'logs-private/a.json'), join(root, 'logs/a.json'))
    expect(await told('logs')).toEqual([`logs/a.json ! ${LEAVES}`, 'logs/b.json'])
  })

  it('that stays within is read once: by its target’s name where that is a record file, else by its own', async () => {
    await fill(['logs/a.json', 'logs/data'])
    await symlink('a.json', join(root, 'logs/copy.json'))
    await symlink('data', join(root, 'logs/latest.json'))
    await symlink('.', join(root, 'logs/self'))
    expect(await told('logs')).toEqual(['logs/a.json', 'logs/latest.json'])
  })

  it('that leads nowhere is named', async () => {
    await fill(['logs/a.json'])
    await symlink('gone.json', join(root, 'logs/b.json'))
    expect(await told('logs')).toEqual(['logs/a.json', 'logs/b.json ! a symbolic link whose target does not exist'])
  })
})

describe('a pattern', () => {
  it('gives its matches in the order of their names, whatever they end in', async () => {
    await fill(['b.json', 'a.json', 'c.txt', 'x/d.json'])
    expect(await told('*.json')).toEqual(['a.json', 'b.json'])
    expect(await told('*.t?t')).toEqual(['c.txt'])
    expect(await told('{b,a}.json')).toEqual(['a.json', 'b.json'])
    expect(await told('**/*.json')).toEqual(['a.json', 'b.json', 'x/d.json'])
  })

  it('may match folders, which are walked', async () => {
    await fill(['2026-08-16/a.json', '2026-08-17/b.json', '2026-08-18/c.md', '2026-09-01/d.json'])
    expect(await told('2026-08-*')).toEqual(['2026-08-16/a.json', '2026-08-17/b.json'])
  })

  it('that matches nothing is named', async () => {
    await fill(['a.json'])
    expect(await told('*.jsn')).toEqual(['*.jsn ! no file matches this pattern'])
  })

  it('opens no pipe and no device', async () => {
    await fill(['a.json'])
    expect(spawnSync('mkfifo', [join(root, 'b.json')]).status).toBe(0)
    await symlink('/dev/zero', join(root, 'c.json'))
    expect(await told('?.json')).toEqual([
      'a.json',
      'b.json ! a pipe or device; name it without a pattern to read it',
      'c.json ! a symbolic link that leads out of the folder is not followed; name its target to read it',
    ])
  })

  it('follows no link out of the folder where it begins', async () => {
    await fill(['secret/a.json', 'logs/b.json'])
    await symlink(join(root, 'secret/a.json'), join(root, 'logs/a.json'))
    const [first, ...rest] = await told('logs/*.json')
    expect(first).toMatch(/^logs\/a\.json ! a symbolic link that leads out/)
    expect(rest).toEqual(['logs/b.json'])
  })
})
