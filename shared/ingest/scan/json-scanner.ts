import { checkJson } from '../check-json.ts'
import { parseJson, type Parsed } from '../parse-json.ts'
import { BACKSLASH, BYTE_ORDER_MARK, CLOSE_BRACE, endOfString, KIND, KINDS, NEWLINE, OPEN_BRACE, QUOTE } from './byte-kinds.ts'
import { ByteStore } from './byte-store.ts'
import { isListKey } from './list-key.ts'
import { CONTAINER, Grammar, LIST, MAX_STREAMED, VALUE_LIMITS, WANT } from './grammar.ts'
import { quickEndOfObject } from './quick-value.ts'
import { Resync, type ResyncStart } from './resync.ts'
import type { Scanned } from './scanned.ts'

const MIB = 1024 * 1024
/** After so many values that the parser refused, a value is checked before it is parsed: a refusal costs more than the check. */
const MAX_REFUSED = 256

/** Empty values by the byte that closes them. They need no parser, and a file of nothing else is cheap to make. */
const EMPTY: Readonly<Record<number, Parsed>> = { [QUOTE]: { isJson: true, value: '' }, [CLOSE_BRACE]: { isJson: true, value: {} } }

/** For values that were counted when their end was found. */
const UNCOUNTED = { ...VALUE_LIMITS, values: Infinity }

type Mode = 'between' | 'value' | 'garbage' | 'skip'

/**
 * Finds the JSON values of a byte stream: one after the other, or as elements of lists, in constant memory.
 * An object whose `Records`, `Events` or `Messages` is a list is never held: its elements are values of their own.
 * The result does not depend on how the stream is cut into chunks.
 */
export class JsonScanner {
  readonly #maxValueBytes: number
  readonly #store = new ByteStore()
  readonly #json = new Grammar()
  #out: Scanned[] = []
  #mode: Mode = 'between'
  #at = 0
  #stringStart = -1
  /** Index of the first byte of the value that is kept; -1 where none is. */
  #start = -1
  #startOffset = 0
  /** Column of the value where only white space stands before it in its line, else -1. */
  #column = -1
  #container = false
  #lineOffset = 0
  #lineIsBlank = true
  #rewound = 0
  /** Bytes that were looked at in vain. Bounded, so that hostile input costs linear time. */
  #wasted = 0
  #refused = 0
  #final = false
  #isBlank = true
  #resync: Resync | null = null

  constructor(maxValueBytes: number) {
    this.#maxValueBytes = maxValueBytes
  }

  /** Offset in the stream of the next byte to read. */
  get offset(): number {
    return this.#store.base + this.#at
  }

  /** True where nothing but white space was seen. */
  get isBlank(): boolean {
    return this.#isBlank
  }

