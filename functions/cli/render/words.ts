import { layers } from '#shared/layers/index.ts'
import type { Layer } from '#shared/model/layer.ts'
import type { Basis, Verdict } from '#shared/model/verdict.ts'

const BASIS: Readonly<Record<Basis, string>> = {
  proven: 'Proven',
  stated: 'Stated by AWS',
  inferred: 'Inferred',
  undetermined: 'Undetermined',
}

/** How we know, in the words that all channels use. */
export function basisWords(basis: Basis): string {
  return BASIS[basis]
}

/** The layer with this id. */
export function layerOf(id: string): Layer {
  const found = layers.find((layer) => layer.id === id)
  if (found === undefined) throw new Error(`unknown layer \`${id}\``)
  return found
}

/** The layer with the code, id or label that a person typed, or undefined. */
export function findLayer(name: string): Layer | undefined {
  const wanted = name.toLowerCase()
  return layers.find(
    (layer) =>
      layer.id === wanted ||
      layer.label.toLowerCase() === wanted ||
      Object.values(layer.codes).some((code) => code.toLowerCase() === wanted),
  )
}

/** The short label of a layer for tables and titles. */
export function labelOf(id: string): string {
  return layerOf(id).label
}

/** `explicit deny` or `no allow` for a policy type; null for layers that know no such thing. */
export function denyPhrase({ layer, denyType }: Pick<Verdict, 'layer' | 'denyType'>): string | null {
  const { codes } = layerOf(layer)
  if (denyType === null || layer === 'undetermined' || (codes.explicit === undefined && codes.implicit === undefined)) return null
  return denyType === 'explicit' ? 'explicit deny' : 'no allow'
}

/** What the verdict says in one phrase: `explicit deny: service control policy (SCP)`. */
export function verdictPhrase(verdict: Pick<Verdict, 'layer' | 'denyType'>): string {
  if (verdict.layer === 'undetermined') {
    return verdict.denyType === 'explicit' ? 'an explicit deny; AWS does not say where' : 'AWS does not say what denied'
  }
  const phrase = denyPhrase(verdict)
  const { awsTerm } = layerOf(verdict.layer)
  return phrase === null ? awsTerm : `${phrase}: ${awsTerm}`
}

/** A count with its noun: `1 session`, `3 sessions`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
