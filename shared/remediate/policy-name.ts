import type { AllowStatement } from './statement.ts'

/** A name for an inline policy that a second fix of the same action does not overwrite: `AllowS3GetObject-1f2e3d4c`. */
export function policyNameOf(statement: AllowStatement): string {
  return `${statement.Sid}-${fnv1a(`${statement.Action} ${statement.Resource ?? ''}`)}`
}

/** FNV-1a, 32 bits, in hexadecimal: a short mark that stays the same, not a secret. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
