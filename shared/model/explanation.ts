/** An explanation in its fixed slots (ux 6.2). Every text is for people; a slot with nothing to say is empty. */
export interface Explanation {
  readonly code: string
  readonly title: string
  /** `Stated by AWS`, `Undetermined`, … */
  readonly basis: string
  readonly what: string
  readonly deniedBy: string
  readonly because: string
  readonly changed: string
  readonly meant: string
  readonly fixes: readonly { readonly risk: string; readonly text: string; readonly command: string | null }[]
  readonly checks: readonly string[]
  readonly candidates: readonly { readonly label: string; readonly why: string; readonly check: string }[]
  readonly prevent: string
  readonly notLookedAt: string
}
