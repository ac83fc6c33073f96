import { CODE } from './corpus/code.ts'
import { DATA } from './corpus/data.ts'
import { IMITATION } from './corpus/imitation.ts'
import { MARKUP } from './corpus/markup.ts'
import { ESC, type HostileClass } from './corpus/parts.ts'
import { SIZE } from './corpus/size.ts'
import { TERMINAL } from './corpus/terminal.ts'
import { UNICODE } from './corpus/unicode.ts'

/** One hostile text with the kind that it is of. */
export interface HostileText {
  readonly name: string
  readonly text: string
}

/** Every text that a renderer must treat as data. Nothing here does harm where it is obeyed after all: commands only echo. */
export const HOSTILE_CLASSES: readonly HostileClass[] = [...TERMINAL, ...UNICODE, ...SIZE, ...MARKUP, ...CODE, ...DATA, ...IMITATION]

/** A text of a megabyte, apart from the others since it takes time wherever it goes. */
export const HUGE_TEXTS: readonly HostileText[] = [
  { name: 'a megabyte of letters', text: 'a'.repeat(1_000_000) },
  { name: 'a megabyte of escapes', text: ESC.repeat(1_000_000) },
  { name: 'a megabyte of words', text: 'deny '.repeat(200_000) },
  { name: 'a megabyte of combining marks', text: `a${'\u0301'.repeat(500_000)}` },
]

/** All hostile texts but the huge ones, named by kind and number. */
export const HOSTILE_TEXTS: readonly HostileText[] = HOSTILE_CLASSES.flatMap(({ name, texts }) =>
  texts.map((text, index) => ({ name: `${name} ${index + 1}`, text })),
)
