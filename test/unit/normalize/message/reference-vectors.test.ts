import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ParsedMessage, StatedSetting } from '../../../../shared/model/message.ts'
import { parseMessage } from '../../../../shared/normalize/message/parse-message.ts'

interface ReferenceVector {
  readonly id: string
  readonly message: string
  readonly expect: Readonly<Record<string, unknown>>
}

const FILE = new URL('../../../vectors/messages/reference.json', import.meta.url)
const VECTORS = JSON.parse(readFileSync(FILE, 'utf8')) as readonly ReferenceVector[]
const KEYS = new Set(['principal', 'action', 'resource', 'layer', 'denyType', 'policyArn', 'form', 'setting', 'through', 'candidates'])

const LAYER_OF_SETTING: Readonly<Record<StatedSetting, string>> = {
  BlockPublicAcls: 'block-public-access',
  BlockPublicPolicy: 'block-public-access',
  BlockedEncryptionTypes: 'encryption-setting',
  ObjectLock: 'object-lock',
  MfaDelete: 'mfa-delete',
  ObjectOwnership: 'object-ownership',
  AccessGrants: 'access-grants',
  Cors: 'cors-configuration',
}

/** The layer that the words name: what the grammar alone can know. */
function layerOf(read: ParsedMessage): string {
  if (read.authentication !== null) return 'request-authentication'
  if (read.setting !== null) return LAYER_OF_SETTING[read.setting]
  if (read.policyType === 'resource-based-policy' && read.action?.startsWith('kms:') === true) return 'kms-key-policy'
  return read.policyType ?? 'undetermined'
}

describe('the reference vectors', () => {
  it.each(VECTORS)('$id', ({ message, expect: expected }) => {
    expect(Object.keys(expected).filter((key) => !KEYS.has(key))).toEqual([])
    const read = parseMessage(message)
    expect({
      principal: read.principal,
      action: read.action,
      resource: read.resource,
      layer: layerOf(read),
      denyType: read.denyType,
      policyArn: read.policyArn,
      through: read.through,
    }).toEqual({
      principal: expected['principal'],
      action: expected['action'],
      resource: expected['resource'],
      layer: expected['layer'],
      denyType: expected['denyType'],
      policyArn: expected['policyArn'],
      through: expected['through'] ?? null,
    })
    if (expected['form'] !== undefined) expect(read.form).toBe(expected['form'])
  })

  it.each(VECTORS)('$id reads the same where it comes from a record', ({ message }) => {
    expect(parseMessage(message, { fromRecord: true })).toEqual(parseMessage(message))
  })
})
