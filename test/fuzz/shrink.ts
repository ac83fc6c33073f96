import type { FuzzInput } from './invariants.ts'

/** The smallest input, by leaving out parts, that still fails. At most `tries` are tried. */
export async function shrink(input: FuzzInput, fails: (candidate: FuzzInput) => Promise<boolean>, tries = 2000): Promise<FuzzInput> {
  let smallest = input
  let left = tries
  for (let shrunk = true; shrunk && left > 0;) {
    shrunk = false
    for (const candidate of smallerThan(smallest)) {
      left -= 1
      if (left === 0) break
      if (!(await fails(candidate))) continue
      smallest = candidate
      shrunk = true
      break
    }
  }
  return smallest
}

function* smallerThan(input: FuzzInput): Generator<FuzzInput> {
  if (input.kind === 'record') {
    for (const key of Object.keys(input.record))
      yield { kind: 'record', record: Object.fromEntries(Object.entries(input.record).filter(([name]) => name !== key)) }
    return
  }
  if (input.kind === 'text') {
    for (const [from, to] of cuts(input.text.length)) yield { kind: 'text', text: input.text.slice(0, from) + input.text.slice(to) }
    return
  }
  const { bytes, pieces } = input.file
  for (const [from, to] of cuts(bytes.length)) {
    // What is left holds no more than it does.
    yield { kind: 'file', file: { bytes: Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]), pieces, holds: null } }
  }
}

/** What to leave out, large parts first. */
function* cuts(length: number): Generator<readonly [number, number]> {
  for (let size = Math.ceil(length / 2); size >= 1; size = Math.floor(size / 2))
    for (let at = 0; at < length; at += size) yield [at, at + size]
}
