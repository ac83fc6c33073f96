import type { ClassifiedDenial } from '../model/classified.ts'
import type { StoredCause } from '../model/stored-finding.ts'
import type { Moment } from './moment.ts'

/** A denial with what its fold asks for more than once. */
export interface FoldEntry {
  readonly denial: ClassifiedDenial
  readonly event: string
  /** Null where the record has no readable time, whatever text stands there. */
  readonly eventTime: string | null
  readonly moment: Moment | null
  readonly strength: number
  readonly cause: StoredCause
}
