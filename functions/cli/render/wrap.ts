/** Breaks text at blanks into lines of at most `width` characters; a longer word stays whole, so that it can be copied. */
export function wrapWords(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  lines.push(line)
  return lines
}

/** Columns of the label beside a paragraph. */
export const LABEL_WIDTH = 10

/** A labeled paragraph: the label in a column of its own, the text wrapped beside it. Empty text gives no lines. */
export function labeled(label: string, text: string, width: number, labelWidth = LABEL_WIDTH): string[] {
  if (text === '') return []
  return wrapWords(text, width - labelWidth).map(
    (line, index) => (index === 0 ? label.padEnd(labelWidth) : ' '.repeat(labelWidth)) + line.trimEnd(),
  )
}
