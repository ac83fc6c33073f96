import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'

const DENIAL_KEYS = [
  ...['schemaVersion', 'kind', 'eventId', 'eventTime', 'account', 'region', 'request', 'verdict', 'alsoBlockedBy', 'candidates', 'layers'],
  ...['notChecked', 'missingContext', 'intent', 'noise', 'change', 'otherChanges', 'fixes', 'checks', 'findingId'],
]
const REQUEST_KEYS = [
  ...['eventName', 'action', 'resource', 'bucket', 'key', 'bucketAccount', 'principal', 'sourceIp', 'vpcEndpointId', 'userAgent', 'tool'],
]
const PRINCIPAL_KEYS = ['type', 'arn', 'entityArn', 'account', 'sessionName', 'service']
const VERDICT_KEYS = [
  ...['code', 'layer', 'denyType', 'basis', 'evidence', 'action', 'resource', 'policy', 'statement', 'condition', 'why', 'contradicts'],
]
const LAYER_KEYS = [
  ...['identity-based-policy', 'resource-based-policy', 'service-control-policy', 'resource-control-policy', 'permissions-boundary'],
  ...['session-policy', 'vpc-endpoint-policy', 'kms-key-policy', 'role-trust-policy', 'block-public-access', 'access-control-list'],
]
const FIX_KEYS = ['risk', 'title', 'layer', 'edit', 'snippets', 'verified']
const FINDING_KEYS = [
  ...[
    'schemaVersion',
    'kind',
    'findingId',
    'shortId',
    'key',
    'causeKey',
    'state',
    'acknowledged',
    'episode',
    'severity',
    'intent',
    'noise',
  ],
  ...['title', 'firstSeen', 'lastSeen', 'count', 'sessions', 'causes', 'samples', 'denial', 'change', 'resolvedBy', 'mute', 'history'],
]

const SESSION = 'arn:aws:sts::111122223333:assumed-role/etl/nightly'

/** A record of a denied GetObject with all the fields that CloudTrail writes. */
function deniedRecord(id: string, second: number): object {
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      principalId: 'AROAEXAMPLEETL000001:nightly',
      arn: SESSION,
      accountId: '111122223333',
      sessionContext: {
        sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::111122223333:role/jobs/etl', accountId: '111122223333', userName: 'etl' },
      },
    },
    eventTime: `2026-08-17T09:12:${String(second).padStart(2, '0')}Z`,
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    awsRegion: 'eu-west-1',
    sourceIPAddress: '203.0.113.9',
    userAgent: '[aws-cli/2.36.17 md/command#s3api.get-object]',
    errorCode: 'AccessDenied',
    errorMessage: `User: ${SESSION} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/2026/a.csv" with an explicit deny in a resource-based policy`,
    requestParameters: { bucketName: 'orders-prod', key: '2026/a.csv', Host: 'orders-prod.s3.eu-west-1.amazonaws.com' },
    responseElements: null,
    requestID: 'REQ1',
    eventID: id,
    readOnly: true,
    resources: [
      { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::orders-prod/2026/a.csv' },
      { accountId: '111122223333', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::orders-prod' },
    ],
    eventType: 'AwsApiCall',
    managementEvent: false,
    recipientAccountId: '111122223333',
    eventCategory: 'Data',
  }
}

let folder = ''
const at = (name: string) => join(folder, name)
const store = () => ['--store', at('findings.db')]

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'whodenied-contract-'))
  const success = { ...deniedRecord('e-ok', 9), errorCode: undefined, errorMessage: undefined }
  const log = JSON.stringify({ Records: [deniedRecord('e-1', 4), success, deniedRecord('e-2', 5)] })
  writeFileSync(at('log.json'), log)
  writeFileSync(at('log.json.gz'), gzipSync(log))
  writeFileSync(at('cut.json'), log.slice(0, log.length - 400))
  writeFileSync(at('empty.json'), '{"Records":[]}')
  writeFileSync(at('foreign.txt'), 'this is a shopping list\nmilk\n')
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const lines = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

