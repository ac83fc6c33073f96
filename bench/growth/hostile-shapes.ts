/** A text of one hostile shape, at any length. */
export interface HostileShape {
  readonly name: string
  readonly text: (length: number) => string
}

const DENIED =
  'User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/'
const RECORD =
  '{"eventVersion":"1.11","eventSource":"s3.amazonaws.com","eventName":"GetObject","errorCode":"AccessDenied","errorMessage":"Access Denied"}'

const repeated = (name: string, unit: string, before = '', after = ''): HostileShape => ({
  name,
  text: (length) =>
    before + unit.repeat(Math.max(0, Math.ceil((length - before.length) / unit.length))).slice(0, length - before.length) + after,
})

/** Texts that a scanner with a step back, or one search for each match of another, reads in quadratic time. */
export const HOSTILE_SHAPES: readonly HostileShape[] = [
  repeated('one letter', 'a'),
  repeated('quotes', '"'),
  repeated('quotes in a resource', '" ', DENIED),
  repeated('apostrophes', "'"),
  repeated('`User: arn`', 'User: arn:aws:iam::111122223333:user/x '),
  repeated('`because no`', 'because no identity-based policy ', DENIED),
  repeated('`with an explicit deny`', '" with an explicit deny in a ', DENIED),
  repeated('`is not authorized to perform`', 'is not authorized to perform: '),
  repeated('`on resource:`', 'on resource: "', DENIED),
  repeated('whole denials', `${DENIED}a" because no identity-based policy allows the s3:GetObject action\n`),
  repeated('`Access Denied`', 'Access Denied '),
  repeated('`AccessDenied:` lines', 'AccessDenied: \n'),
  repeated('denials of the AWS CLI', 'An error occurred (AccessDenied) when calling the GetObject operation: '),
  repeated('opening braces', '{'),
  repeated('opening brackets', '['),
  repeated('opening brackets and a source', '[', '"eventSource" '),
  repeated('brackets, open and closed', '[{}]'),
  repeated('empty objects', '{}'),
  repeated('foreign objects', '{"a":1}'),
  repeated('objects that break off', '{"a":\n'),
  repeated('objects that break off, in one line', '{"a":'),
  repeated('records', `${RECORD}\n`),
  repeated('records that break off', `${RECORD.slice(0, -1)}\n`),
  repeated('records within records', '{"eventSource":"s3","eventName":"x","a":'),
  repeated('lists of records', '{"Records":['),
  repeated('lists of records that break off', '{"Records":[{"a":1},\n'),
  repeated('quotes on lines', '"\n'),
  repeated('texts on lines', '"a"\n'),
  repeated('numbers', '1,'),
  repeated('commas', ','),
  repeated('newlines', '\n'),
  repeated('carriage returns', '\r'),
  repeated('spaces', ' '),
  repeated('backslashes', '\\'),
  repeated('escaped quotes', '\\"'),
  repeated('escaped newlines', '\\n'),
  repeated('unicode escapes', '\\u0022'),
  repeated('entities', '&quot;'),
  repeated('numeric entities', '&#34;'),
  repeated('entities that do not end', '&#'),
  repeated('`<Error>`', '<Error>'),
  repeated('`<Error><Code>`', '<Error><Code>AccessDenied</Code><Message>'),
  repeated('opening angles', '<'),
  repeated('comment marks', '# '),
  repeated('boxes', '│ │\n'),
  repeated('colors', '\u001b[31m'),
  repeated('escape characters', '\u001b['),
  repeated('combining marks', 'a\u0301'),
  repeated('lone surrogates', '\ud800'),
  repeated('colons', 'arn:::::'),
  repeated('parentheses', '(Service: Amazon S3; Status Code: 403; '),
]
