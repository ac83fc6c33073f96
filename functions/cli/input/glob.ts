import { glob } from 'node:fs/promises'
import { dirname } from 'node:path'
import { followLink } from './follow-link.ts'
import type { Walked } from './walk-directory.ts'

const MAGIC = /[*?[{]/

/** True for an argument that holds a character of a pattern. */
export function isGlob(argument: string): boolean {
  return MAGIC.test(argument)
}

/**
 * What matches a pattern, in the order of the names. A match that a link leads out of the folder where the pattern begins is named, not followed;
 * so is a pipe or a device, which a stranger may have put there to keep the run waiting.
 */
export async function* matchesOf(pattern: string): AsyncGenerator<Walked> {
  const root = fixedFolderOf(pattern)
  const matches: string[] = []
  for await (const path of glob(pattern)) matches.push(path)
  for (const path of matches.sort()) {
    const target = await followLink(path, root)
    if ('error' in target) yield { file: path, error: target.error }
    else if (target.isFile || target.isDirectory) yield path
    else yield { file: path, error: 'a pipe or device; name it without a pattern to read it' }
  }
}

/** The folder that a pattern names before its first special character. */
function fixedFolderOf(pattern: string): string {
  const fixed = pattern.slice(0, pattern.search(MAGIC))
  return fixed === '' ? '.' : dirname(`${fixed}x`)
}
