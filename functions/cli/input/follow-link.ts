import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, sep } from 'node:path'
import { errorText } from './error-text.ts'

/** Where a path really leads: within the root, with `/` between names, or why it is not followed. */
export type LinkTarget =
  { readonly isFile: boolean; readonly isDirectory: boolean; readonly pathInRoot: string } | { readonly error: string }

/** Resolves all links of a path. One that leaves the root is not followed: whoever fills a folder must not choose what else is read. */
export async function followLink(path: string, root: string): Promise<LinkTarget> {
  try {
    const target = await realpath(path)
    const inRoot = relative(await realpath(root), target)
    if (inRoot === '..' || inRoot.startsWith(`..${sep}`) || isAbsolute(inRoot)) {
      return { error: 'a symbolic link that leads out of the folder is not followed; name its target to read it' }
    }
    const found = await stat(target)
    return { isFile: found.isFile(), isDirectory: found.isDirectory(), pathInRoot: inRoot.split(sep).join('/') }
  } catch (error) {
    const { code, text } = errorText(error)
    return { error: code === 'ENOENT' ? 'a symbolic link whose target does not exist' : text }
  }
}
