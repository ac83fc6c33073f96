/** A word of the user agent and the tool that writes it. */
type Mark = readonly [word: string, tool: string]

/**
 * What to look for in a user agent, most telling first: tools carry the words of the SDK below them, and the Terraform provider those of
 * Terraform itself. Sources: `stdUserAgentProducts` of the Terraform and OpenTofu S3 backends, SDK documentation, recorded user agents.
 */
const MARKS: readonly Mark[] = [
  ['OpenTofu-S3-Backend/', 'opentofu-backend'],
  ['Pulumi', 'pulumi'],
  ['OpenTofu/', 'opentofu'],
  ['terraform-provider-', 'terraform'],
  // The backend names Terraform but no provider.
  ['HashiCorp/1.0 Terraform/', 'terraform-backend'],
  ['aws-cdk/', 'cdk'],
  ['cdk-assets/', 'cdk'],
  ['cloudformation.amazonaws.com', 'cloudformation'],
  ['athena.amazonaws.com', 'athena'],
  ['cloudfront.amazonaws.com', 'cloudfront'],
  ['Amazon CloudFront', 'cloudfront'],
  ['S3Console/', 'console'],
  ['console.amazonaws.com', 'console'],
  ['aws-cli/', 'aws-cli'],
  ['Spark', 'spark'],
]

const SDK_MARKS: readonly Mark[] = [
  ['Boto3/', 'sdk-python'],
  ['otocore/', 'sdk-python'],
  ['aws-sdk-java/', 'sdk-java'],
  ['aws-sdk-go', 'sdk-go'],
  ['aws-sdk-js/', 'sdk-javascript'],
  ['aws-sdk-nodejs/', 'sdk-javascript'],
  ['aws-sdk-php', 'sdk-php'],
  ['aws-sdk-ruby', 'sdk-ruby'],
  ['aws-sdk-dotnet', 'sdk-dotnet'],
  ['aws-sdk-net', 'sdk-dotnet'],
  ['aws-sdk-rust/', 'sdk-rust'],
  ['aws-sdk-cpp/', 'sdk-cpp'],
  ['aws-sdk-kotlin/', 'sdk-kotlin'],
  ['aws-sdk-swift/', 'sdk-swift'],
]

/** The tool behind a request, by its user agent or else by the service that called on behalf of somebody; null where neither tells. */
export function toolOf(userAgent: string | null, service: string | null, isConsoleSession: boolean): string | null {
  const tool = (userAgent === null ? null : findTool(userAgent)) ?? (service === null ? null : find(MARKS, service))
  if (tool !== null) return tool
  if (isConsoleSession) return 'console'
  // `aws-internal` is AWS's own code, which only happens to use an SDK.
  return userAgent === null || userAgent.includes('aws-internal/') ? null : find(SDK_MARKS, userAgent)
}

function find(marks: readonly Mark[], text: string): string | null {
  for (const [word, tool] of marks) if (text.includes(word)) return tool
  return null
}

/** User agents repeat from record to record; so many are remembered before all are forgotten. */
const REMEMBERED = 256
const toolsByAgent = new Map<string, string | null>()

/** The tool that a user agent names by itself, of those that wrap an SDK. */
function findTool(agent: string): string | null {
  const known = toolsByAgent.get(agent)
  if (known !== undefined) return known
  const tool = find(MARKS, agent)
  if (toolsByAgent.size >= REMEMBERED) toolsByAgent.clear()
  toolsByAgent.set(agent, tool)
  return tool
}

/** The user agent without the square brackets that S3 puts around it. */
export function withoutBrackets(userAgent: string | null): string | null {
  if (userAgent === null || !userAgent.startsWith('[') || !userAgent.endsWith(']')) return userAgent
  return userAgent.slice(1, -1) || null
}

/** Major and minor version behind a product's name and slash, as in `Terraform/1.13.0`; null where there is none. */
export function versionAfter(userAgent: string, product: string): readonly [major: number, minor: number] | null {
  const at = userAgent.indexOf(`${product}/`)
  if (at === -1) return null
  const match = /^(\d{1,4})\.(\d{1,4})(?!\d)/.exec(userAgent.slice(at + product.length + 1, at + product.length + 12))
  return match === null ? null : [Number(match[1]), Number(match[2])]
}
