/**
 * True for a character that must not reach a terminal, a log or a chat raw: C0 and C1 controls, DEL, bidirectional controls,
 * zero-width and line separators, lone surrogates, tags. Source: reliability F25.
 */
function isInvisible(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    code === 0xad ||
    code === 0x061c ||
    (code >= 0x180b && code <= 0x180f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    (code >= 0xfff0 && code <= 0xffff) ||
    (code >= 0xe0000 && code <= 0xe0fff)
  )
}

/** Text that a stranger chose, with every control and invisible character shown as `\x1b` or `\u{202e}` instead of obeyed. One line stays one line. */
export function visibleText(text: string): string {
  let shown = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    shown += isInvisible(code) ? escapeOf(code) : character
  }
  return shown
}

function escapeOf(code: number): string {
  const hex = code.toString(16)
  return code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`
}

/** The text cut to at most `limit` characters with an ellipsis in the middle, so that both ends of an ARN or key stay readable. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text
  const head = Math.ceil((limit - 1) * 0.6)
  return `${text.slice(0, head)}…${text.slice(text.length - (limit - 1 - head))}`
}
