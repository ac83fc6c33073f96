import type * as Sqlite from 'node:sqlite'
import { StoreError } from '../../ports/finding-store.ts'

/** Node's own SQLite module, loaded at the first use, so that commands without a store start without it. */
export function loadSqlite(): typeof Sqlite {
  const sqlite = withoutSqliteWarning(() => builtin('node:sqlite'))
  if (sqlite !== undefined) return sqlite as typeof Sqlite
  throw new StoreError(`this Node.js (${process.version}) has no embedded store; use Node.js 22.18 or later`, { retryable: false })
}

function builtin(name: string): object | undefined {
  return process.getBuiltinModule(name)
}

// Some versions of Node announce the module as experimental on stderr, once per process. All other warnings pass.
function withoutSqliteWarning<T>(load: () => T): T {
  const original = Object.getOwnPropertyDescriptor(process, 'emitWarning')
  const pass = process.emitWarning.bind(process) as (...given: readonly unknown[]) => void
  process.emitWarning = (...given: readonly unknown[]) => {
    if (!isSqliteWarning(given)) pass(...given)
  }
  try {
    return load()
  } finally {
    if (original !== undefined) Object.defineProperty(process, 'emitWarning', original)
  }
}

function isSqliteWarning([warning, type]: readonly unknown[]): boolean {
  return type === 'ExperimentalWarning' && String(warning).startsWith('SQLite ')
}
