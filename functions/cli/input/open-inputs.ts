import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { errorText } from './error-text.ts'
import { isGlob, matchesOf } from './glob.ts'
import { readFileBytes } from './read-file-bytes.ts'
import { walkDirectory } from './walk-directory.ts'

/** One input to be read; its bytes are read when `open` is iterated, and nothing stays open after that. */
export interface OpenableInput {
  readonly file: string
  open(): AsyncIterable<Uint8Array>
}

/** One input, or why there is none. */
export type Input = OpenableInput | { readonly file: string; readonly error: string }

/**
 * The inputs that arguments name, in their order: files, directories (all that lies in them and looks like records, by name), globs, and `-`.
 * What cannot be found is an answer, no exception. A file that two arguments name is read once.
 */
export async function* openInputs(args: readonly string[], stdin: AsyncIterable<Uint8Array> = process.stdin): AsyncGenerator<Input> {
  const opened = new Set<string>()
  for (const arg of args) {
    for await (const input of arg === '-' ? standardInput(stdin) : inputsOf(arg)) {
      const name = input.file === '-' ? '-' : resolve(input.file)
      if (!('error' in input) && opened.has(name)) continue
      opened.add(name)
      yield input
    }
  }
}

function* standardInput(stdin: AsyncIterable<Uint8Array>): Generator<Input> {
  yield { file: '-', open: () => stdin }
}

/** A name that exists is never taken for a pattern, so that `a[1].json` can be named. */
async function* inputsOf(arg: string): AsyncGenerator<Input> {
  const found = await kindOf(arg)
  if (found === 'missing' && isGlob(arg)) yield* orError(inputsMatching(arg), arg, 'no file matches this pattern')
  else yield* orError(inputsAt(arg), arg, 'no file in it ends in .json, .jsonl, .ndjson, .log or .gz')
}

async function* orError(inputs: AsyncIterable<Input>, file: string, error: string): AsyncGenerator<Input> {
  let isEmpty = true
  for await (const input of inputs) {
    isEmpty = false
    yield input
  }
  if (isEmpty) yield { file, error }
}

/** Matched files are read whatever their names are; a matched directory is walked. */
async function* inputsMatching(pattern: string): AsyncGenerator<Input> {
  for await (const match of matchesOf(pattern)) {
    if (typeof match === 'string') yield* inputsAt(match)
    else yield match
  }
}

async function* inputsAt(path: string): AsyncGenerator<Input> {
  const found = await kindOf(path)
  if (found === 'file') yield openable(path)
  else if (found === 'missing') yield { file: path, error: 'no such file or directory' }
  else if (found !== 'directory') yield { file: path, error: found.error }
  else for await (const walked of walkDirectory(path)) yield typeof walked === 'string' ? openable(walked) : walked
}

/** Pipes and devices count as files: a shell passes `<(…)` as one. */
async function kindOf(path: string): Promise<'file' | 'directory' | 'missing' | { readonly error: string }> {
  try {
    return (await stat(path)).isDirectory() ? 'directory' : 'file'
  } catch (error) {
    const { code, text } = errorText(error)
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : { error: text }
  }
}

function openable(file: string): OpenableInput {
  return { file, open: () => readFileBytes(file) }
}
