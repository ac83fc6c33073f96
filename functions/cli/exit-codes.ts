/** Exit codes of the command line [fixed]. */
export const EXIT = {
  done: 0,
  ourFault: 1,
  badUsage: 2,
  checkFailed: 3,
  incomplete: 4,
  interrupted: 130,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** A mistake of the person at the keyboard: printed without a stack, exit code 2. The message names the value, the place and the next step. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly advice: string

  constructor(message: string, advice: string) {
    super(message)
    this.advice = advice
  }
}
