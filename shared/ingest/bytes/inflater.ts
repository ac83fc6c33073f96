import { createInflateRaw, type InflateRaw } from 'node:zlib'

/** What one slice of compressed bytes gave. */
export interface Inflated {
  readonly output: Uint8Array
  /** How many bytes of the slice were used; fewer than given means that the data ended within it. */
  readonly used: number
  readonly error: string | null
}

/**
 * Inflates raw deflate data slice by slice, so that all that was read before a fault is kept.
 * The stream is read by hand after each write: an error of an iterated stream would drop what it still holds.
 */
export class Inflater {
  // No back pressure from the output: one slice grows at most 1,032 times.
  readonly #stream: InflateRaw = createInflateRaw({ chunkSize: 64 * 1024, highWaterMark: 2 ** 30 } as { chunkSize: number })
  #error: string | null = null
  #fail: () => void = () => undefined

  constructor() {
    this.#stream.on('error', (error) => {
      this.#error = error.message
      this.#fail()
    })
  }

  async write(slice: Uint8Array): Promise<Inflated> {
    const before = this.#stream.bytesWritten
    await new Promise<void>((resolve) => {
      this.#fail = resolve
      this.#stream.write(slice, () => {
        resolve()
      })
    })
    return { output: this.#drain(), used: this.#stream.bytesWritten - before, error: this.#error }
  }

  close(): void {
    this.#stream.destroy()
  }

  #drain(): Uint8Array {
    return (this.#stream.read() as Uint8Array | null) ?? new Uint8Array(0)
  }
}
