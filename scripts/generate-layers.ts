import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LAYER_IDS } from '../shared/model/layer-id.ts'
import { loadLayers } from './layer-files.ts'
import { generatedFiles, LAYER_IDS_PATH, readFolder, staleFiles } from './stale-layers.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const files = await loadLayers(root)
const wanted = generatedFiles(files)
// An id is stored in findings: it outlives its file, so a lost file is a mistake and never a reason to shorten the list.
const lost = LAYER_IDS.filter((id) => files.every((file) => file.layer.id !== id))
const present = readFolder(root, {
  list: (folder) => readdirSync(folder),
  read: (path) => readFileSync(path, 'utf8'),
})
const stale = staleFiles(wanted, present)

for (const id of lost) console.error(`shared/layers/${id}.ts is missing; shared/model/layer-id.ts keeps its id`)

if (process.argv.includes('--check')) {
  for (const { path, why } of stale) console.error(`${path}: ${why}`)
  if (stale.length > 0) console.error('run `npm run gen:layers`')
  process.exitCode = stale.length > 0 || lost.length > 0 ? 1 : 0
} else {
  for (const { path } of stale) if (path !== LAYER_IDS_PATH || lost.length === 0) write(path)
  console.error(`${wanted.size} files from the layers, ${stale.length} were not up to date`)
  process.exitCode = lost.length > 0 ? 1 : 0
}

function write(path: string): void {
  const text = wanted.get(path)
  if (text === undefined) {
    rmSync(join(root, path))
    return
  }
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
