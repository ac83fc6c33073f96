import { readPastedText } from '../shared/ingest/pasted-text.ts'
import { parseMessage } from '../shared/normalize/message/parse-message.ts'

const UNIT =
  'is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/k" with an explicit deny in a service control policy" because no '
const SIZES = [1, 4, 16, 64, 256, 1024]

/** The best of several runs, in milliseconds: the one that other processes disturbed least. */
function bestOf(runs: number, work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

// Prints how the time grows with the text: a linear parser shows about the same microseconds per KB in every row.
console.log('KB      grammar ms  us/KB   pasted ms  us/KB')
for (const kb of SIZES) {
  const text = `User: u ${UNIT.repeat(Math.ceil((kb * 1024) / UNIT.length))}`.slice(0, kb * 1024)
  const grammar = bestOf(5, () => parseMessage(text))
  const pasted = bestOf(5, () => readPastedText(text))
  const row = [String(kb), grammar.toFixed(2), ((grammar / kb) * 1000).toFixed(1), pasted.toFixed(2), ((pasted / kb) * 1000).toFixed(1)]
  console.log(row.map((cell) => cell.padEnd(10)).join(''))
}
