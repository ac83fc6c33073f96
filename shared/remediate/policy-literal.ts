/**
 * Text as it must stand in the `Resource` of a policy so that it means itself: `*`, `?` and `$` would be wildcards and variables.
 * Source: IAM guide, "Policy variables: special characters". An object key `*` must not become access to all keys.
 */
export function policyLiteral(text: string): string {
  return text.replaceAll(/[*?$]/g, (character) => `\${${character}}`)
}
