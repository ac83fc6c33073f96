import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/** Larger makes nothing faster; V8 lets it grow to 128 MiB where many objects outlive a collection, as the denials of a batch do. */
const NEW_SPACE_BYTES = 16 * 1024 * 1024

/** Stops the growth of the heap's space for new objects once it is large enough, so that a run stays below 256 MB. No result depends on it. */
export function boundNewSpace(): void {
  const newSpace = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
  if (newSpace !== undefined && newSpace.space_size >= NEW_SPACE_BYTES) setFlagsFromString('--semi-space-growth-factor=1')
}
