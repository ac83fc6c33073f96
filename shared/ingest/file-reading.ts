import type { CloudTrailRecord, Ingested } from '../model/record.ts'
import type { Part } from './bytes/decompress.ts'
import { describeBinary, describeText, SAMPLE_BYTES } from './foreign-file.ts'
import type { IngestLimits } from './limits.ts'
import { MalformedRun, MAX_NAMED, type BadPart } from './malformed-run.ts'
import { JsonScanner } from './scan/json-scanner.ts'
import type { Scanned, ScannedValue } from './scan/scanned.ts'
import { unwrap, type Unwrapped } from './unwrap.ts'

/** One file while it is read: from slices of bytes to what is found in them. */
export class FileReading {
  readonly #file: string
  readonly #scanner: JsonScanner
  readonly #run = new MalformedRun()
  #found: Ingested[] = []
  /** The first bytes, held back until there are enough of them to tell a foreign file. */
  #head: Uint8Array = new Uint8Array(0)
  #isHeadRead = false
  #isOver = false

  constructor(file: string, limits: IngestLimits) {
    this.#file = file
    this.#scanner = new JsonScanner(limits.recordBytes)
  }

  /** True once nothing that follows can be read. */
  get isOver(): boolean {
    return this.#isOver
  }

  add(part: Part): Ingested[] {
    if (part.kind === 'bytes') this.#addBytes(part.bytes)
    else this.#addProblem(part.reason, part.isFinal)
    return this.#take()
  }

  end(): Ingested[] {
    this.#readHead()
    if (!this.#isOver) this.#finishScan()
    this.#tell(this.#run.end(() => describeText(this.#head)))
    return this.#take()
  }

  #finishScan(): void {
    for (const scanned of this.#scanner.finish()) this.#addScanned(scanned)
    if (this.#scanner.isBlank) this.#addBad({ reason: 'empty: there is nothing to read', offset: 0, text: false })
  }

  #take(): Ingested[] {
    const found = this.#found
    this.#found = []
    return found
  }

  #addBytes(bytes: Uint8Array): void {
    if (this.#isOver) return
    if (this.#isHeadRead) {
      this.#scan(bytes)
      return
    }
    this.#head = this.#head.length === 0 ? bytes : Buffer.concat([this.#head, bytes])
    if (this.#head.length >= SAMPLE_BYTES) this.#readHead()
  }

  #readHead(): void {
    if (this.#isHeadRead) return
    this.#isHeadRead = true
    const bytes = this.#head
    this.#head = bytes.slice(0, SAMPLE_BYTES)
    const binary = describeBinary(this.#head)
    if (binary === null) this.#scan(bytes)
    else this.#addProblem(binary, true)
  }

  #addProblem(reason: string, isFinal: boolean): void {
    this.#readHead()
    if (this.#isOver) return
    this.#isOver = isFinal
    // What is wrong with the file itself is told beside any number of bad parts; at most one such fault is final.
    this.#addBad({ reason, offset: this.#scanner.offset, text: false, limit: isFinal ? Infinity : 2 * MAX_NAMED })
  }

  #scan(bytes: Uint8Array): void {
    for (const scanned of this.#scanner.push(bytes)) this.#addScanned(scanned)
  }

  #addScanned(scanned: Scanned): void {
    if (scanned.kind === 'malformed') this.#addBad(scanned)
    else for (const found of unwrap(scanned.value)) this.#addUnwrapped(found, scanned)
  }

  #addUnwrapped(found: Unwrapped, { value, offset, bytes }: ScannedValue): void {
    if (found.kind === 'record') this.#addRecord(found.record, offset, bytes)
    else this.#addBad({ reason: this.#run.isFull ? '' : found.describe(), offset, text: typeof value === 'string' })
  }

  #addRecord(record: CloudTrailRecord, offset: number, bytes: number): void {
    this.#tell(this.#run.sawRecord())
    this.#found.push({ kind: 'record', record, origin: { file: this.#file, offset }, bytes })
  }

  #addBad(part: BadPart): void {
    this.#tell(this.#run.add(part))
  }

  #tell(parts: readonly BadPart[]): void {
    for (const { reason, offset, count } of parts) {
      const many = count === undefined ? {} : { count }
      this.#found.push({ kind: 'malformed', reason, origin: { file: this.#file, offset }, ...many })
    }
  }
}
