import type { JsonObject } from '../../shared/model/json.ts'
import type { LayerId } from '../../shared/model/layer-id.ts'
import type { Basis, DenyType } from '../../shared/model/verdict.ts'
import type { Random } from './random.ts'

/** What whodenied should say of some denials of a story, from the records alone. */
export interface ExpectedVerdict {
  readonly layer: LayerId
  readonly denyType: DenyType | null
  readonly basis: Basis
  /** Denied records with this verdict; a copy in a second account counts here. */
  readonly count: number
}

/** One thing that went wrong in the demo week. */
export interface Story {
  /** Equal to the file name. */
  readonly id: string
  readonly title: string
  /** Denied records of the story: the sum over `expected`. */
  readonly denied: number
  /** Denied records that are the second copy of one request, in another account's trail. */
  readonly copies?: number
  readonly expected: readonly ExpectedVerdict[]
  /** All records of the story: denials, the changes around them, successes before and after. In no particular order. */
  records(random: Random): readonly JsonObject[]
}
