/** A bad part of a file. `text` marks what never looked like JSON. */
export interface BadPart {
  readonly reason: string
  readonly offset: number | null
  readonly text: boolean
  /** How many parts it stands for; one where it is absent. */
  readonly count?: number
  /** After how many told parts this one is only counted; `MAX_NAMED` where it is absent. */
  readonly limit?: number
}

/** So many bad parts of a file are told one by one. */
export const MAX_NAMED = 100

/**
 * Keeps a bad file from giving thousands of messages: its first 100 bad parts are told one by one, the rest as a number when it ends.
 * Until the first record all are held back: a file without any record, that does not begin like JSON, is told once, as a whole.
 */
export class MalformedRun {
  #held: BadPart[] = []
  #named = 0
  #more = 0
  #sawRecord = false

  /** True where further parts are only counted, so that nobody needs to say what they are. */
  get isFull(): boolean {
    return this.#named >= MAX_NAMED
  }

  /** Takes in a bad part; gives what is to be told now. */
  add(part: BadPart): readonly BadPart[] {
    if (this.#named >= (part.limit ?? MAX_NAMED)) {
      this.#more++
      return []
    }
    this.#named++
    if (this.#sawRecord) return [part]
    this.#held.push(part)
    return []
  }

  /** A record was found; gives what is to be told before it. */
  sawRecord(): readonly BadPart[] {
    if (this.#sawRecord) return []
    this.#sawRecord = true
    return this.#held
  }

  /** The file ends; gives what is left to be told. */
  end(describeFile: () => string): readonly BadPart[] {
    const first = this.#held[0]
    if (!this.#sawRecord && first?.text) return [{ ...first, reason: describeFile() }]
    const held = this.#sawRecord ? [] : this.#held
    if (this.#more === 0) return held
    return [...held, { reason: `${this.#more} more parts that cannot be read`, offset: null, text: false, count: this.#more }]
  }
}
