/**
 * The words that make a stretch of text a denial. `sentence`: "… is not authorized to perform: …". `reason`: AWS's reason without that
 * sentence. `fixed`: a sentence of the table. `plain`: "Access Denied" and its like. `code`: an error code only.
 */
export interface Core {
  readonly kind: 'sentence' | 'reason' | 'fixed' | 'plain' | 'code'
  readonly start: number
  readonly end: number
}
