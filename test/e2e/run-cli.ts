import { spawnSync } from 'node:child_process'

const main = new URL('../../functions/cli/main.ts', import.meta.url).pathname

export interface CliResult {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command line from its sources as a user does, with an environment of its own. */
export function runCli(args: readonly string[], options: { input?: string; env?: Record<string, string>; cwd?: string } = {}): CliResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    input: options.input ?? '',
    cwd: options.cwd,
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', ...options.env },
    maxBuffer: 64 * 1024 * 1024,
  })
  return { status, stdout, stderr }
}
