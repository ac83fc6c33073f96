import type { Remediation, Template } from '../../model/layer.ts'

/** How to find who changed something, and why not to edit again at once. `resource` is the name under which CloudTrail lists its changes. */
export function workedBefore(resource: Template, region: 'us-east-1' | null): Remediation {
  const at = region === null ? '' : ` --region ${region}`
  return {
    risk: 'safe',
    text: 'If it worked before, see who changed what. A change of the last 5 minutes may not be everywhere yet: wait and try again, do not edit again.',
    command: `aws cloudtrail lookup-events${at} --lookup-attributes AttributeKey=ResourceName,AttributeValue=${resource}`,
  }
}
