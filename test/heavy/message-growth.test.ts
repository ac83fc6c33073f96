import { describe, expect, it } from 'vitest'
import { readPastedText } from '../../shared/ingest/pasted-text.ts'
import { parseMessage } from '../../shared/normalize/message/parse-message.ts'

/** Texts that make a careless scanner start over again and again. */
const UNITS: Readonly<Record<string, string>> = {
  'quotes that a reason follows': '" with an explicit deny in a service control policy',
  'sentences that begin': 'User: u is not authorized to perform: s3:GetObject on resource: "',
  'whole sentences':
    'User: u is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/k" because no session policy allows the s3:GetObject action\n',
  'half reasons': 'because no with an explicit deny in a ',
  backslashes: '\\',
  'escaped quotes': '\\\\\\"',
  quotes: '"',
  'open braces of records': '{"eventSource":',
  'wrappers of the command line': 'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied\n',
  'bare codes': 'AccessDenied\n',
  'exception classes': 'com.amazonaws.Exception: ',
  'broken ARNs': 'arn:aws:iam::1:\n',
  'XML elements': '<Error><Code>',
  'encoded entities': '&amp;quot;',
  'blank lines': '\n',
  'redirect words': 'endpoint: expecting ',
  letters: 'a',
  'blanks of a URL': 'a%20',
  'plus signs': 'a+b',
  'a denial in a URL': 'is+not+authorized+to+perform=',
  'bold words': ' **a',
  tags: '<b> <td ',
  'sources of lines': 'web-1  | a\n',
  'stamps of lines': '2026-08-17T09:12:04Z [a] INFO - a\n',
  'retold denials': 'explicit deny in a session policy or ',
  'doubled quotes': '""arn:a',
  'names in quotes': '"key": "because no session policy allows ',
  'parts of strings': '"perform: ",\n',
}
const HEADS = ['', 'User: u is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/']
const HALF = 512 * 1024

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  parseMessage: (text) => parseMessage(text),
  'parseMessage of a record': (text) => parseMessage(text, { fromRecord: true, resources: ['arn:aws:s3:::b/k'] }),
  readPastedText: (text) => readPastedText(text),
}

function bestOf(runs: number, work: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return Math.min(...times)
}

describe.each(Object.entries(READERS))('%s', (_, read) => {
  it.each(Object.entries(UNITS))('takes about twice the time for twice the text: %s', (__, unit) => {
    for (const head of HEADS) {
      const whole = head + unit.repeat(Math.ceil((2 * HALF) / unit.length))
      const half = whole.slice(0, HALF)
      const tries = Array.from({ length: 3 }, () => ({
        one: bestOf(3, () => read(half)),
        two: bestOf(3, () => read(whole.slice(0, 2 * HALF))),
      }))
      const two = Math.min(...tries.map((attempt) => attempt.two))
      // Other processes disturb single tries; what is not linear fails in each. Below 50 ms the clock and the collector decide.
      const isLinear = tries.some((attempt) => attempt.two < 50 || attempt.two / attempt.one <= 3)
      expect(isLinear, tries.map(({ one, two }) => `${two.toFixed(0)} ms after ${one.toFixed(0)} ms`).join(', ')).toBe(true)
      expect(two).toBeLessThan(5000)
    }
  })
})
