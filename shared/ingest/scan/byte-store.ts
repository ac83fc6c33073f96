/** The window of a byte stream that is still needed. Bytes that were handed out stay as they are. */
export class ByteStore {
  bytes: Buffer = Buffer.alloc(0)
  /** Index after the last byte of the window. */
  end = 0
  /** Offset in the stream of index 0. */
  base = 0

  /** Adds a chunk and drops what lies before `keepFrom`; gives how far all indexes moved down. */
  append(chunk: Uint8Array, keepFrom: number): number {
    const kept = this.end - keepFrom
    if (kept > 0 && this.bytes.length - this.end >= chunk.length) return this.#fill(chunk)
    this.base += keepFrom
    // Room doubles, so that a long record costs linear time however small the chunks are.
    this.bytes = kept === 0 ? asBuffer(chunk) : this.#grown(chunk, keepFrom, kept)
    this.end = kept + chunk.length
    return keepFrom
  }

  /** Bytes that are no UTF-8 become U+FFFD. */
  text(from: number, to: number): string {
    return this.bytes.toString('utf8', from, to)
  }

  #grown(chunk: Uint8Array, keepFrom: number, kept: number): Buffer {
    const next = Buffer.allocUnsafeSlow(kept + Math.max(kept, chunk.length))
    next.set(this.bytes.subarray(keepFrom, this.end))
    next.set(chunk, kept)
    return next
  }

  #fill(chunk: Uint8Array): number {
    this.bytes.set(chunk, this.end)
    this.end += chunk.length
    return 0
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
