import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = new URL('../..', import.meta.url).pathname
const DENIAL =
  'User: arn:aws:iam::111122223333:user/ci is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::orders-prod/x" because no identity-based policy allows the s3:PutObject action'

/** A Node of this machine without the embedded store, or null where there is none to test with. */
const olderNode =
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((place) => !place.includes('node_modules'))
    .map((place) => join(place, 'node'))
    .find((path) => existsSync(path) && /^v(?:20|21)\./.test(execFileSync(path, ['--version'], { encoding: 'utf8' }))) ?? null

let folder = ''
const run = (args: readonly string[], node = process.execPath) =>
  spawnSync(node, [join(folder, 'node_modules/whodenied/dist/whodenied.mjs'), ...args], { cwd: folder, encoding: 'utf8' })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'whodenied-package-'))
  const tarball = execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
  }).trim()
  execFileSync('npm', ['init', '--yes', '--silent'], { cwd: folder })
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--offline', join(folder, tarball)], { cwd: folder })
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the packed command line, installed into an empty folder', () => {
  it('brings no dependency and no Node along', () => {
    const installed = JSON.parse(readFileSync(join(folder, 'node_modules/whodenied/package.json'), 'utf8')) as Record<string, unknown>
    expect(installed['dependencies']).toBeUndefined()
    expect(installed['optionalDependencies']).toBeUndefined()
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['whodenied'])
  })

  it('carries the licences of what it bundles', () => {
    expect(readFileSync(join(folder, 'node_modules/whodenied/dist/THIRD-PARTY-LICENSES.txt'), 'utf8')).toContain('commander')
  })

  it('explains an error', () => {
    const { status, stdout, stderr } = run(['explain', DENIAL])
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(stdout).toContain('WD201')
  })

  it('runs the demo and finds its findings again', () => {
    const demo = run(['demo'])
    expect(demo.status).toBe(0)
    const id = /DEN-[0-9A-Z]{8}/.exec(demo.stdout)?.[0] ?? 'none'
    const show = run(['show', id, '--store', 'whodenied-demo/findings.db'])
    expect(show.status).toBe(0)
    expect(show.stdout).toContain(id)
    expect(show.stderr).toBe('')
  })

  // The machine's own Node counts where it is older than the embedded store; PATH without the one that the checkout brings.
  it.runIf(olderNode !== null)('runs explain and demo on an older Node, and says what the other commands need', () => {
    expect(run(['explain', DENIAL], olderNode ?? '').stdout).toContain('WD201')
    const demo = run(['demo', '--out', 'older'], olderNode ?? '')
    expect(demo.status).toBe(0)
    expect(demo.stdout).toContain('nightly-etl cannot read prod-orders')
    const analyze = run(['analyze', '.'], olderNode ?? '')
    expect(analyze.status).toBe(2)
    expect(analyze.stderr).toContain('use Node 22.18 or newer')
  })

  it('runs through the command that npm links', () => {
    const linked = spawnSync(join(folder, 'node_modules/.bin/whodenied'), ['--version'], { encoding: 'utf8' })
    expect(linked.stdout.trim()).toBe('0.1.0')
  })
})
