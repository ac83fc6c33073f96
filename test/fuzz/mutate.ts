import type { JsonObject } from '../../shared/model/json.ts'
import { isObject } from '../../shared/model/json.ts'
import type { Random } from './random.ts'

/** Words and characters that have broken parsers, or that imitate what AWS says. */
const TOKENS: readonly string[] = [
  ...[
    '"',
    "'",
    '\\',
    '\\"',
    '\\\\\\"',
    '&quot;',
    '&#10;',
    '\n',
    '\r\n',
    '\t',
    '\u0000',
    '\u001b[31m',
    '\u202e',
    '\u200b',
    '\ud800',
    '\uffff',
    '😀',
  ],
  ...[
    ' with an explicit deny',
    ' with an explicit deny in a service control policy',
    ' because no identity-based policy allows the s3:GetObject action',
  ],
  ...[
    'User: ',
    ' is not authorized to perform: ',
    ' on resource: ',
    'arn:aws:s3:::',
    'arn:aws:iam::111122223333:role/',
    'arn:',
    ':::::',
    '/',
  ],
  ...[
    'AccessDenied',
    'Access Denied',
    '<Error><Code>',
    '</Message>',
    '(Service: Amazon S3; Status Code: 403;',
    'An error occurred (',
    'api error ',
    '{',
    '}',
    '[',
    ']',
  ],
  ...[
    '__proto__',
    'constructor',
    'env:/',
    '.tflock',
    'null',
    'None',
    'undefined',
    '..',
    '*',
    '${',
    '%s',
    '$(id)',
    '`',
    'x'.repeat(300),
    '0'.repeat(40),
  ],
]

const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  '',
  'x',
  [],
  {},
  [[]],
  [null],
  { a: { b: {} } },
  ['orders-prod'],
  '\ud800',
  2 ** 53,
]

/** The text with one to four faults. */
export function mutateText(text: string, random: Random): string {
  let mutated = text
  for (let count = 1 + random.below(4); count > 0; count -= 1) mutated = oneTextFault(mutated, random)
  return mutated.slice(0, 20_000)
}

function oneTextFault(text: string, random: Random): string {
  const at = random.below(text.length + 1)
  const length = random.below(30)
  switch (random.below(7)) {
    case 0:
      return text.slice(0, at) + random.pick(TOKENS) + text.slice(at)
    case 1:
      return text.slice(0, at) + text.slice(at + length)
    case 2:
      return text.slice(0, at)
    case 3:
      return `${text}${random.pick(['\n', ' ', '', ', Caused by: '])}${text.slice(random.below(text.length + 1))}`
    case 4:
      return text.slice(0, at) + String.fromCharCode(random.below(0x2100)) + text.slice(at + 1)
    case 5:
      return JSON.stringify(text)
    default:
      return text.replaceAll(' ', random.pick(['  ', '\n', '\n  | ', '\t', '\u00a0']))
  }
}

/** The record with one to four faults: fields dropped, retyped, nested, doubled, swapped, or with faults in their texts. */
export function mutateRecord(record: JsonObject, random: Random): JsonObject {
  let mutated: unknown = record
  for (let count = 1 + random.below(4); count > 0; count -= 1) mutated = oneFaultIn(mutated, random, 0)
  return isObject(mutated)
    ? mutated
    : { eventSource: 's3.amazonaws.com', eventName: 'GetObject', errorCode: 'AccessDenied', requestParameters: mutated }
}

function oneFaultIn(value: unknown, random: Random, depth: number): unknown {
  if (Array.isArray(value))
    return value.length > 0 && random.below(3) > 0
      ? value.with(random.below(value.length), oneFaultIn(value[0], random, depth + 1))
      : random.pick(VALUES)
  if (!isObject(value)) return typeof value === 'string' && random.below(3) > 0 ? mutateText(value, random) : random.pick(VALUES)
  const keys = Object.keys(value)
  if (keys.length === 0 || depth > 6) return random.pick(VALUES)
  const key = random.pick(keys)
  const { [key]: chosen, ...rest } = value
  switch (random.below(6)) {
    case 0:
      return rest
    case 1:
      return { ...rest, [key]: random.pick(VALUES) }
    case 2:
      return { ...rest, [key]: { [key]: chosen } }
    case 3:
      return { ...value, [random.pick(keys)]: chosen }
    default:
      return { ...rest, [key]: oneFaultIn(chosen, random, depth + 1) }
  }
}
