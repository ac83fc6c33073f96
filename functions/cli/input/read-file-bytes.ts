import { constants, openSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Socket } from 'node:net'

const CHUNK_BYTES = 256 * 1024
const MIN_CHUNK_BYTES = 4 * 1024

/** The bytes of a file in chunks that stay unchanged. The file is opened when reading begins and closed when it ends, for whatever reason. */
export async function* readFileBytes(path: string): AsyncGenerator<Uint8Array> {
  if ((await stat(path)).isFIFO()) yield* readPipe(path)
  else yield* readFile(path)
}

async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path)
  try {
    // A device has no size; a small file needs no large buffer.
    const size = (await handle.stat()).size
    const chunkBytes = size === 0 ? CHUNK_BYTES : Math.min(CHUNK_BYTES, Math.max(MIN_CHUNK_BYTES, size + 1))
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(chunkBytes), 0, chunkBytes, null)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

/** A pipe is waited for without a thread: one that waits for a writer would outlive Ctrl-C. The socket closes what it reads. */
async function* readPipe(path: string): AsyncGenerator<Uint8Array> {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  yield* new Socket({ fd, readable: true, writable: false }) as AsyncIterable<Buffer>
}
