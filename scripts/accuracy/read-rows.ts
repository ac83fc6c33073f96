import { readdirSync, readFileSync } from 'node:fs'
import type { Row } from './judge.ts'

const FOLDER = new URL('../../test/vectors/accuracy/', import.meta.url)

/** The files of the project's own set, in order. */
export function ownFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => new URL(name, FOLDER).pathname)
}

/** The rows of a file that holds one JSON object a line. */
export function readRows(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row)
}
