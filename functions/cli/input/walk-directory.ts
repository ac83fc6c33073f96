import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { errorText } from './error-text.ts'
import { followLink } from './follow-link.ts'

/** A file, or what could not be reached and why. */
export type Walked = string | { readonly file: string; readonly error: string }

const RECORD_FILE = /\.(?:json|jsonl|ndjson|log|gz)$/i

/** CloudTrail keeps these beside the log files of an account: checksums and rates, no requests. */
const FOLDERS_WITHOUT_RECORDS = new Set(['CloudTrail-Digest', 'CloudTrail-Insight'])

/**
 * The files under a directory whose names end in .json, .jsonl, .ndjson, .log or .gz, in the order of their names, each folder where its name stands.
 * Left out are hidden names, the folders of digests and insights, and what is no plain file. A link is followed to a file within the directory, else named.
 */
export async function* walkDirectory(root: string): AsyncGenerator<Walked> {
  // What is still to come, next one last: folders may be nested as deep as they like.
  const pending: { readonly path: string; readonly kind: EntryKind }[] = [{ path: root, kind: 'directory' }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'file') yield next.path
    else if (next.kind === 'link') yield* followed(next.path, root)
    else {
      const entries = await entriesOf(next.path)
      if ('error' in entries) yield { file: next.path, error: entries.error }
      else pending.push(...entries.found)
    }
  }
}

type EntryKind = 'file' | 'directory' | 'link'

/** A link to a file that the walk finds anyway is passed over, so that nothing is read twice. */
async function* followed(path: string, root: string): AsyncGenerator<Walked> {
  const target = await followLink(path, root)
  if ('error' in target) yield { file: path, error: target.error }
  else if (target.isFile && !isWalked(target.pathInRoot)) yield path
}

function isWalked(pathInRoot: string): boolean {
  return RECORD_FILE.test(pathInRoot) && !pathInRoot.split('/').some(isLeftOut)
}

function isLeftOut(name: string): boolean {
  return name.startsWith('.') || FOLDERS_WITHOUT_RECORDS.has(name)
}

async function entriesOf(directory: string) {
  try {
    const entries = await readdir(directory, { withFileTypes: true })
    const found = entries.flatMap((entry) => {
      const kind = isLeftOut(entry.name) ? null : kindOf(entry)
      return kind === null ? [] : [{ path: join(directory, entry.name), kind, name: entry.name }]
    })
    return { found: found.sort((one, other) => (one.name < other.name ? 1 : -1)) }
  } catch (error) {
    return { error: errorText(error).text }
  }
}

function kindOf(entry: Dirent): EntryKind | null {
  if (entry.isDirectory()) return 'directory'
  if (entry.isSymbolicLink()) return 'link'
  return entry.isFile() && RECORD_FILE.test(entry.name) ? 'file' : null
}