describe('analyze --each denial --format ndjson', () => {
  it('prints one document with all fixed keys for each denied record', () => {
    const { status, stdout, stderr } = runCli(['analyze', at('log.json'), ...store(), '--each', 'denial', '--format', 'ndjson'])
    expect(status).toBe(0)
    const documents = lines(stdout)
    expect(documents.map((document) => document['eventId'])).toEqual(['e-1', 'e-2'])
    const document = documents[0] as Record<string, object>
    expect(Object.keys(document)).toEqual(expect.arrayContaining(DENIAL_KEYS))
    expect(Object.keys(document['request'] ?? {})).toEqual(expect.arrayContaining(REQUEST_KEYS))
    expect(Object.keys((document['request'] as { principal: object }).principal)).toEqual(expect.arrayContaining(PRINCIPAL_KEYS))
    expect(Object.keys(document['verdict'] ?? {})).toEqual(expect.arrayContaining(VERDICT_KEYS))
    expect(Object.keys(document['layers'] ?? {}).sort()).toEqual([...LAYER_KEYS].sort())
    for (const fix of document['fixes'] as object[]) expect(Object.keys(fix)).toEqual(expect.arrayContaining(FIX_KEYS))
    expect(document).toMatchObject({
      schemaVersion: '1.0',
      kind: 'denial',
      eventTime: '2026-08-17T09:12:04Z',
      account: '111122223333',
      region: 'eu-west-1',
      request: {
        eventName: 'GetObject',
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::orders-prod/2026/a.csv',
        bucket: 'orders-prod',
        key: '2026/a.csv',
        bucketAccount: '111122223333',
        principal: {
          type: 'AssumedRole',
          arn: SESSION,
          entityArn: 'arn:aws:iam::111122223333:role/jobs/etl',
          sessionName: 'nightly',
          service: null,
        },
        sourceIp: '203.0.113.9',
        vpcEndpointId: null,
        tool: 'aws-cli',
      },
      verdict: { code: 'WD102', layer: 'resource-based-policy', denyType: 'explicit', basis: 'stated', evidence: ['error-message'] },
      intent: 'unknown',
      noise: null,
      change: null,
    })
    expect(stderr.trim().split('\n').at(-1)).toBe('3 read, 2 denied, 1 skipped, 0 malformed, 1 findings')
  })

  it('prints skipped records with their reason when asked', () => {
    const { stdout } = runCli(['analyze', at('log.json'), ...store(), '--each', 'denial', '--format', 'ndjson', '--skipped'])
    expect(lines(stdout).filter((line) => line['kind'] === 'skipped')).toEqual([{ kind: 'skipped', eventId: 'e-ok', reason: 'no-error' }])
  })

  it('never answers an explicit deny with an Allow', () => {
    const { stdout } = runCli(['analyze', at('log.json'), ...store(), '--each', 'denial', '--format', 'ndjson'])
    expect(stdout).not.toMatch(/Effect[^a-z]+Allow/)
  })
})

describe('analyze --each finding', () => {
  it('prints findings with all fixed keys, and a second run on the same input changes nothing', () => {
    const args = ['analyze', at('log.json'), '--store', at('twice.db'), '--format', 'json', '--now', '2026-08-17T10:00:00Z']
    const first = runCli(args)
    const second = runCli(args)
    const [finding] = JSON.parse(first.stdout) as [Record<string, object>]
    expect(Object.keys(finding)).toEqual(expect.arrayContaining(FINDING_KEYS))
    expect(finding).toMatchObject({
      kind: 'finding',
      count: { value: 2, exact: true },
      firstSeen: '2026-08-17T09:12:04Z',
      lastSeen: '2026-08-17T09:12:05Z',
    })
    expect(second.stdout).toBe(first.stdout)
  })

  it('reads gzip, plain and standard input alike', () => {
    const plain = runCli(['analyze', at('log.json'), '--store', at('a.db'), '--format', 'ndjson', '--now', '2026-08-17T10:00:00Z'])
    const gzip = runCli(['analyze', at('log.json.gz'), '--store', at('b.db'), '--format', 'ndjson', '--now', '2026-08-17T10:00:00Z'])
    const piped = runCli(['analyze', '-', '--store', at('c.db'), '--format', 'ndjson', '--now', '2026-08-17T10:00:00Z'], {
      input: JSON.stringify({ Records: [deniedRecord('e-2', 5), deniedRecord('e-1', 4)] }),
    })
    expect(gzip.stdout).toBe(plain.stdout)
    expect(piped.stdout).toBe(plain.stdout)
  })

  it('is found again by list and show', () => {
    const listed = runCli(['findings', 'list', ...store(), '--format', 'ndjson'])
    const finding = lines(listed.stdout)[0] as Record<string, string>
    const prefix = (finding['shortId'] ?? '').slice(4, 9).toLowerCase()
    const shown = runCli(['show', prefix, ...store(), '--format', 'json'])
    expect(shown.status).toBe(0)
    expect((JSON.parse(shown.stdout) as Record<string, string>)['findingId']).toBe(finding['findingId'])
  })
})

