import { existsSync } from 'node:fs'
import { layers } from '#shared/layers/index.ts'
import type { DenialDocument } from '#shared/model/denial-document.ts'
import { explainText } from '#shared/examine.ts'
import { EXIT, UsageError, type ExitCode } from '../exit-codes.ts'
import { callerNotice, withExpectedPrincipal, type ExpectedDenial } from '../expect-principal.ts'
import { inertJson, ValueWriter, type OutputFormat } from '../format.ts'
import { adviceForText } from '../render/advice.ts'
import { renderCodeList } from '../render/code-list.ts'
import { renderBrief, renderDenial } from '../render/denial.ts'
import { renderLayerPage } from '../render/layer-page.ts'
import { findLayer } from '../render/words.ts'
import type { Terminal } from '../terminal.ts'

export interface ExplainOptions {
  readonly brief?: boolean
  readonly full?: boolean
  readonly strict?: boolean
  /** ARN or name of the principal that a person thinks has called. */
  readonly expectPrincipal?: string
  readonly format: OutputFormat
}

/** Longest text that is read, in bytes: a log of a whole day, still far from what memory holds. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024

/** `whodenied explain`: a pasted error, a record or a code, explained. */
export async function explain(words: readonly string[], options: ExplainOptions, terminal: Terminal): Promise<ExitCode> {
  const text = await inputText(words)
  if (text.trim() === 'codes') {
    await terminal.out(renderCodeList(terminal))
    return EXIT.done
  }
  const layer = findLayer(text.trim())
  if (layer !== undefined) {
    const json = () => `${inertJson(layer, options.format === 'json' ? 1 : undefined)}\n`
    await terminal.out(options.format === 'text' ? renderLayerPage(layer, terminal) : json())
    return EXIT.done
  }
  refuseWhatIsNoText(text.trim())
  const denials = explainText(text, layers)
  if (denials.length === 0) return await nothingFound(text, options, terminal)
  const { expectPrincipal } = options
  const checked = expectPrincipal === undefined ? undefined : denials.map((denial) => withExpectedPrincipal(denial, expectPrincipal))
  if (options.format === 'text') for (const denial of checked ?? []) await terminal.out(noticeText(denial))
  await print(checked ?? denials, options, terminal)
  if (checked?.some(({ expectedPrincipal }) => expectedPrincipal.called === false)) return EXIT.checkFailed
  return options.strict && denials.some((denial) => denial.verdict.basis === 'undetermined') ? EXIT.incomplete : EXIT.done
}

/** A code that does not exist and the name of a file are no text; each has a next step of its own. */
function refuseWhatIsNoText(text: string): void {
  if (/^WD\d{3}$/i.test(text)) throw new UsageError(`no layer has the code \`${text}\``, 'see them all: `whodenied explain codes`')
  if (/^\S{1,255}$/.test(text) && existsSync(text)) {
    throw new UsageError(
      `\`${text}\` is a file`,
      `explain its text: \`whodenied explain - < ${text}\`; CloudTrail files: \`whodenied analyze ${text}\``,
    )
  }
}

function noticeText(denial: ExpectedDenial): string {
  return callerNotice(denial)
    .map((line) => `${line}\n`)
    .join('')
}

async function print(denials: readonly DenialDocument[], options: ExplainOptions, terminal: Terminal): Promise<void> {
  if (options.format === 'text') {
    const render = options.brief ? renderBrief : (denial: DenialDocument) => renderDenial(denial, terminal, { full: options.full ?? false })
    await terminal.out(denials.map(render).join(options.brief ? '' : '\n'))
    return
  }
  const writer = new ValueWriter(terminal, options.format)
  for (const denial of denials) await writer.write(denial)
  await writer.end()
}

async function nothingFound(text: string, options: ExplainOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.format === 'json') await terminal.out('[]\n')
  for (const line of adviceForText(text)) terminal.warn(line)
  return EXIT.badUsage
}

async function inputText(words: readonly string[]): Promise<string> {
  const given = words.join(' ')
  if (given !== '' && given !== '-') return given
  if (given === '' && process.stdin.isTTY) {
    throw new UsageError(
      'nothing to explain',
      'give the error as one quoted argument, or pipe it: `terraform apply 2>&1 | whodenied explain -`',
    )
  }
  return readStandardInput()
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    if (bytes === 0 && chunk[0] === 0x1f && chunk[1] === 0x8b) {
      throw new UsageError('standard input is gzip, not text', 'read CloudTrail files with `whodenied analyze -`, or unzip the text first')
    }
    bytes += chunk.length
    if (bytes > MAX_TEXT_BYTES) {
      throw new UsageError(
        `the text is larger than ${MAX_TEXT_BYTES / 1024 / 1024} MiB`,
        'use `whodenied analyze -` for CloudTrail records, or paste the part with the error',
      )
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
