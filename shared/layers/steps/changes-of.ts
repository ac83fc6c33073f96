import type { Check, Template } from '../../model/layer.ts'

/** Who changed what, for a denial of what worked before. `resource` is the name under which CloudTrail lists the changes. */
export function changesOf(resource: Template, region: 'us-east-1' | null, when?: Check['when']): Check {
  const at = region === null ? '' : ` --region ${region}`
  return {
    command: `aws cloudtrail lookup-events${at} --lookup-attributes AttributeKey=ResourceName,AttributeValue=${resource}`,
    lookFor:
      'Writes shortly before the first denial: who made them, when, and with which tool. Management events of the last 90 days are there.',
    ...(when === undefined ? {} : { when }),
  }
}
