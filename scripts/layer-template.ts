/** The text of a new layer file: it type-checks, and the layer test says what is still missing. */
export function layerTemplate(id: string): string {
  return `import type { Layer, LayerVector } from '../model/layer.ts'

export default {
  id: '${id}',
  awsTerm: '',
  label: '',
  // Kind and number as in docs/layers/README.md; a policy type has three codes.
  codes: { unsaid: 'WD' },
  // Unique; a lower rank wins where two layers know equally well.
  rank: 0,
  detect() {
    return undefined
  },
  explanation: {
    title: '',
    what: '',
    because: { unsaid: '' },
    meant: '',
    notIf: '',
    awsSays: [],
    howWeKnow: '',
  },
  remediation: [],
  checks: [],
} satisfies Layer

export const vectors: LayerVector[] = []
`
}

/** Why a new layer cannot have this id, or null where it can. */
export function idProblem(id: string | undefined, present: readonly string[]): string | null {
  if (id === undefined) return 'give the id of the new layer: npm run new:layer <id>'
  if (!/^[a-z]/.test(id) || !id.split('-').every((word) => /^[a-z0-9]+$/.test(word)) || id === 'index') {
    return `\`${id}\` is no id: use lower case words joined by hyphens, such as \`object-lock\``
  }
  return present.includes(id) ? `the layer \`${id}\` exists already` : null
}
