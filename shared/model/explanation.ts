/** The slots of an explanation filled in for one denial: plain text for people, at most two sentences each; empty where there is nothing to say. */
export interface FilledExplanation {
  /** Short title in capitals, such as `BLOCKED BY AN SCP`. */
  readonly title: string
  readonly what: string
  readonly because: string
  readonly meant: string
  readonly prevent: string
}
