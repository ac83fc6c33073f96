/** A bad part of a file. `text` marks what never looked like JSON. */
export interface BadPart {
  readonly reason: string
  readonly offset: number | null
  readonly text: boolean
}

const MAX_HELD = 100

/**
 * Keeps a foreign file from giving thousands of messages. Until the first record all bad parts are held back, at most 100 and a count:
 * a file without any record, that does not begin like JSON, is told once, as a whole. After a record each part is told by itself.
 */
export class MalformedRun {
  #held: BadPart[] = []
  #more = 0
  #sawRecord = false

  /** Takes in a bad part; gives what is to be told now. */
  add(part: BadPart): readonly BadPart[] {
    if (this.#sawRecord) return [part]
    if (this.#held.length < MAX_HELD) this.#held.push(part)
    else this.#more++
    return []
  }

  /** A record was found; gives what is to be told before it. */
  sawRecord(): readonly BadPart[] {
    if (this.#sawRecord) return []
    this.#sawRecord = true
    return this.#heldBack()
  }

  /** The file ends; gives what is left to be told. */
  end(describeFile: () => string): readonly BadPart[] {
    const first = this.#held[0]
    if (this.#sawRecord || first === undefined) return []
    return first.text ? [{ ...first, reason: describeFile() }] : this.#heldBack()
  }

  #heldBack(): readonly BadPart[] {
    if (this.#more === 0) return this.#held
    return [...this.#held, { reason: `${this.#more} more parts like these`, offset: null, text: false }]
  }
}
