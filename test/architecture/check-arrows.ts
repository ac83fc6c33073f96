import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'
import { ARROWS, RESERVED_PACKAGES } from './arrows.ts'

/** A source file with its path from the root of the project. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** All TypeScript files of the product below `root`. */
export function readProduct(root: string): SourceFile[] {
  return ['shared', 'functions'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  )
}

/** Every import that the table does not allow, as a sentence that names both ends; type imports count. */
export function forbiddenImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    ts
      .preProcessFile(file.text, true, true)
      .importedFiles.map((imported) => imported.fileName)
      .flatMap((specifier) => judge(file.path, specifier) ?? []),
  )
}

function judge(path: string, specifier: string): string | undefined {
  const reserved = RESERVED_PACKAGES.find((entry) => specifier.startsWith(entry.prefix))
  if (reserved && !path.startsWith(`${reserved.folder}/`)) return `${path} imports \`${specifier}\`: only ${reserved.folder} may`
  const target = resolve(path, specifier)
  if (target === undefined) return undefined
  const owner = ownerOf(path)
  if (owner === undefined) return `${path} lies in no folder of the table`
  const allowed = [owner, ...(ARROWS[owner] ?? [])]
  return allowed.some((prefix) => target === prefix || target.startsWith(`${prefix}/`))
    ? undefined
    : `${path} imports ${target}: ${owner} may not`
}

/** The longest key of the table that holds the path. */
function ownerOf(path: string): string | undefined {
  return Object.keys(ARROWS)
    .filter((key) => path === key || path.startsWith(`${key}/`))
    .sort((a, b) => b.length - a.length)[0]
}

/** The path from the root that a specifier means, or undefined for packages and Node's own modules. */
function resolve(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('#shared/')) return specifier.slice(1)
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(path), specifier))
  return undefined
}
