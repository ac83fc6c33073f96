import { homedir } from 'node:os'
import { storePath } from '#shared/config/settings.ts'
import type { FindingStore } from '#shared/ports/finding-store.ts'
import { UsageError } from './exit-codes.ts'

/** Opens the embedded store that the options and the environment name. The engine is loaded here, so that other commands start without it. */
export async function openStore(option: string | undefined): Promise<FindingStore> {
  const path = storePath(option, process.env, homedir(), process.platform)
  const { openSqliteFindingStore } = await import('#shared/adapters/sqlite/finding-store.ts')
  return openSqliteFindingStore(path)
}

/** Throws a usage error where this Node has no embedded store. Asked before a command that needs one is loaded. */
export function requireEmbeddedEngine(): void {
  if (hasEmbeddedEngine()) return
  throw new UsageError(
    `this is Node ${process.versions.node}, which has no embedded store`,
    'use Node 22.18 or newer; `whodenied explain` and `whodenied demo` work without a store',
  )
}

/** True where this Node brings node:sqlite without a flag. */
export function hasEmbeddedEngine(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 13)
}
