/** The environment variables that the product reads. One place, so that help, docs and code agree. */
export const ENVIRONMENT = {
  /** File of the embedded store. */
  store: 'WHODENIED_STORE',
  /** Folder for state files by the XDG base directory specification. */
  stateHome: 'XDG_STATE_HOME',
} as const

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The file of the embedded store: `--store`, else `WHODENIED_STORE`, else `findings.db` in the user's state folder.
 * `home` is the user's home folder, as an absolute path.
 */
export function storePath(option: string | undefined, environment: Environment, home: string, platform: string): string {
  const chosen = option ?? environment[ENVIRONMENT.store]
  if (chosen !== undefined && chosen !== '') return chosen
  if (platform === 'win32') return `${environment['LOCALAPPDATA'] ?? home}\\whodenied\\findings.db`
  return `${environment[ENVIRONMENT.stateHome] || `${home}/.local/state`}/whodenied/findings.db`
}

export type ColorChoice = 'always' | 'never' | 'auto'

/** Whether to color: `NO_COLOR` wins over `--color`, that over `FORCE_COLOR`, that over whether the stream is a terminal. */
export function useColor(choice: ColorChoice, environment: Environment, isTerminal: boolean): boolean {
  if (environment['NO_COLOR']) return false
  if (choice !== 'auto') return choice === 'always'
  const forced = environment['FORCE_COLOR']
  if (forced !== undefined && forced !== '') return forced !== '0'
  return isTerminal && environment['TERM'] !== 'dumb'
}
