import { visibleText } from '#shared/model/visible-text.ts'

const SUGGESTION = /\n\(Did you mean [a-z, -]+\?\)$/

/** What the parser of the command line says, with the arguments that it quotes made visible: an argument may be a file name that a stranger chose. */
export function usageErrorText(text: string): string {
  const said = text.trimEnd()
  const suggestion = SUGGESTION.exec(said)?.[0] ?? ''
  return `${visibleText(said.slice(0, said.length - suggestion.length))}${suggestion}\n`
}

/** A fault with its stack, one line each; the message is one line, whatever it quotes. Causes follow. */
export function faultLines(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)]
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  const cause = error.cause === undefined ? [] : faultLines(error.cause).map((line, index) => (index === 0 ? `caused by ${line}` : line))
  return [`${error.name}: ${error.message}`, ...frames, ...cause]
}
