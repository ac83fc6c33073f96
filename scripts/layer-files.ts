import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Layer, LayerVector } from '../shared/model/layer.ts'

/** One file of `shared/layers`: its layer and its vectors. Vectors are null where the file exports none. */
export interface LayerFile {
  /** The file name without `.ts`. */
  readonly name: string
  readonly layer: Layer
  readonly vectors: readonly LayerVector[] | null
}

/** Imports every layer of `shared/layers` below `root`, in the order of their codes. */
export async function loadLayers(root: string): Promise<LayerFile[]> {
  const folder = join(root, 'shared/layers')
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'index.ts')
    .map((entry) => entry.name.slice(0, -'.ts'.length))
  const files = await Promise.all(names.map((name) => loadLayer(folder, name)))
  return files.sort((a, b) => (codeOrder(a.layer) < codeOrder(b.layer) ? -1 : 1))
}

async function loadLayer(folder: string, name: string): Promise<LayerFile> {
  const exported = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as { default?: Layer; vectors?: readonly LayerVector[] }
  if (exported.default === undefined) throw new Error(`shared/layers/${name}.ts has no default export`)
  return { name, layer: exported.default, vectors: exported.vectors ?? null }
}

/** WD001 to WD009, WD301…, WD401…, WD901: every layer has an `unsaid` code, and these are in the order of the design. */
function codeOrder(layer: Layer): string {
  return layer.codes.unsaid
}
