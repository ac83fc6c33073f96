import { describe, expect, it } from 'vitest'
import { renderLayerPage } from '../../../../../functions/cli/render/layer-page.ts'
import { layers } from '../../../../../shared/layers/index.ts'
import { layerOf } from '../../../../../functions/cli/render/words.ts'
import { aTerminal } from '../../../../builders/a-terminal.ts'

const pages = layers.map((layer) => ({ id: layer.id, layer, page: renderLayerPage(layer, aTerminal({ columns: 80 })) }))

describe('the page of a layer', () => {
  it.each(pages)('$id says each of its codes, and what to do', ({ layer, page }) => {
    for (const code of Object.values(layer.codes)) expect(page.split('\n').filter((line) => line.startsWith(code))).toHaveLength(1)
    expect(page).toContain('\nfix  ')
    expect(page).toContain('\nmeant?    ')
  })

  it.each(pages)('$id leaves no placeholder in braces and no empty paragraph', ({ page }) => {
    expect(page.match(/\{[a-zA-Z]+\}/g)).toBeNull()
    expect(page).not.toContain('\n\n\n')
    expect(page.endsWith('\n')).toBe(true)
  })

  it.each(pages)('$id fits 80 columns but for commands and long names', ({ page }) => {
    const long = page.split('\n').filter((line) => line.length > 80)
    expect(long.filter((line) => !/ (?:aws|terraform|curl) |arn:/.test(line))).toEqual([])
  })

  it.each(pages)('$id gives no command for what is risky', ({ layer, page }) => {
    const risky = layer.remediation.filter(({ risk }) => risk === 'risky').flatMap(({ command }) => command ?? [])
    const careful = new Set([
      ...layer.remediation.filter(({ risk }) => risk !== 'risky').map(({ command }) => command),
      ...layer.checks.map(({ command }) => command),
    ])
    for (const command of risky.filter((each) => !careful.has(each) && !each.includes('{'))) expect(page).not.toContain(command)
  })

  it('names a placeholder as a person would', () => {
    const page = renderLayerPage(layerOf('service-control-policy'), aTerminal())
    expect(page).toContain('stops <caller> from <action>')
    expect(page).toContain('--policy-id <policy-id>')
  })
})
