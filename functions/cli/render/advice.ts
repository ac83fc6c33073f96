interface Advice {
  /** One of these whole words or phrases must occur, lower case. */
  readonly words: readonly string[]
  /** And one of these, where there are some. */
  readonly with?: readonly string[]
  readonly lines: readonly string[]
}

/** What helps when a text holds no denial, by words that occur in it; the first row whose word occurs is taken. */
const ADVICE: readonly Advice[] = [
  {
    words: ['preconditionfailed', 'conditionalcheckfailed', 'conditional request failed'],
    with: ['state lock'],
    lines: [
      'This is no denial: another run holds the lock of the Terraform state, or one that broke off has left it behind.',
      'Wait for that run. If none is left, take the ID of the Lock Info: terraform force-unlock <lock-id>',
    ],
  },
  {
    words: ['non-existent table', 'table not found', 'cannot do operations on a non-existent table'],
    lines: [
      'This is no denial: the DynamoDB lock table does not exist in that account and Region.',
      'Look for it: aws dynamodb describe-table --table-name <table>. It needs the string key LockID. Or drop the table: `use_lockfile = true` in place of `dynamodb_table`.',
    ],
  },
  {
    words: ['does not have versioning enabled', 'versioning is not enabled', 'versioning is disabled'],
    lines: [
      'This is no denial: the bucket keeps no old versions, so a lost or broken state could not be brought back.',
      'Turn it on: aws s3api put-bucket-versioning --bucket <bucket> --versioning-configuration Status=Enabled. A backend that looks at it needs s3:GetBucketVersioning.',
    ],
  },
  {
    words: ['data event', 'put-event-selectors', 'lookup-events', 'cloudtrail', 'event history', 'event selector'],
    lines: [
      'Requests for objects are data events, and a trail logs them only where its selectors say so. Event history has no data events.',
      'See what the trail selects: aws cloudtrail get-event-selectors --trail-name <trail>',
      'Add a selector with resources.type AWS::S3::Object to that list, then write the whole list back: aws cloudtrail put-event-selectors --trail-name <trail> --advanced-event-selectors file://selectors.json',
      'put-event-selectors replaces all existing selectors: what is not in the file is no longer logged, management events included. Data events cost money for every request, denied or not.',
      'Requests that fail authentication (expired URL, wrong key, wrong signature) never reach CloudTrail; S3 server access logs have them.',
    ],
  },
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
      'i/o timeout',
      'no route to host',
      'network is unreachable',
      'hangs',
    ],
    lines: [
      'This looks like a network problem, not a denial: S3 answered nothing, so no policy refused anything.',
      'Look at the route to S3: a gateway endpoint in the route table of the subnet, security groups and network ACLs, a proxy, the Region in the endpoint name.',
      'aws ec2 describe-vpc-endpoints --filters Name=service-name,Values=com.amazonaws.<region>.s3',
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
    words: [
      'minio',
      'mc: <error>',
      'min.io',
      'radosgw',
      'ceph',
      'wasabisys',
      'digitaloceanspaces',
      'backblazeb2',
      'aliyuncs',
      'cloudflarestorage',
      'google cloud',
      'googleapi',
      'storage.objects',
      'linodeobjects',
    ],
    lines: [
      'This is an answer of another store that speaks the protocol of S3, not of AWS: policies of AWS do not count there.',
      'Look at the keys and policies of that store, and at the endpoint that your program is set to.',
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
  'For CloudTrail files use: whodenied analyze <file>. For the list of codes: whodenied explain codes',
]

/** What to tell a person whose text holds no denial. */
export function adviceForText(text: string): readonly string[] {
  if (text.trim() === '') return ['The text is empty.', ...NEXT]
  const folded = text.slice(0, 1024 * 1024).toLowerCase()
  const advice = ADVICE.find((row) => holdsOne(folded, row.words) && (row.with === undefined || holdsOne(folded, row.with)))
  return [...(advice?.lines ?? FALLBACK), ...NEXT]
}

function holdsOne(text: string, words: readonly string[]): boolean {
  return words.some((word) => holdsWord(text, word))
}

/** `enotfound` must not be found in `resourcenotfoundexception`: what begins a match begins a word. */
function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[a-z0-9]/.test(text.charAt(at - 1))) return true
  }
  return false
}
