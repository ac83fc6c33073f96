import { shellQuote } from './shell-quote.ts'

/** Values that the AWS CLI does not take as text: it reads the file or address (aws-cli, `paramfile.py`), or sees an option. */
const NOT_TAKEN_AS_TEXT = /^(?:-|fileb?:\/\/|https?:\/\/)/
/** Characters with a meaning in the shorthand syntax of the AWS CLI, as in `Name=a,Value=b`. */
const SHORTHAND = /[,[\]{}'"\s]/
const HOST_NAME = /^[A-Za-z0-9.-]+$/

/**
 * A value as one quoted word, or the rest of one, behind the text of a command; null where the program would read it as something
 * else than a value: an option, a file of the reader, a part of shorthand syntax, another host. What cannot be filled in stays a placeholder.
 */
export function commandWord(value: string, before: string): string | null {
  const begun = before.slice(before.lastIndexOf(' ') + 1)
  if (begun === '' && NOT_TAKEN_AS_TEXT.test(value)) return null
  if (begun.includes('=') && SHORTHAND.test(value)) return null
  if (/^https:\/\/[^/]*$/.test(begun) && !HOST_NAME.test(value)) return null
  return shellQuote(value)
}
