import { shortened, visibleText } from '#shared/model/visible-text.ts'

/** Longest text from outside that is printed, in characters: a key or ARN as long as AWS allows. All of it is in the JSON. */
const LONGEST = 2100

/** Text from outside, ready for a terminal: one line, nothing in it is obeyed, and it ends. */
export function shown(text: string): string {
  return shortened(visibleText(text), LONGEST)
}
