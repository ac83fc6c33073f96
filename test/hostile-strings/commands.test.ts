import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { layers } from '../../shared/layers/index.ts'
import { fillCommand, placeholdersIn } from '../../shared/model/fill-template.ts'
import { shellQuote } from '../../shared/model/shell-quote.ts'
import { visibleText } from '../../shared/model/visible-text.ts'
import { aDenial } from '../builders/a-denial.ts'
import { HOSTILE_TEXTS } from './corpus.ts'
import { shellWords } from './shell-words.ts'

const templates = [
  ...new Set(
    layers.flatMap((layer) => [...layer.remediation.map(({ command }) => command ?? ''), ...layer.checks.map(({ command }) => command)]),
  ),
].filter((command) => placeholdersIn(command).length > 0)

/** A denial with the text wherever a command may take a value from. */
function denialOf(text: string) {
  const arn = `arn:aws:iam::111122223333:role/${text}`
  return aDenial({
    region: text,
    request: {
      bucket: text,
      key: text,
      resource: text,
      bucketAccount: text,
      vpcEndpointId: text,
      eventName: text,
      principal: { type: 'AssumedRole', arn, entityArn: arn, account: text, sessionName: text, service: null },
    },
    message: { action: text, resource: text, policyArn: text, expectedRegion: text },
    parameters: { prefix: text, keyId: text },
  })
}

const short = HOSTILE_TEXTS.filter(({ text }) => text !== '' && text.length <= 2_000)

/** The command with a word for everything in angle brackets that is left to the reader. */
function filled(template: string, text: string): string {
  const command = fillCommand(template.replaceAll(/<[a-z-]+>/g, 'word'), denialOf(text))
  return placeholdersIn(template).reduce((left, name) => left.replaceAll(`<${name}>`, 'word'), command)
}

/** The shape of a command: what stands where, with the words that a value fills left open. */
function shapeOf(command: string): string[] {
  return shellWords(command).map(({ kind, text }) => (kind === 'operator' ? text : 'word'))
}

describe('a command of a layer', () => {
  it.each(templates.map((template) => ({ template })))('takes every value as one word: $template', ({ template }) => {
    const plain = shapeOf(filled(template, 'plain'))
    const broken = short.filter(({ text }) => shapeOf(filled(template, text)).join() !== plain.join())
    expect(broken.map(({ name }) => name)).toEqual([])
  })

  it.each([
    { name: 'an option', text: '--endpoint-url=https://evil.example' },
    { name: 'a file of the reader', text: 'file:///etc/passwd' },
    { name: 'a binary file of the reader', text: 'fileb://x' },
    { name: 'an address', text: 'http://evil.example/x' },
  ])('leaves a placeholder for a key that the AWS CLI would take as $name', ({ text }) => {
    expect(fillCommand('aws s3api head-object --bucket b --key {key}', denialOf(text))).toBe('aws s3api head-object --bucket b --key <key>')
    expect(fillCommand('aws s3 ls s3://b/{key}', denialOf(text))).toContain(text)
  })

  it.each(['evil.example/', 'evil.example#', 'user@evil.example', 'a:80'])('names no other host: %s', (text) => {
    expect(fillCommand('curl -sI https://{bucket}.s3.amazonaws.com', denialOf(text))).toBe('curl -sI https://<bucket>.s3.amazonaws.com')
    expect(fillCommand('curl -sI https://{bucket}.s3.amazonaws.com', denialOf('orders-prod'))).toBe(
      'curl -sI https://orders-prod.s3.amazonaws.com',
    )
  })

  it.each(['a,AttributeKey=EventName', 'a b', '[a]', '{a}', '"a"'])('gives the shorthand syntax no further part: %s', (text) => {
    expect(fillCommand('aws x --filters Name=a,Values={bucket}', denialOf(text))).toBe('aws x --filters Name=a,Values=<bucket>')
  })
})

it('a real shell reads every quoted value as one argument, just as it is shown', () => {
  const texts = HOSTILE_TEXTS.filter(({ text }) => text.length <= 5_000).map(({ text }) => text)
  for (const text of texts) expect(shellWords(`aws ${shellQuote(text)}`).map((token) => token.text)).toEqual(['aws', visibleText(text)])
  const script = `printf '%s\\n' ${texts.map(shellQuote).join(' ')}\n`
  const printed = execFileSync('sh', { input: script, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 })
  expect(printed.split('\n').slice(0, -1)).toEqual(texts.map(visibleText))
})

it('a real shell finds no fault in any command', () => {
  const texts = short.filter((_, index) => index % 10 === 0).map(({ text }) => text)
  const commands = texts.flatMap((text) => templates.map((template) => `f () { ${filled(template, text)}\n}`))
  expect(() => execFileSync('sh', ['-n'], { input: commands.join('\n'), encoding: 'utf8' })).not.toThrow()
})