describe('exit codes', () => {
  it.each([
    { name: 'a record that is cut off costs only itself', args: ['analyze', 'cut.json'], status: 0, says: 'cut.json at byte' },
    { name: 'a cut record under --strict', args: ['analyze', 'cut.json', '--strict'], status: 4, says: 'cut.json at byte' },
    { name: 'a file that is no log at all', args: ['analyze', 'foreign.txt'], status: 2, says: 'foreign.txt' },
    { name: 'a log without records', args: ['analyze', 'empty.json'], status: 0, says: '0 read' },
    { name: 'a file that does not exist', args: ['analyze', 'nowhere.json'], status: 2, says: 'nowhere.json' },
    { name: 'a missing file beside a good one', args: ['analyze', 'log.json', 'nowhere.json'], status: 0, says: 'nowhere.json' },
    {
      name: 'a missing file beside a good one under --strict',
      args: ['analyze', 'log.json', 'nowhere.json', '--strict'],
      status: 4,
      says: 'nowhere.json',
    },
    { name: 'a wrong option', args: ['analyze', 'log.json', '--formt', 'json'], status: 2, says: '--format' },
    { name: 'a wrong command', args: ['analyse', 'log.json'], status: 2, says: 'analyze' },
    { name: 'an unknown id', args: ['show', 'DEN-ZZZZZZZZ'], status: 2, says: 'findings list' },
    { name: 'a text without a denial', args: ['explain', 'hello world'], status: 2, says: 'No AWS denial' },
    {
      name: 'an undetermined text under --strict',
      args: ['explain', 'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied', '--strict'],
      status: 4,
      says: '',
    },
    { name: 'a code', args: ['explain', 'WD103'], status: 0, says: '' },
    { name: 'a code that does not exist', args: ['explain', 'WD999'], status: 2, says: 'explain codes' },
    { name: 'the list of codes', args: ['explain', 'codes'], status: 0, says: '' },
    { name: 'the label of a layer', args: ['explain', 'SCP'], status: 0, says: '' },
    { name: 'a file in place of its text', args: ['explain', 'log.json'], status: 2, says: 'explain - < log.json' },
    { name: 'the version', args: ['--version'], status: 0, says: '' },
    { name: 'the help', args: ['analyze', '--help'], status: 0, says: '' },
  ])('$name exits $status', ({ args, status, says }) => {
    const needsStore = args[0] === 'analyze' || args[0] === 'show'
    const result = runCli([...args, ...(needsStore && !args.includes('--help') ? ['--store', at('codes.db')] : [])], { cwd: folder })
    expect(result.stderr).toContain(says)
    expect(result.status).toBe(status)
  })
})

describe('explain --format json', () => {
  it('prints an array in reading order, empty where nothing was found', () => {
    const text = `first: User: ${SESSION} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::orders-prod" because no identity-based policy allows the s3:ListBucket action
second: User: ${SESSION} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::orders-prod/x" with an explicit deny in a service control policy`
    const documents = JSON.parse(runCli(['explain', '-', '--format', 'json'], { input: text }).stdout) as {
      verdict: { code: string }
      eventId: null
      findingId: null
    }[]
    expect(documents.map((document) => [document.verdict.code, document.eventId, document.findingId])).toEqual([
      ['WD201', null, null],
      ['WD103', null, null],
    ])
    const nothing = runCli(['explain', 'hello world', '--format', 'json'])
    expect(nothing.stdout).toBe('[]\n')
  })
})

describe('explain --expect-principal', () => {
  const text = `User: ${SESSION} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::orders-prod/x" with an explicit deny in a service control policy`

  it('says that somebody else called, and exits 3', () => {
    const { status, stdout } = runCli(['explain', text, '--expect-principal', 'arn:aws:iam::111122223333:user/ci'])
    expect(status).toBe(3)
    expect(stdout).toContain(`SOMEBODY ELSE CALLED: not arn:aws:iam::111122223333:user/ci, but ${SESSION}`)
  })

  it('says nothing more where it was the expected one, and tells JSON readers', () => {
    const { status, stdout } = runCli(['explain', text, '--expect-principal', 'arn:aws:iam::111122223333:role/etl', '--format', 'json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject([{ expectedPrincipal: { wanted: 'arn:aws:iam::111122223333:role/etl', called: true } }])
  })

  it('does not claim to know the caller of a bare text', () => {
    const bare = 'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied'
    const { status, stdout } = runCli(['explain', bare, '--expect-principal', 'etl'])
    expect(status).toBe(0)
    expect(stdout).toContain('does not say who called')
  })
})

describe('show', () => {
  it('says of one finding that its caller meets the same wall at many buckets', () => {
    const records = Array.from(
      { length: 7 },
      (_, index) =>
        JSON.parse(JSON.stringify(deniedRecord(`sweep-${index}`, index)).replaceAll('orders-prod', `bucket-${index}`)) as object,
    )
    const swept = ['--store', at('sweep.db')]
    runCli(['analyze', '-', ...swept], { input: JSON.stringify({ Records: records }) })
    const [finding] = lines(runCli(['findings', 'list', ...swept, '--format', 'ndjson']).stdout)
    const { stdout } = runCli(['show', String(finding?.['shortId']), ...swept])
    expect(stdout).toMatch(/same wall in 6 more findings,\s+7 buckets/)
  })
})

describe('streams', () => {
  it('a quiet run says nothing on stderr', () => {
    expect(runCli(['analyze', at('log.json'), ...store(), '--quiet', '--format', 'json']).stderr).toBe('')
  })

  it('NO_COLOR wins over --color', () => {
    const { stdout } = runCli(['explain', 'WD103', '--color', 'always'], { env: { NO_COLOR: '1' } })
    expect(stdout).not.toContain('\x1b')
    expect(runCli(['explain', 'WD103', '--color', 'always']).stdout).toContain('\x1b')
  })
})
