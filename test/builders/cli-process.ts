import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { accessSync, constants } from 'node:fs'

export const CLI = new URL('../../functions/cli/main.ts', import.meta.url).pathname

/** Has the process say at its end, in its last line on stderr, the most memory that it ever held (ru_maxrss, KiB). */
const TELL_MEMORY =
  "data:text/javascript,process.on('exit',()=>require('fs').writeSync(2,'maxRSS='+process.resourceUsage().maxRSS+'\\n'));import{createRequire}from'node:module';const require=createRequire('file:///')"

/** What became of a process of the command line. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** The most memory that it ever held. */
  readonly peakMiB: number
}

/** A running command line. */
export interface Running {
  readonly child: ChildProcessWithoutNullStreams
  readonly ended: Promise<Ended>
}

/** Starts the command line from its sources, to be fed, cut off or interrupted. */
export function startCli(args: readonly string[], options: { cwd?: string; uid?: number } = {}): Running {
  const identity = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }
  const env = { PATH: process.env['PATH'], HOME: '/nonexistent' }
  const child = spawn(process.execPath, ['--import', TELL_MEMORY, CLI, ...args], { cwd: options.cwd, env, ...identity })
  const text = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text.stdout += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text.stderr += chunk))
  // The command line may end before it has read all that it is fed.
  child.stdin.on('error', () => undefined)
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      const memory = /maxRSS=(\d+)\n/.exec(text.stderr)
      resolve({ code, signal, ...text, stderr: text.stderr.replace(/maxRSS=\d+\n/, ''), peakMiB: Number(memory?.[1] ?? NaN) / 1024 })
    })
  })
  return { child, ended }
}

/** Runs the command line to its end, with nothing on its standard input. */
export function runToEnd(args: readonly string[], options: { cwd?: string; uid?: number } = {}): Promise<Ended> {
  const { child, ended } = startCli(args, options)
  child.stdin.end()
  return ended
}

const NOBODY = 65534

/** Somebody whom permissions bind, since root reads everything: `uid` for a child process, or why there is nobody. */
export function boundUser(): { readonly uid?: number; readonly impossible?: string } {
  if (process.getuid === undefined) return { impossible: 'this system has no user ids' }
  if (process.getuid() !== 0) return {}
  const tried = spawnSync(process.execPath, ['-e', `require('fs').accessSync(${JSON.stringify(CLI)})`], { uid: NOBODY, gid: NOBODY })
  return tried.status === 0 ? { uid: NOBODY } : { impossible: `user ${NOBODY} may not read ${CLI} or run Node` }
}

/** True where a file may be used, such as a device that not every system has. */
export function isThere(path: string): boolean {
  try {
    accessSync(path, constants.F_OK)
    return true
  } catch {
    return false
  }
}
