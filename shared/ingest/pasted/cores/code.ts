import { denialCode } from '../codes.ts'
import type { FlatText } from '../join-lines.ts'
import type { Core } from './core.ts'

/** The first error code of the table in the range. */
export function findCode(flat: FlatText, from: number, to: number): Core | null {
  const token = /[A-Za-z][A-Za-z.]{7,60}/g
  const range = flat.text.slice(from, to)
  for (let match = token.exec(range); match !== null; match = token.exec(range)) {
    const code = lastCode(match[0])
    if (code !== null)
      return { kind: 'code', start: from + match.index + match[0].lastIndexOf(code), end: from + match.index + match[0].length }
  }
  return null
}

/** The code at the end of a token: `AccessDenied`, `Client.UnauthorizedOperation`, `com.amazonaws…AccessDeniedException`. */
function lastCode(token: string): string | null {
  const bare = token.replace(/\.{1,8}$/, '')
  if (denialCode(bare) !== null) return bare
  const last = bare.slice(bare.lastIndexOf('.') + 1)
  return denialCode(last) === null ? null : last
}
