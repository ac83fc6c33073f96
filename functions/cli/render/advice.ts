interface Advice {
  readonly words: readonly string[]
  readonly lines: readonly string[]
}

/** What helps when a text holds no denial, by words that occur in it; the first row whose word occurs is taken. */
const ADVICE: readonly Advice[] = [
  {
    words: [
      'timed out',
      'timeout',
      'connect to endpoint',
      'could not connect',
      'connection refused',
      'econnrefused',
      'enotfound',
      'etimedout',
    ],
    lines: [
      'This looks like a network problem, not a denial: S3 answered nothing, so no policy refused anything.',
      'Look at the route to S3: a VPC gateway endpoint in the route table, security groups, a proxy, the Region in the endpoint name.',
    ],
  },
  {
    words: ['nosuchkey', 'specified key does not exist'],
    lines: [
      'The object does not exist (404), and you may list the bucket, so S3 said so. No policy denied this.',
      'Look at the key: aws s3 ls s3://<bucket>/<prefix>',
    ],
  },
  {
    words: ['preconditionfailed', 'conditionalrequestconflict', 'slowdown', 'throttl', 'serviceunavailable', 'internalerror'],
    lines: [
      'S3 refused this for another reason than permission (a precondition, throttling or a fault of its own). Trying again is the usual answer.',
    ],
  },
  {
    words: ['errno 13', 'permission denied', 'eacces'],
    lines: ['This is a denial of the local file system or of SSH, not of AWS. Look at the owner and mode of the local path.'],
  },
]

const FALLBACK: readonly string[] = ['No AWS denial was found in this text.']

const NEXT: readonly string[] = [
  'Paste the whole error, with its first line: whodenied explain - < error.txt',
  'For CloudTrail files use: whodenied analyze <file>. For the list of codes: whodenied explain WD901',
]

/** What to tell a person whose text holds no denial. */
export function adviceForText(text: string): readonly string[] {
  if (text.trim() === '') return ['The text is empty.', ...NEXT]
  const folded = text.slice(0, 1024 * 1024).toLowerCase()
  const advice = ADVICE.find((row) => row.words.some((word) => folded.includes(word)))
  return [...(advice?.lines ?? FALLBACK), ...NEXT]
}
