import { join, posix } from 'node:path'
import type { LayerFile } from './layer-files.ts'
import { renderIndex, renderLayerIds } from './render-layer-index.ts'
import { renderCatalog, renderPage } from './render-layer-page.ts'

const PAGES = 'docs/layers'
const INDEX = 'shared/layers/index.ts'
/** The generated list of layer ids. */
export const LAYER_IDS_PATH = 'shared/model/layer-id.ts'

/** How generated files are read; an argument, so that a test can give files that do not exist. */
export interface Folder {
  list(folder: string): readonly string[]
  read(path: string): string
}

/** A generated file that is not as the layers say. */
export interface StaleFile {
  readonly path: string
  readonly why: 'missing' | 'stale' | 'left over'
}

/** Everything that is generated from the layers: path from the root of the project, and text. */
export function generatedFiles(files: readonly LayerFile[]): ReadonlyMap<string, string> {
  return new Map([
    [INDEX, renderIndex(files)],
    [LAYER_IDS_PATH, renderLayerIds(files)],
    [`${PAGES}/README.md`, renderCatalog(files)],
    ...files.map((file): [string, string] => [`${PAGES}/${file.name}.md`, renderPage(file)]),
  ])
}

/** The generated files as they are now. */
export function readFolder(root: string, folder: Folder): ReadonlyMap<string, string> {
  const paths = [PAGES, posix.dirname(INDEX), posix.dirname(LAYER_IDS_PATH)].flatMap((parent) =>
    folder
      .list(join(root, parent))
      .map((name) => `${parent}/${name}`)
      .filter((path) => path === INDEX || path === LAYER_IDS_PATH || (parent === PAGES && path.endsWith('.md'))),
  )
  return new Map(paths.map((path) => [path, folder.read(join(root, path))]))
}

/** What must be written or removed, in the order of the paths. */
export function staleFiles(wanted: ReadonlyMap<string, string>, present: ReadonlyMap<string, string>): StaleFile[] {
  const paths = [...new Set([...wanted.keys(), ...present.keys()])].sort()
  return paths.flatMap((path): StaleFile[] => {
    if (!wanted.has(path)) return [{ path, why: 'left over' }]
    if (!present.has(path)) return [{ path, why: 'missing' }]
    return wanted.get(path) === present.get(path) ? [] : [{ path, why: 'stale' }]
  })
}
