import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LAYER_IDS } from '../shared/model/layer-id.ts'
import { loadLayers } from './layer-files.ts'
import { idProblem, layerTemplate } from './layer-template.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const id = process.argv[2]
const present = (await loadLayers(root)).map((file) => file.name)
const problem = idProblem(id, [...LAYER_IDS, ...present])

if (problem !== null || id === undefined) {
  console.error(problem)
  process.exitCode = 2
} else {
  const path = `shared/layers/${id}.ts`
  writeFileSync(join(root, path), layerTemplate(id), { flag: 'wx' })
  console.error(`wrote ${path}; fill it in, run \`npm run gen:layers\`, then \`npx vitest run test/architecture/layers.test.ts\``)
}
