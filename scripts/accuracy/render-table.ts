import { OUTCOMES, type Judged, type Outcome } from './judge.ts'

/** The table of outcomes per expected layer, and what was not right or differs in a fact, as lines. */
export function renderTable(judged: readonly Judged[]): string[] {
  const names = [...new Set(judged.map(nameOf))].sort()
  return [
    'layer'.padEnd(28) + [...OUTCOMES, 'texts'].map((title) => title.padStart(12)).join(''),
    ...names.map((name) =>
      row(
        name,
        judged.filter((one) => nameOf(one) === name),
      ),
    ),
    row('all', judged),
    '',
    summary(judged),
  ]
}

/** One line for each text that was not read right, or of which a fact besides the layer differs. */
export function renderFaults(judged: readonly Judged[]): string[] {
  return judged.flatMap(({ row: { id, expect }, outcome, got, differing }) => {
    if (outcome !== 'right') return [`${outcome.padEnd(12)} ${id}  expected ${expect.layer.join(' or ')}, got ${got}`]
    return differing.length === 0 ? [] : [`${'differs'.padEnd(12)} ${id}  ${differing.join('; ')}`]
  })
}

function nameOf({ row: { expect } }: Judged): string {
  return expect.layer[0] ?? 'none'
}

function row(name: string, judged: readonly Judged[]): string {
  const numbers = [...OUTCOMES.map((outcome) => count(judged, outcome)), judged.length]
  return name.padEnd(28) + numbers.map((value) => String(value).padStart(12)).join('')
}

function count(judged: readonly Judged[], outcome: Outcome): number {
  return judged.filter((one) => one.outcome === outcome).length
}

function summary(judged: readonly Judged[]): string {
  const share = ((100 * count(judged, 'right')) / judged.length).toFixed(1)
  const exact = judged.filter((one) => one.outcome === 'right' && one.differing.length === 0).length
  return `${share} % right; deny type, policy ARN and action right too in ${exact} of ${judged.length}`
}
