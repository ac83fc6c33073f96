import type { JsonObject } from './json.ts'

/** One CloudTrail record in AWS's own spelling. Nothing about its fields is taken for granted. */
export type CloudTrailRecord = JsonObject

/** Where a piece of input came from, for messages to people. */
export interface Origin {
  /** File path as the user named it, `-` for standard input, `<text>` for an argument. */
  readonly file: string
  /** Byte offset in the decompressed content, or null where it has no meaning. */
  readonly offset: number | null
}

/** One thing found in the input. */
export type Ingested =
  | {
      readonly kind: 'record'
      readonly record: CloudTrailRecord
      readonly origin: Origin
      /** Length of the JSON value that held it, in bytes: what it costs to keep. */
      readonly bytes: number
    }
  | {
      readonly kind: 'malformed'
      readonly reason: string
      readonly origin: Origin
      /** How many parts of the input this stands for; one where it is absent. */
      readonly count?: number
    }

/** A denial as people paste it: the sentence and what its wrapper tells. Unknown values are null. */
export interface PastedDenial {
  /** The denial sentence with wrapper, escapes, comment prefixes and boxes removed. */
  readonly message: string
  /** The AWS error code of the wrapper, such as `AccessDenied` or `KMS.NotFoundException`. */
  readonly errorCode: string | null
  /** The operation that the wrapper names, such as `PutObject`. */
  readonly eventName: string | null
  readonly httpStatus: number | null
  /** The service that the wrapper or the action names, such as `s3`, lower case. */
  readonly service: string | null
  readonly bucket: string | null
  readonly key: string | null
  readonly requestId: string | null
  /** The tool that printed the text, as in `request.tool`, where the wrapper shows it. */
  readonly tool: string | null
  /** Who asked, where a log line names the caller beside the message: an ARN or id, or `anonymous`. */
  readonly principal?: string | null
}

/** One thing found in pasted text: a denial in words, or a CloudTrail record. */
export type PastedInput =
  { readonly kind: 'pasted'; readonly denial: PastedDenial } | { readonly kind: 'record'; readonly record: CloudTrailRecord }
