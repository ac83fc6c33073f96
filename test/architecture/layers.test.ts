import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadLayers, type LayerFile } from '../../scripts/layer-files.ts'
import { idProblem, layerTemplate } from '../../scripts/layer-template.ts'
import { generatedFiles, readFolder, staleFiles } from '../../scripts/stale-layers.ts'
import { layers } from '../../shared/layers/index.ts'
import serviceControlPolicy, { vectors } from '../../shared/layers/service-control-policy.ts'
import undetermined, { vectors as undeterminedVectors } from '../../shared/layers/undetermined.ts'
import { LAYER_IDS } from '../../shared/model/layer-id.ts'
import type { Layer } from '../../shared/model/layer.ts'
import { layerProblems } from './check-layers.ts'

const root = new URL('../..', import.meta.url).pathname
const files = await loadLayers(root)

describe('the layer files', () => {
  it('are one per id of the design', () => {
    expect(files.map((file) => file.name)).toEqual([...LAYER_IDS])
    expect(layers.map((layer) => layer.id)).toEqual([...LAYER_IDS])
  })

  it('are complete, and classify picks each for its vectors', () => {
    expect(layerProblems(files)).toEqual([])
  })

  it('have generated files that are up to date', () => {
    const present = readFolder(root, { list: (folder) => readdirSync(folder), read: (path) => readFileSync(path, 'utf8') })
    expect(staleFiles(generatedFiles(files), present)).toEqual([])
  })
})

const good: LayerFile = { name: 'service-control-policy', layer: serviceControlPolicy, vectors }
const fallback: LayerFile = { name: 'undetermined', layer: undetermined, vectors: undeterminedVectors }

describe('the checks of the layer files', () => {
  it('find nothing wrong with two good files', () => {
    expect(layerProblems([good, fallback])).toEqual([])
  })

  it.each<{ name: string; file: Partial<LayerFile>; layer?: Partial<Layer>; problem: string }>([
    { name: 'an id that is not the file name', file: { name: 'scp' }, problem: 'scp: has the id `service-control-policy`' },
    { name: 'no vectors', file: { vectors: null }, problem: 'service-control-policy: has no vectors' },
    {
      name: 'no vector to leave alone',
      file: { vectors: vectors.slice(0, 1) },
      problem: 'service-control-policy: has no vector that it must leave alone',
    },
    {
      name: 'no vector that it claims',
      file: { vectors: vectors.filter((vector) => vector.expected === undefined) },
      problem: 'service-control-policy: has no vector that it claims',
    },
    {
      name: 'a code of no kind',
      file: {},
      layer: { codes: { unsaid: 'WD777' } },
      problem: 'service-control-policy: the code `WD777` is none',
    },
    {
      name: 'codes of two layers',
      file: {},
      layer: { codes: { explicit: 'WD103', implicit: 'WD204', unsaid: 'WD003' } },
      problem: 'service-control-policy: its codes do not belong together',
    },
    {
      name: 'a title that shouts too long',
      file: {},
      layer: { explanation: { ...serviceControlPolicy.explanation, title: 'BLOCKED BY A SERVICE CONTROL POLICY (SCP)' } },
      problem: 'service-control-policy: the title "BLOCKED BY A SERVICE CONTROL POLICY (SCP)" is not 1 to 40 capitals',
    },
    {
      name: 'a slot of three sentences',
      file: {},
      layer: { explanation: { ...serviceControlPolicy.explanation, meant: 'Ask. Wait. Then ask again.' } },
      problem: 'service-control-policy: `meant` has more than two sentences',
    },
    {
      name: 'a command with a placeholder that no denial fills',
      file: {},
      layer: { checks: [{ command: 'aws s3 ls {buckett}', lookFor: 'it' }] },
      problem: 'service-control-policy: a command has the unknown placeholder {buckett}',
    },
    {
      name: 'a placeholder in quotes, where quoting it again would break out',
      file: {},
      layer: { checks: [{ command: "aws s3 ls 's3://{bucket}'", lookFor: 'it' }] },
      problem: "service-control-policy: a placeholder stands in quotes: aws s3 ls 's3://{bucket}'",
    },
    {
      name: 'a detector that does not do what its vector says',
      file: {},
      layer: { detect: () => undefined },
      problem: 'service-control-policy: "no SCP allows the action" is detected as undefined',
    },
  ])('report $name', ({ file, layer, problem }) => {
    expect(layerProblems([{ ...good, ...file, layer: { ...good.layer, ...layer } }, fallback])).toContain(problem)
  })

  it('report a rank and a code that are taken twice', () => {
    const twin: LayerFile = { ...good, name: 'twin' }
    expect(layerProblems([good, twin])).toEqual(
      expect.arrayContaining(['rank 20 is taken twice', 'code WD103 is taken twice', 'twin: has the id `service-control-policy`']),
    )
  })

  it('report a vector that another layer takes away', () => {
    const greedy: Layer = { ...undetermined, id: 'session-policy', rank: 1, detect: () => stated }
    const stated = { basis: 'stated', denyType: null, evidence: ['record'], why: 'always', likelihood: 100 } as const
    const problems = layerProblems([good, fallback, { name: 'session-policy', layer: greedy, vectors: [] }])
    expect(problems).toContain('service-control-policy: "no SCP allows the action" is classified as session-policy, stated')
  })

  it('report files that are stale, missing and left over', () => {
    const wanted = generatedFiles([good, fallback])
    const present = new Map(wanted)
    present.set('shared/layers/index.ts', '// edited by hand\n')
    present.delete('docs/layers/undetermined.md')
    present.set('docs/layers/scp.md', '# of a layer that is gone\n')
    expect(staleFiles(wanted, present)).toEqual([
      { path: 'docs/layers/scp.md', why: 'left over' },
      { path: 'docs/layers/undetermined.md', why: 'missing' },
      { path: 'shared/layers/index.ts', why: 'stale' },
    ])
    expect(staleFiles(wanted, wanted)).toEqual([])
  })
})

