import type { JsonLimits } from '../check-json.ts'
import { KIND } from './byte-kinds.ts'

/** What nests deeper is not read: a reader that recurses could not follow. */
export const MAX_DEPTH = 256
/** A value that holds more values than these takes many times its length in memory. CloudTrail's records hold some hundred. */
export const MAX_VALUES = 50_000
/** The same two for a text. */
export const VALUE_LIMITS: JsonLimits = { depth: MAX_DEPTH, values: MAX_VALUES }
/** How deep lists within lists are handed out element by element; what lies deeper is one value. */
export const MAX_STREAMED = 16

/** What encloses a byte. A `container` is an object of which a list was handed out element by element. */
export const LIST = 0
export const OBJECT = 1
export const CONTAINER = 2

/** What the grammar wants next. */
export const WANT = { value: 0, valueOrClose: 1, key: 2, keyOrClose: 3, colon: 4, next: 5, scalarOrNext: 6 } as const
export type Want = (typeof WANT)[keyof typeof WANT]

/** Where a byte stands in JSON text, and whether it may stand there. Literals are left to the parser. */
export class Grammar {
  readonly stack: Uint8Array = new Uint8Array(MAX_DEPTH + 1)
  depth = 0
  /** How many of the enclosing levels are handed out element by element. */
  streamed = 0
  want: Want = WANT.value
  inString = false
  /** How many values the current value holds: one more with each bracket that opens and each comma. */
  values = 0
  #stringIsKey = false
  #isListNext = false

  /** True within a key of an object that may turn out to hold a list of records. */
  get isNamingKey(): boolean {
    return this.#stringIsKey && this.depth === this.streamed + 1
  }

  /** What is wrong where a byte was not accepted. */
  get fault(): string {
    if (this.values > MAX_VALUES) return `not a record: more than ${MAX_VALUES} values in one`
    return this.depth >= MAX_DEPTH ? `not a record: nested more than ${MAX_DEPTH} levels deep` : 'not valid JSON'
  }

  /** True within a list that a key names: there is JSON, and not a text that begins with a bracket. */
  get isInContainer(): boolean {
    return this.depth > 1 && this.stack.lastIndexOf(CONTAINER, this.depth - 1) !== -1
  }

  /** Follows one byte outside strings; false where it does not fit. */
  accept(kind: number): boolean {
    const want = this.want
    switch (kind) {
      case KIND.space:
        if (want === WANT.scalarOrNext) this.want = WANT.next
        return true
      case KIND.quote:
        return this.#beginString()
      case KIND.openBrace:
        return this.#open(OBJECT, WANT.keyOrClose)
      case KIND.openBracket:
        return this.#open(LIST, WANT.valueOrClose)
      case KIND.closeBrace:
        return this.stack[this.depth - 1] !== LIST && this.#close(WANT.keyOrClose)
      case KIND.closeBracket:
        return this.stack[this.depth - 1] === LIST && this.#close(WANT.valueOrClose)
      case KIND.comma:
        this.want = this.stack[this.depth - 1] === LIST ? WANT.value : WANT.key
        return (want === WANT.next || want === WANT.scalarOrNext) && ++this.values <= MAX_VALUES
      case KIND.colon:
        this.want = WANT.value
        return want === WANT.colon
      default:
        this.want = WANT.scalarOrNext
        return this.#takesValue(want) || want === WANT.scalarOrNext
    }
  }

  /** Follows the quote that ends a string. */
  endString(isListKey: boolean): void {
    if (this.isNamingKey) this.#isListNext = isListKey
    this.inString = false
    this.want = this.#stringIsKey ? WANT.colon : WANT.next
  }

  #takesValue(want: Want): boolean {
    return want === WANT.value || want === WANT.valueOrClose
  }

  #beginString(): boolean {
    this.#stringIsKey = this.want === WANT.key || this.want === WANT.keyOrClose
    if (!this.#stringIsKey && !this.#takesValue(this.want)) return false
    this.inString = true
    return true
  }

  #open(type: number, want: Want): boolean {
    if (!this.#takesValue(this.want) || this.depth >= MAX_DEPTH || ++this.values > MAX_VALUES) return false
    const isRecordList = type === LIST && this.#isListNext && this.depth === this.streamed + 1 && this.stack[this.depth - 1] !== LIST
    this.stack[this.depth++] = type
    this.want = want
    if (isRecordList && this.streamed + 2 <= MAX_STREAMED) {
      this.stack[this.depth - 2] = CONTAINER
      this.streamed = this.depth
    }
    return true
  }

  #close(empty: Want): boolean {
    if (this.want !== empty && this.want !== WANT.next && this.want !== WANT.scalarOrNext) return false
    this.depth--
    this.want = WANT.next
    return true
  }
}