  /** Reads on; gives what was found. */
  push(chunk: Uint8Array): Scanned[] {
    const moved = this.#store.append(chunk, this.#neededFrom())
    this.#at -= moved
    if (this.#start >= 0) this.#start -= moved
    if (this.#stringStart >= 0) this.#stringStart -= moved
    this.#run()
    return this.#take()
  }

  /** Says what the end of the stream left open. */
  finish(): Scanned[] {
    this.#final = true
    this.#run()
    let isCutOff = false
    while (this.#mode === 'value' && !this.#container) {
      isCutOff = true
      this.#at = this.#store.end
      this.#fail('cut off: the input ends in the middle of a record')
      this.#run()
    }
    if (this.#mode === 'garbage') this.#endGarbage(this.#store.end)
    if (this.#json.depth > 0 && !isCutOff) this.#malformed('cut off: the input ends before its list of records is closed', this.offset)
    return this.#take()
  }

  #take(): Scanned[] {
    const out = this.#out
    this.#out = []
    return out
  }

  #run(): void {
    while (this.#step());
  }

  /** One stretch in one mode; false where more bytes are needed. */
  #step(): boolean {
    switch (this.#mode) {
      case 'between':
        return this.#scanBetween()
      case 'value':
        return this.#scanValue()
      case 'garbage':
        return this.#scanGarbage()
      case 'skip':
        return this.#scanSkip()
    }
  }

  #neededFrom(): number {
    if (this.#start >= 0 && this.#store.end - this.#start > this.#maxValueBytes) this.#start = -1
    if (this.#stringStart >= 0 && this.#store.end - this.#stringStart > 64) this.#stringStart = -1
    if (this.#start >= 0) return this.#start
    return this.#stringStart >= 0 ? this.#stringStart : this.#at
  }

  #malformed(reason: string, offset: number, text = false): void {
    this.#out.push({ kind: 'malformed', reason, offset, text })
  }

  #scanBetween(): boolean {
    const { bytes, end } = this.#store
    let at = this.#at
    for (; at < end; at++) {
      const kind = KINDS[bytes[at] as number] as number
      if (bytes[at] === NEWLINE) this.#beginLine(at + 1)
      else if (kind === KIND.comma) this.#lineIsBlank = false
      else if (kind !== KIND.space) break
    }
    this.#at = at
    return at < end && this.#enter(KINDS[bytes[at] as number] as number)
  }

  #beginLine(at: number): void {
    this.#lineOffset = this.#store.base + at
    this.#lineIsBlank = true
  }

  #enter(kind: number): boolean {
    const isMark = kind === KIND.other ? this.#byteOrderMark() : null
    if (isMark !== null) return isMark
    this.#isBlank = false
    if (kind === KIND.quote || kind === KIND.openBrace) return this.#beginValue()
    if (kind === KIND.openBracket) return this.#json.streamed < MAX_STREAMED ? this.#openList() : this.#beginValue()
    if (kind === KIND.closeBracket && this.#json.depth > 0) return this.#closeList()
    if (kind === KIND.closeBrace && this.#json.depth > 1 && this.#json.stack[this.#json.depth - 2] === CONTAINER) {
      this.#malformed('the list of records is not closed before its object ends', this.offset)
      this.#json.depth--
      return this.#resumeContainer()
    }
    return this.#beginGarbage()
  }

  #beginValue(): boolean {
    this.#start = this.#at
    this.#startOffset = this.offset
    this.#column = this.#lineIsBlank ? this.#startOffset - this.#lineOffset : -1
    this.#lineIsBlank = false
    this.#container = false
    if (this.#quickValue()) return true
    this.#json.want = WANT.value
    this.#json.values = 0
    this.#mode = 'value'
    return true
  }

  /** The usual case, several times as fast: a sound object that lies whole in the window. All else is read byte by byte, with the same result. */
  #quickValue(): boolean {
    const { bytes, base, end } = this.#store
    const from = this.#at
    if (bytes[from] !== OPEN_BRACE || this.#wasted > MIB + this.offset) return false
    const limit = Math.min(end, from + this.#maxValueBytes)
    const to = quickEndOfObject(bytes, from, limit)
    const parsed = to === -1 ? null : this.#parse(from, to)
    if (parsed?.isJson !== true) {
      this.#wasted += (to === -1 ? limit : to) - from
      return false
    }
    this.#out.push({ kind: 'value', value: parsed.value, offset: base + from, bytes: to - from })
    this.#at = to
    this.#start = -1
    return true
  }

  #parse(from: number, to: number): Parsed {
    if (to - from === 2) return EMPTY[this.#store.bytes[from + 1] as number] ?? { isJson: false }
    const text = this.#store.text(from, to)
    if (this.#refused > MAX_REFUSED && checkJson(text, UNCOUNTED) !== 'json') return { isJson: false }
    const parsed = parseJson(text)
    if (!parsed.isJson) this.#refused++
    return parsed
  }

  #openList(): boolean {
    this.#json.stack[this.#json.depth++] = LIST
    this.#json.streamed++
    this.#lineIsBlank = false
    this.#at++
    return true
  }

  #closeList(): boolean {
    this.#json.depth--
    this.#lineIsBlank = false
    this.#at++
    if (this.#json.depth > 0 && this.#json.stack[this.#json.depth - 1] === CONTAINER) return this.#resumeContainer()
    this.#json.streamed--
    return true
  }

  /** After its list, the rest of the object is read as a value that is not kept. */
  #resumeContainer(): boolean {
    this.#json.streamed = this.#json.depth - 1
    this.#start = -1
    this.#container = true
    this.#json.values = 0
    this.#json.want = WANT.next
    this.#mode = 'value'
    return true
  }

  /** A mark where files were joined is white space. Null where the bytes are no mark. */
  #byteOrderMark(): boolean | null {
    const { bytes, end } = this.#store
    for (const [index, byte] of BYTE_ORDER_MARK.entries()) {
      if (this.#at + index >= end) return this.#final ? null : false
      if (bytes[this.#at + index] !== byte) return null
    }
    this.#at += BYTE_ORDER_MARK.length
    if (this.#lineIsBlank) this.#beginLine(this.#at)
    return true
  }

  #scanValue(): boolean {
    const { bytes, end } = this.#store
    let at = this.#at
    while (at < end) {
      if (this.#json.inString) {
        at = endOfString(bytes, at, end)
        this.#at = at
        if (at >= end || bytes[at] === BACKSLASH) return false
        if (bytes[at] !== QUOTE) return this.#fail('not valid JSON: a line ends within a string')
        this.#endString()
      } else {
        this.#at = at
        const kind = KINDS[bytes[at] as number] as number
        if (!this.#json.accept(kind)) return this.#fail(this.#json.fault)
        if (kind === KIND.quote) this.#beginString()
      }
      at++
      if (this.#json.depth === this.#json.streamed && !this.#json.inString) return this.#endValue(at)
    }
    this.#at = at
    return false
  }

  #beginString(): void {
    this.#stringStart = this.#json.isNamingKey ? this.#at : -1
  }

  #endString(): void {
    const isRecordList = this.#stringStart >= 0 && isListKey(this.#store.bytes, this.#stringStart + 1, this.#at)
    this.#json.endString(isRecordList)
    this.#stringStart = -1
  }

  /** The value is complete, or it turned out to hold a list whose elements are the values. */
  #endValue(at: number): boolean {
    const isOpened = this.#json.depth > 0 && this.#json.stack[this.#json.depth - 1] === LIST && this.#json.want === WANT.valueOrClose
    this.#at = at
    this.#mode = 'between'
    if (!isOpened && !this.#container) this.#emit(at)
    this.#start = -1
    return true
  }

  #emit(at: number): void {
    if (this.#isTooLarge()) {
      this.#malformed(this.#tooLarge(), this.#startOffset)
      return
    }
    const from = this.#startOffset - this.#store.base
    const parsed = this.#parse(from, at)
    if (parsed.isJson) this.#out.push({ kind: 'value', value: parsed.value, offset: this.#startOffset, bytes: at - from })
    else this.#malformed('not valid JSON', this.#startOffset)
  }

  #isTooLarge(): boolean {
    return this.offset - this.#startOffset > this.#maxValueBytes
  }

  #tooLarge(): string {
    return `a record larger than ${this.#maxValueBytes} bytes`
  }

