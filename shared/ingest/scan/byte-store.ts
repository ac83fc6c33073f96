/** The window of a byte stream that is still needed. Bytes that were handed out stay as they are. */
export class ByteStore {
  bytes: Uint8Array = new Uint8Array(0)
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
    const next = kept === 0 ? chunk : new Uint8Array(kept + Math.max(kept, chunk.length))
    if (kept > 0) next.set(this.bytes.subarray(keepFrom, this.end))
    if (kept > 0) next.set(chunk, kept)
    this.bytes = next
    this.end = kept + chunk.length
    return keepFrom
  }

  #fill(chunk: Uint8Array): number {
    this.bytes.set(chunk, this.end)
    this.end += chunk.length
    return 0
  }
}
