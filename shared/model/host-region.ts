import type { Denial } from './denial.ts'
import { parameterText } from './denial-facts.ts'

/** The Region in the host name that the client called, or null where the name has none (global endpoint, own domain). */
export function hostRegion(denial: Denial): string | null {
  const labels = (parameterText(denial, 'Host') ?? '').toLowerCase().split('.')
  const domain = labels.lastIndexOf('amazonaws')
  // Only the label beside the domain counts: a bucket name further left may look like a Region.
  const beside = labels[domain - 1] === 'vpce' ? labels[domain - 2] : labels[domain - 1]
  if (domain < 1 || beside === undefined) return null
  return regionIn(beside)
}

/** The old forms `s3-eu-west-1` and `s3-website-eu-west-1` hold the Region behind a dash. */
function regionIn(label: string): string | null {
  const bare = ['s3-website-', 's3-'].find((prefix) => label.startsWith(prefix)) ?? ''
  const region = label.slice(bare.length)
  return isRegionName(region) ? region : null
}

/** True for the shape of a Region's name, such as `eu-west-1` or `us-gov-east-1`. */
export function isRegionName(text: string): boolean {
  const parts = text.split('-')
  const number = parts.at(-1) ?? ''
  const words = parts.slice(0, -1)
  return words.length >= 2 && words.length <= 4 && words.every((word) => /^[a-z]{2,12}$/.test(word)) && /^\d{1,2}$/.test(number)
}
