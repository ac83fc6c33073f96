/** What a reader obeys or does not see, from one code point to another: written out here, so that the product is not judged by its own list. */
const FORBIDDEN_RANGES: readonly (readonly [number, number])[] = [
  ...([
    [0x00, 0x09],
    [0x0b, 0x1f],
    [0x7f, 0x9f],
  ] as const), // C0 without line feed, DEL, C1
  ...([
    [0xa0, 0xa0],
    [0xad, 0xad],
    [0x034f, 0x034f],
    [0x061c, 0x061c],
    [0x115f, 0x1160],
    [0x1680, 0x1680],
    [0x17b4, 0x17b5],
  ] as const),
  ...([
    [0x180b, 0x180f],
    [0x2000, 0x200f],
    [0x2028, 0x202f],
    [0x205f, 0x206f],
    [0x2800, 0x2800],
    [0x3000, 0x3000],
    [0x3164, 0x3164],
  ] as const),
  ...([
    [0xd800, 0xdfff],
    [0xfdd0, 0xfdef],
    [0xfe00, 0xfe0f],
    [0xfeff, 0xfeff],
    [0xffa0, 0xffa0],
    [0xfff0, 0xfffb],
    [0xfffe, 0xffff],
  ] as const),
  ...([
    [0x1bca0, 0x1bca3],
    [0x1d173, 0x1d17a],
    [0x1fffe, 0x1ffff],
    [0xe0000, 0xe0fff],
    [0x10fffe, 0x10ffff],
  ] as const),
]
const hex = (code: number) => `\\u{${code.toString(16)}}`
// With the flag u, only halves of surrogate pairs lie in their range.
const FORBIDDEN = new RegExp(`[${FORBIDDEN_RANGES.map(([from, to]) => `${hex(from)}-${hex(to)}`).join('')}]`, 'u')
/** More marks on one character than any language has, which would cover the lines around. */
const PILED_UP = /[\u0300-\u036f\u0483-\u0489\u0e31-\u0e4e\u20d0-\u20ff]{6}/
/** The styles that the product itself uses: set and reset. */
const OWN_STYLE = /\x1b\[(?:1|2|22|31|33|34|36|39|90)m/g

/** What is wrong with text for a terminal, as readable reasons; none for text that is inert. */
export function faultsOfText(text: string, { color }: { readonly color: boolean }): string[] {
  const own = color ? text.replaceAll(OWN_STYLE, '') : text
  const found = FORBIDDEN.exec(own)
  const place = found === null ? [] : [`U+${(found[0].codePointAt(0) ?? 0).toString(16)} in ${JSON.stringify(lineAt(own, found.index))}`]
  return [...place, ...(PILED_UP.test(own) ? ['marks pile up'] : []), ...openStyles(text, color)]
}

function lineAt(text: string, at: number): string {
  return text.slice(Math.max(0, at - 20), at + 20)
}

/** A style ends on the line where it begins. */
function openStyles(text: string, color: boolean): string[] {
  if (!color) return []
  return text
    .split('\n')
    .filter((line) => (line.match(/\x1b\[(?:1|2|3[1-6]|90)m/g)?.length ?? 0) !== (line.match(/\x1b\[(?:22|39)m/g)?.length ?? 0))
    .map((line) => `a style is left open in ${JSON.stringify(line.slice(0, 60))}`)
}

/** What is wrong with JSON that stands for a value; line feeds are ours where it is indented. */
export function faultsOfJson(json: string, value: unknown): string[] {
  const same = JSON.stringify(JSON.parse(json)) === JSON.stringify(value)
  return [...faultsOfText(json, { color: false }), ...(same ? [] : ['the value changed'])]
}

/** The slots of an explained denial: each at the left edge at most once, in this order. */
const SLOTS = [
  'who',
  'call',
  'on',
  'what',
  'denied by',
  'because',
  'how known',
  'layers',
  'meant?',
  'fix',
  'check',
  'or',
  'prevent',
  'not read',
  'more',
]

/** What is wrong with the lines of an explained denial: only a code and our labels may stand at the left edge. */
export function faultsOfSlots(text: string): string[] {
  const edges = text.split('\n').filter((line) => line !== '' && !line.startsWith(' '))
  const [first = '', ...others] = edges
  const slots = others.map((line) =>
    SLOTS.findIndex((slot) => line.startsWith(`${slot.padEnd(9)} `) || (line.startsWith('fix  1 ') && slot === 'fix')),
  )
  return [
    ...(/^WD\d{3} {2}[A-Z0-9][A-Z0-9 ,'?-]+ {2}\[\w+( by AWS)?\]$/.test(first) ? [] : [`no heading: ${first.slice(0, 80)}`]),
    ...slots.flatMap((slot, index) => (slot > (slots[index - 1] ?? -1) ? [] : [`out of place: ${(others[index] ?? '').slice(0, 80)}`])),
  ]
}
