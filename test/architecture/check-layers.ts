import type { LayerFile } from '../../scripts/layer-files.ts'
import { classify } from '../../shared/classify/classify.ts'
import { PLACEHOLDER_NAMES, placeholdersIn } from '../../shared/model/fill-template.ts'
import type { Layer } from '../../shared/model/layer.ts'
import { aDenial } from '../builders/a-denial.ts'

/** Everything that is wrong with the layer files, as sentences that name the file. */
export function layerProblems(files: readonly LayerFile[]): string[] {
  return [...files.flatMap(problemsOf), ...repeated(files), ...files.flatMap((file) => lostVectors(file, files))]
}

function problemsOf(file: LayerFile): string[] {
  const { name, layer } = file
  const found = [
    layer.id === name ? '' : `has the id \`${layer.id}\``,
    ...codeProblems(layer),
    ...vectorProblems(file),
    ...textProblems(layer),
    ...commandProblems(layer),
  ]
  return found.filter((problem) => problem !== '').map((problem) => `${name}: ${problem}`)
}

/** WD + kind + number: 1 explicit deny, 2 no allow, 0 not said; 3 settings, 4 not a permission, 9 undetermined. */
function codeProblems({ codes }: Layer): string[] {
  const { explicit, implicit, unsaid } = codes
  const number = unsaid.slice(-2)
  const isPolicy = /^WD00[1-9]$/.test(unsaid)
  const fits = (code: string | undefined, kind: string) => code === undefined || (isPolicy && code === `WD${kind}${number}`)
  return [
    isPolicy || /^WD(?:3(?:0[1-9]|1[0-9])|40[1-9]|901)$/.test(unsaid) ? '' : `the code \`${unsaid}\` is none`,
    fits(explicit, '1') && fits(implicit, '2') ? '' : 'its codes do not belong together',
    isPolicy && (explicit === undefined || implicit === undefined) ? 'a policy type needs three codes' : '',
  ]
}

function vectorProblems({ vectors }: LayerFile): string[] {
  if (vectors === null || vectors.length === 0) return ['has no vectors']
  const names = vectors.map((vector) => vector.name)
  return [
    vectors.some((vector) => vector.expected !== undefined) ? '' : 'has no vector that it claims',
    vectors.some((vector) => vector.expected === undefined) ? '' : 'has no vector that it must leave alone',
    new Set(names).size === names.length ? '' : 'has two vectors of one name',
  ]
}

/** The slots that are shown to people. */
function slotsOf({ explanation }: Layer): [string, string][] {
  const { what, because, meant, prevent, notIf, howWeKnow } = explanation
  const slots = { what, ...because, meant, prevent: prevent ?? '', notIf, howWeKnow }
  return Object.entries(slots)
}

function textProblems(layer: Layer): string[] {
  const { title } = layer.explanation
  const texts: [string, string][] = [
    ...slotsOf(layer),
    ...layer.remediation.map((step, index): [string, string] => [`fix ${index + 1}`, step.text]),
  ]
  return [
    title.length <= 40 && title === title.toUpperCase() && title.trim() !== '' ? '' : `the title "${title}" is not 1 to 40 capitals`,
    ...texts.filter(([slot, text]) => slot !== 'prevent' && text.trim() === '').map(([slot]) => `\`${slot}\` is empty`),
    ...texts.filter(([, text]) => sentences(text) > 2).map(([slot]) => `\`${slot}\` has more than two sentences`),
    ...texts.flatMap(([slot, text]) => unknownPlaceholders(text).map((name) => `\`${slot}\` has the unknown placeholder {${name}}`)),
    layer.explanation.awsSays.length > 0 ? '' : 'says nothing of what AWS says',
    layer.remediation.length > 0 ? '' : 'has no remediation',
    layer.checks.length > 0 ? '' : 'has no check',
  ]
}

/** A sentence ends with a stop and a blank before a capital, or with the text. Quoted text to send is one. */
function sentences(text: string): number {
  const withoutQuotes = text.replaceAll(/"[^"]*"/g, 'x').replaceAll(/`[^`]*`/g, 'x')
  return withoutQuotes.split(/[.!?] (?=[A-Z`{])/).length
}

function commandProblems({ remediation, checks }: Layer): string[] {
  const commands = [...remediation, ...checks].flatMap((step) => step.command ?? [])
  return [
    ...commands.flatMap((command) => unknownPlaceholders(command).map((name) => `a command has the unknown placeholder {${name}}`)),
    ...commands
      .filter((command) => /["'][^"' ]*\{[A-Za-z]+\}/.test(command))
      .map((command) => `a placeholder stands in quotes: ${command}`),
    ...remediation
      .filter((step) => step.command !== undefined && step.statement !== undefined)
      .map(() => 'a fix has a command and a statement'),
    ...checks.filter((check) => check.lookFor.trim() === '').map(() => 'a check does not say what to look for'),
  ]
}

function unknownPlaceholders(text: string): string[] {
  return placeholdersIn(text).filter((name) => !PLACEHOLDER_NAMES.includes(name))
}

function repeated(files: readonly LayerFile[]): string[] {
  const ranks = files.map(({ layer }) => `rank ${layer.rank}`)
  const codes = files.flatMap(({ layer }) => Object.values(layer.codes).map((code) => `code ${code}`))
  const all = [...ranks, ...codes]
  return [...new Set(all.filter((value, index) => all.indexOf(value) !== index))].map((value) => `${value} is taken twice`)
}

/** A vector says how its own layer sees the denial, and that the layer wins where it is sure. */
function lostVectors({ name, layer, vectors }: LayerFile, files: readonly LayerFile[]): string[] {
  const layers = files.map((file) => file.layer)
  return (vectors ?? []).flatMap((vector) => {
    const denial = aDenial(vector.denial)
    const found = layer.detect(denial)
    const brief = found && { basis: found.basis, denyType: found.denyType, evidence: found.evidence }
    const at = `${name}: "${vector.name}"`
    if (!sameDetection(brief, vector.expected)) return [`${at} is detected as ${JSON.stringify(brief)}`]
    if (vector.expected === undefined || vector.expected.basis === 'possible' || !layers.some(({ id }) => id === 'undetermined')) return []
    const { verdict } = classify(denial, layers)
    return verdict.layer === name ? [] : [`${at} is classified as ${verdict.layer}, ${verdict.basis}`]
  })
}

function sameDetection(a: object | undefined, b: object | undefined): boolean {
  return JSON.stringify(a && Object.entries(a).sort()) === JSON.stringify(b && Object.entries(b).sort())
}
