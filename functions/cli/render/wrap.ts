import { columnsOf, padded } from './width.ts'

/** Breaks text at blanks into lines of at most `width` columns; a longer word stays whole, so that it can be copied. */
export function wrapWords(text: string, width: number): string[] {
  return wrapParts(text.split(' '), ' ', width)
}

/** Joins parts into lines of at most `width` columns; no part is broken. */
export function wrapParts(parts: readonly string[], gap: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let columns = 0
  for (const part of parts) {
    const wider = columns + gap.length + columnsOf(part)
    if (line !== '' && wider > width) lines.push(line)
    const goesOn = line !== '' && wider <= width
    line = goesOn ? line + gap + part : part
    columns = goesOn ? wider : columnsOf(part)
  }
  lines.push(line)
  return lines
}

/** Columns of the label beside a paragraph. */
export const LABEL_WIDTH = 10

/** A labeled paragraph: the label in a column of its own, the text wrapped beside it. Empty text gives no lines. */
export function labeled(label: string, text: string, width: number, labelWidth = LABEL_WIDTH): string[] {
  return text === '' ? [] : withLabel(label, wrapWords(text, width - labelWidth), labelWidth)
}

/** Lines with a label before the first and blanks before the others. */
export function withLabel(label: string, lines: readonly string[], labelWidth = LABEL_WIDTH): string[] {
  return lines.map((line, index) => padded(index === 0 ? label : '', labelWidth) + line.trimEnd())
}
