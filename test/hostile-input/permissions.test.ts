import { spawnSync } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aRecord } from '../builders/a-record.ts'
import { boundUser, CLI, isThere, runToEnd } from '../builders/cli-process.ts'

const { uid, impossible } = boundUser()
const asUser = uid === undefined ? {} : { uid }

let root = ''
const at = (name: string) => join(root, name)

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'whodenied-permissions-'))
  await mkdir(at('logs'))
  await writeFile(at('logs/a.json'), JSON.stringify(aRecord()))
  if (uid !== undefined) for (const path of [root, at('logs')]) await chown(path, uid, uid)
})

afterEach(async () => {
  if (isThere(at('closed'))) await chmod(at('closed'), 0o700)
  await rm(root, { recursive: true, force: true })
})

describe('what may not be read', () => {
  it('is named, and costs nothing else: a file and a folder', async ({ skip }) => {
    skip(impossible !== undefined, impossible)
    await writeFile(at('logs/secret.json'), JSON.stringify(aRecord()))
    await mkdir(at('logs/private'))
    for (const name of ['logs/secret.json', 'logs/private']) await chmod(at(name), 0)
    const { code, stderr } = await runToEnd(['analyze', at('logs'), '--store', at('findings.db'), '--strict'], asUser)
    expect(stderr).toContain(`could not read ${at('logs/private')}: permission denied\n`)
    expect(stderr).toContain(`could not read ${at('logs/secret.json')} at byte 0: cannot be read: EACCES: permission denied`)
    expect(stderr).toContain('1 read, 1 denied, 0 skipped, 2 malformed, 1 findings\n')
    expect(code).toBe(4)
  })

  it('is bad usage where there is nothing else', async ({ skip }) => {
    skip(impossible !== undefined, impossible)
    await mkdir(at('closed'))
    await chmod(at('closed'), 0)
    const { code, stderr } = await runToEnd(['analyze', at('closed'), at('closed/a.json'), '--store', at('findings.db')], asUser)
    expect(stderr).toContain(`could not read ${at('closed')}: permission denied\n`)
    expect(stderr).toContain(`could not read ${at('closed/a.json')}: permission denied\n`)
    expect(code).toBe(2)
  })
})

describe('a store that cannot be written', () => {
  it('in a read-only folder is named with what to do', async ({ skip }) => {
    skip(impossible !== undefined, impossible)
    await mkdir(at('closed'), { mode: 0o555 })
    const { code, stdout, stderr } = await runToEnd(['analyze', at('logs'), '--store', at('closed/findings.db')], asUser)
    expect(stderr).toMatch(
      /^error: cannot create the store .*closed\/findings\.db: EACCES: permission denied.*; name another file with --store\n$/,
    )
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  it('since its file is read-only is named with what to do', async ({ skip }) => {
    skip(impossible !== undefined, impossible)
    expect((await runToEnd(['analyze', at('logs'), '--store', at('findings.db')], asUser)).code).toBe(0)
    await chmod(at('findings.db'), 0o444)
    await chmod(root, 0o555)
    const { code, stderr } = await runToEnd(['analyze', at('logs'), '--store', at('findings.db')], asUser)
    expect(stderr).toMatch(/^error: the store .*findings\.db cannot be written; change its permissions, or name another file with --store/)
    expect(code).toBe(2)
  })

  it('since the disk is full is named with what to do', async ({ skip }) => {
    skip(!isThere('/dev/full'), 'this system has no /dev/full')
    const { code, stderr } = await runToEnd(['analyze', at('logs'), '--store', '/dev/full'])
    expect(stderr).toMatch(/^error: the store \/dev\/full cannot grow, the disk is full; free some space and try again/)
    expect(code).toBe(1)
  })

  it('further since a limit is reached ends the run and keeps what was saved', async ({ skip }) => {
    skip(process.platform === 'win32', 'this system has no ulimit')
    const records = Array.from({ length: 4000 }, (_, index) =>
      JSON.stringify(aRecord({ eventID: `e-${index}`, requestParameters: { bucketName: `b-${index}`, key: 'k' } })),
    )
    await writeFile(at('logs/many.json'), records.join('\n'))
    const run = ['ulimit -f 4000; exec "$@"', 'sh', process.execPath, CLI, 'analyze', at('logs/many.json'), '--store', at('findings.db')]
    const { status, stderr } = spawnSync('sh', ['-c', ...run], { encoding: 'utf8' })
    expect(stderr).toMatch(/^error: the store .*findings\.db .*\n$/)
    expect(status).toBe(1)
    expect((await runToEnd(['findings', 'list', '--store', at('findings.db')])).code).toBe(0)
  })
})

describe('output that cannot be written', () => {
  it('is said without a stack', ({ skip }) => {
    skip(!isThere('/dev/full'), 'this system has no /dev/full')
    const run = ['exec "$@" >/dev/full', 'sh', process.execPath, CLI, 'explain', 'WD103']
    const { status, stderr } = spawnSync('sh', ['-c', ...run], { encoding: 'utf8' })
    expect(stderr).toBe('error: cannot write to standard output: ENOSPC: no space left on device, write\n')
    expect(status).toBe(1)
  })
})
