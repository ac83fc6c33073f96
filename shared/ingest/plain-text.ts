import { visibleText } from '../model/visible-text.ts'

const MAX_LENGTH = 60

/** A piece of untrusted text in quotes, fit for a reason that people read: short, and without what a terminal would obey. */
export function quoted(text: string): string {
  return `"${visibleText(text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text)}"`
}