  /** The value breaks at the current byte: name it, and look for the place where the next one begins. */
  #fail(reason: string): boolean {
    const isString = this.#json.inString && this.#json.depth === this.#json.streamed
    const resume = this.#resumeCounts()
    this.#json.depth = this.#json.streamed
    this.#json.inString = false
    this.#stringStart = -1
    if (this.#container) return this.#leaveContainer()
    this.#malformed(this.#isTooLarge() ? this.#tooLarge() : reason, this.#startOffset, this.offset - this.#startOffset < 64)
    if (isString) this.#mode = 'between'
    else if (this.#mayRewind()) this.#beginSkip(this.#rewind())
    // Two values in a row: here begins the next one.
    else if (this.#store.bytes[this.#at] === OPEN_BRACE && this.#at < this.#store.end) this.#mode = 'between'
    else this.#beginSkip(resume)
    this.#start = -1
    return true
  }

  #beginSkip(start: ResyncStart): void {
    this.#mode = 'skip'
    this.#resync = new Resync(start)
  }

  /** What is wrong after the list of a container ends the container; its elements were sound. */
  #leaveContainer(): boolean {
    this.#container = false
    this.#mode = 'between'
    if (this.#at < this.#store.end && KINDS[this.#store.bytes[this.#at] as number] === KIND.other) return true
    this.#malformed('not valid JSON after the list of records', this.offset)
    return true
  }

  /** Going back to the start of broken values is bounded, so that hostile input costs linear time. */
  #mayRewind(): boolean {
    if (this.#isTooLarge()) return false
    this.#rewound += this.offset - this.#startOffset
    return this.#rewound <= MIB + 2 * this.offset
  }

  #rewind(): ResyncStart {
    const { bytes, base } = this.#store
    const brokenAt = this.#at
    this.#at = this.#startOffset - base
    const sample = bytes.subarray(this.#at, brokenAt)
    return { braces: 0, brackets: 0, inString: false, column: this.#column, from: this.#startOffset, sample }
  }

  #resumeCounts(): ResyncStart {
    const open = this.#json.stack.subarray(this.#json.streamed, this.#json.depth)
    const brackets = open.reduce((sum, type) => sum + (type === LIST ? 1 : 0), 0)
    return {
      braces: open.length - brackets,
      brackets,
      inString: this.#json.inString,
      column: this.#column,
      from: this.offset,
      sample: null,
    }
  }

  #scanSkip(): boolean {
    const { bytes, end, base } = this.#store
    const resync = this.#resync
    if (resync === null) return false
    const { at, isFound } = resync.scan({ bytes, at: this.#at, end, base, isFinal: this.#final })
    this.#at = at
    if (isFound) this.#mode = 'between'
    return isFound
  }

  #beginGarbage(): boolean {
    this.#startOffset = this.offset
    this.#lineIsBlank = false
    this.#at++
    this.#mode = 'garbage'
    return true
  }

  /** In a list, garbage ends at the next comma or bracket; elsewhere with its line, or where an object begins. */
  #scanGarbage(): boolean {
    const { bytes, end } = this.#store
    for (let at = this.#at; at < end; at++) {
      const kind = KINDS[bytes[at] as number] as number
      if (kind === KIND.other || kind === KIND.colon || kind === KIND.quote) continue
      this.#at = at
      if (bytes[at] === NEWLINE) return this.#endGarbage(at)
      if (kind === KIND.space) continue
      if (this.#json.depth > 0) return this.#endGarbage(at)
      if (kind !== KIND.openBrace) continue
      if (at + 1 >= end) return this.#final ? this.#endGarbage(at) : false
      if (KINDS[bytes[at + 1] as number] === KIND.quote) return this.#endGarbage(at)
    }
    this.#at = end
    return false
  }

  #endGarbage(at: number): boolean {
    this.#at = at
    this.#mode = 'between'
    const reason = this.#json.depth > 0 ? 'a list element that is no object' : 'text that is no JSON object'
    this.#malformed(reason, this.#startOffset, !this.#json.isInContainer)
    return true
  }
}
