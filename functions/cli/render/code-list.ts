import { layers } from '#shared/layers/index.ts'
import type { Terminal } from '../terminal.ts'
import { renderTable } from './table.ts'

/** All codes with the layer and what it says, as `whodenied explain codes` prints them. */
export function renderCodeList(terminal: Terminal): string {
  const rows = layers.flatMap((layer) => Object.entries(layer.codes).map(([kind, code]) => ({ code, kind, layer })))
  const lines = renderTable(
    [...rows].sort((a, b) => (a.code < b.code ? -1 : 1)),
    [
      { title: 'CODE', cell: ({ code }) => code },
      { title: 'LAYER', cell: ({ layer }) => layer.id },
      { title: 'SAYS', cell: ({ kind, layer }) => SAYS[kind] ?? (layer.codes.explicit === undefined ? '' : 'denied, not said how') },
      { title: 'TITLE', cell: ({ layer }) => layer.explanation.title, flexible: true },
    ],
    terminal,
  )
  return `${lines.join('\n')}\n`
}

const SAYS: Readonly<Record<string, string>> = { explicit: 'explicit deny', implicit: 'no allow' }
