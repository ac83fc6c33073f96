import type { FuzzInput } from './invariants.ts'

/** The smallest input, by leaving out parts, that still fails. At most `tries` are tried. */
export function shrink(input: FuzzInput, fails: (candidate: FuzzInput) => boolean, tries = 2000): FuzzInput {
  let smallest = input
  let left = tries
  for (let shrunk = true; shrunk && left > 0;) {
    shrunk = false
    for (const candidate of smallerThan(smallest)) {
      left -= 1
      if (left === 0) break
      if (!fails(candidate)) continue
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
  for (let size = Math.ceil(input.text.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < input.text.length; at += size) yield { kind: 'text', text: input.text.slice(0, at) + input.text.slice(at + size) }
  }
}
