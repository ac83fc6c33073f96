import { isRegionName } from '../../model/host-region.ts'
import { skip } from './fold.ts'

/** Words after which AWS or an SDK names the Region that would have been right. */
const LEADS = [
  'expecting ',
  'the bucket is in this region: ',
  'bucket is in ',
  'actual location ',
  '<region>',
  'region: ',
  'please send all future requests to this endpoint: ',
  'to this endpoint: ',
  'endpoint: ',
  '<endpoint>',
] as const

/** The Region that the text asks for, from its name or from the host of a redirect. */
export function readExpectedRegion(lower: string): string | null {
  if (!MARKS.some((mark) => lower.includes(mark))) return null
  for (const lead of LEADS) {
    for (let at = lower.indexOf(lead); at !== -1; at = lower.indexOf(lead, at + 1)) {
      const region = regionAt(lower, at + lead.length)
      if (region !== null) return region
    }
  }
  return null
}

/** Only texts about the wrong Region name one that is expected. */
const MARKS = ['expecting', 'endpoint', 'bucketregionerror', 'the bucket is in this region', 'actual location', 'redirect'] as const

function regionAt(lower: string, at: number): string | null {
  const start = skip(lower, at, ' "\'`\\')
  let end = start
  while (end < lower.length && end - start < 255 && !' "\'`<,;)'.includes(lower.charAt(end))) end++
  const word = lower.slice(start, end).replace(/\.{1,3}$/, '')
  if (isRegionName(word)) return word
  return word.includes('.amazonaws.') || word.startsWith('s3') ? regionOfHost(word) : null
}

/** `b.s3.us-east-2.amazonaws.com`, `s3-eu-west-1.amazonaws.com`, `b.s3.dualstack.…`; the global host names none. */
function regionOfHost(host: string): string | null {
  const labels = host.slice(0, host.indexOf('.amazonaws.')).split('.')
  for (const label of labels.reverse()) {
    const region = label.startsWith('s3-') ? label.slice(3) : label
    if (isRegionName(region)) return region
  }
  return null
}