describe('a page', () => {
  const page = generatedFiles([good]).get('docs/layers/service-control-policy.md') ?? ''

  it('has the sections in their order', () => {
    const headings = page.split('\n').filter((line) => line.startsWith('## '))
    expect(headings).toEqual([
      '## Summary',
      '## What AWS says',
      '## How we know',
      '## Fix, step by step',
      '## When it is meant',
      '## Prevent',
      '## Not this layer if …',
      '## Vectors',
    ])
  })

  it('shows placeholders as marks to fill in', () => {
    expect(page).toContain('aws organizations describe-policy --policy-id <policyId>')
    expect(page).not.toContain('{policyId}')
    expect(page).toContain('- no SCP allows the action')
  })
})

describe('the template of a new layer', () => {
  it('fails the checks until it is filled in', async () => {
    const text = layerTemplate('storage-lens')
    expect(text).toContain("id: 'storage-lens'")
    // The template as a module: type imports vanish, so what is left is plain JavaScript.
    const script = text
      .split('\n')
      .filter((line) => !line.startsWith('import '))
      .join('\n')
      .replace('} satisfies Layer', '}')
      .replace(': LayerVector[]', '')
    const module = (await import(`data:text/javascript,${encodeURIComponent(script)}`)) as { default: Layer; vectors: [] }
    expect(layerProblems([{ name: 'storage-lens', layer: module.default, vectors: module.vectors }])).toEqual(
      expect.arrayContaining(['storage-lens: has no vectors', 'storage-lens: the code `WD` is none', 'storage-lens: has no remediation']),
    )
  })

  it.each([
    { id: undefined, problem: 'give the id of the new layer: npm run new:layer <id>' },
    { id: 'object-lock', problem: 'the layer `object-lock` exists already' },
    { id: 'ObjectLock', problem: '`ObjectLock` is no id: use lower case words joined by hyphens, such as `object-lock`' },
    { id: '../escape', problem: '`../escape` is no id: use lower case words joined by hyphens, such as `object-lock`' },
    { id: 'index', problem: '`index` is no id: use lower case words joined by hyphens, such as `object-lock`' },
    { id: 'storage-lens', problem: null },
  ])('is refused or written for $id', ({ id, problem }) => {
    expect(idProblem(id, LAYER_IDS)).toBe(problem)
  })
})
