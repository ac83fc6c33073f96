import { describe, expect, it } from 'vitest'
import { explainText } from '#shared/examine.ts'
import { layers } from '#shared/layers/index.ts'
import type { DenialDocument } from '#shared/model/denial-document.ts'
import { adviceForText } from '../../functions/cli/render/advice.ts'
import { renderDenial } from '../../functions/cli/render/denial.ts'
import type { CauseCase } from './cause-case.ts'
import { CAUSES, QUESTIONS } from './tables/all.ts'
import { WIDE_TERMINAL } from './wide-terminal.ts'

const ROWS = Array.from({ length: 54 }, (_, index) => index + 1)
const ALL = [...CAUSES, ...QUESTIONS]

function explained({ input }: CauseCase): DenialDocument {
  const text = typeof input === 'string' ? input : JSON.stringify(input)
  const documents = explainText(text, layers)
  expect(documents).toHaveLength(1)
  const [document] = documents
  if (document === undefined) throw new Error('no denial was found')
  return document
}

describe('the table of causes', () => {
  it.each(ROWS)('row %i has two inputs or more, one of them as a tool prints it', (row) => {
    const cases = ALL.filter((one) => one.row === row)
    expect(cases.length).toBeGreaterThanOrEqual(2)
    expect(cases.some((one) => one.wrapper !== null)).toBe(true)
  })

  it('has no name twice', () => {
    const names = ALL.map(({ row, name }) => `${row} ${name}`)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})

describe('a cause', () => {
  it.each(CAUSES)('$row $name: the verdict', (one) => {
    const { verdict, noise } = explained(one)
    const { layer, denyType, basis } = verdict
    expect({ layer, denyType, basis }).toEqual({ layer: one.layer, denyType: one.denyType, basis: one.basis })
    expect(verdict.action).toBe(one.action ?? verdict.action)
    if (one.noise !== undefined) expect(noise).toBe(one.noise)
  })

  it.each(CAUSES)('$row $name: the candidates', (one) => {
    const { candidates, verdict } = explained(one)
    const ids = candidates.map(({ layer }) => layer)
    if (one.first !== undefined) expect(ids[0]).toBe(one.first)
    expect(ids).toEqual(expect.arrayContaining([...(one.candidates ?? [])]))
    // What is open is listed, each with the check that settles it.
    if (verdict.layer === 'undetermined') expect(ids.length).toBeGreaterThan(0)
    expect(candidates.filter(({ why, check }) => why === '' || check === '')).toEqual([])
  })

  it.each(CAUSES)('$row $name: the answer', (one) => {
    const rendered = renderDenial(explained(one), WIDE_TERMINAL, { full: true })
    expect(one.says.filter((phrase) => !rendered.includes(phrase))).toEqual([])
    expect((one.never ?? []).filter((phrase) => rendered.includes(phrase))).toEqual([])
    expect(rendered).not.toMatch(/\bundefined\b|\{[a-zA-Z]+\}/)
  })

  it.each(CAUSES.filter(({ short }) => short !== undefined))('$row $name: the short view', (one) => {
    const rendered = renderDenial(explained(one), WIDE_TERMINAL, { full: false })
    expect((one.short ?? []).filter((phrase) => !rendered.includes(phrase))).toEqual([])
  })

  it.each(CAUSES.filter(({ denyType }) => denyType === 'explicit'))('$row $name: no Allow answers the explicit deny', (one) => {
    const { fixes } = explained(one)
    expect(JSON.stringify(fixes)).not.toMatch(/Effect\W{1,6}Allow|attach-(?:role|user|group)-policy|put-(?:role|user|group)-policy/)
  })
})

describe('what is no denial', () => {
  it.each(QUESTIONS)('$row $name: nothing is claimed, and the advice helps', ({ input, advises }) => {
    expect(explainText(input, layers).map(({ verdict }) => verdict.layer)).toEqual([])
    const advice = adviceForText(input).join('\n')
    expect(advises.filter((phrase) => !advice.includes(phrase))).toEqual([])
  })
})
