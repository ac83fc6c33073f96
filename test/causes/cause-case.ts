import type { JsonObject } from '#shared/model/json.ts'
import type { LayerId } from '#shared/model/layer-id.ts'
import type { Basis, DenyType } from '#shared/model/verdict.ts'

/** One invented input for a row of the table of causes, with the answer that it must get. */
export interface CauseCase {
  /** The number of the row, 1 to 54. */
  readonly row: number
  readonly name: string
  /** The tool whose words stand around the message; null for the message alone. */
  readonly wrapper: string | null
  /** What a person pastes, or a CloudTrail record. */
  readonly input: string | JsonObject
  readonly layer: LayerId
  readonly denyType: DenyType | null
  readonly basis: Basis
  /** The layer that must head the candidates. */
  readonly first?: LayerId
  /** Layers that must be among the candidates. */
  readonly candidates?: readonly LayerId[]
  /** Literal strings of the rendered explanation. */
  readonly says: readonly string[]
  /** Literal strings that the short view must have, which shows the first fixes only. */
  readonly short?: readonly string[]
  /** Strings that it must not have. */
  readonly never?: readonly string[]
  readonly action?: string
  readonly noise?: string
}

/** A text that is no denial: nothing may be claimed, and the advice must help. */
export interface QuestionCase {
  readonly row: number
  readonly name: string
  readonly wrapper: string | null
  readonly input: string
  readonly advises: readonly string[]
}
