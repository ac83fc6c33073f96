const EMPTY = new Uint8Array(0)

/** The bytes of a stream, pulled: looked at before they are taken, and given back where too many were taken. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>
  #chunk: Uint8Array = EMPTY
  #at = 0
  #taken = 0

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** How many bytes were taken so far. */
  get offset(): number {
    return this.#taken
  }

  /** At least `count` bytes where the stream still has them, else all that is left. Nothing is taken. */
  async peek(count: number): Promise<Uint8Array> {
    const pieces = [this.#chunk.subarray(this.#at)]
    let length = this.#chunk.length - this.#at
    while (length < count) {
      const next = await this.#chunks.next()
      if (next.done === true) break
      pieces.push(next.value)
      length += next.value.length
    }
    if (pieces.length > 1) {
      this.#chunk = joined(pieces, length)
      this.#at = 0
    }
    return this.#chunk.subarray(this.#at)
  }

  /** Takes up to `count` bytes, at least one unless the stream is at its end. */
  async take(count: number): Promise<Uint8Array> {
    const part = (await this.peek(1)).subarray(0, count)
    this.#at += part.length
    this.#taken += part.length
    return part
  }

  /** Gives back the last bytes of what was taken last. */
  giveBack(count: number): void {
    this.#at -= count
    this.#taken -= count
  }

  /** Lets the stream free what it holds, such as a file handle. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const first = pieces.find((piece) => piece.length === length)
  if (first !== undefined) return first
  const all = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
