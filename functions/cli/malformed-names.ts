import { visibleText } from '#shared/model/visible-text.ts'
import type { Origin } from '#shared/model/record.ts'
import type { Terminal } from './terminal.ts'

/** Parts of one file that are named one by one; the rest of the file is told as a number. */
const NAMED_IN_A_FILE = 5
/** Lines in all, so that ten thousand bad files do not bury the summary. */
const NAMED_IN_ALL = 100

/** Names on stderr what could not be read. All is counted elsewhere; names are bounded. */
export class MalformedNames {
  readonly #terminal: Terminal
  #file: string | null = null
  #namedInFile = 0
  #named = 0
  #more = 0

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  add(origin: Origin, reason: string, count: number): void {
    if (origin.file !== this.#file) this.endFile()
    this.#file = origin.file
    if (count > 1 || this.#namedInFile >= NAMED_IN_A_FILE) {
      this.#more += count
      return
    }
    this.#namedInFile += 1
    const place = origin.offset === null ? '' : ` at byte ${origin.offset}`
    this.#warn(`could not read ${visibleText(origin.file)}${place}: ${visibleText(reason)}`)
  }

  /** Tells how many parts of the file were not named. */
  endFile(): void {
    if (this.#more > 0 && this.#file !== null) this.#warn(`${visibleText(this.#file)}: ${this.#more} further parts could not be read`)
    this.#file = null
    this.#namedInFile = 0
    this.#more = 0
  }

  #warn(line: string): void {
    this.#named += 1
    if (this.#named <= NAMED_IN_ALL) this.#terminal.warn(line)
    if (this.#named === NAMED_IN_ALL) this.#terminal.warn('what else could not be read is only counted')
  }
}
