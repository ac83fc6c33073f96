import type { Remediation } from '../../model/layer.ts'

/** Safe steps that help whichever policy denied; each applies only where the request shows its case. */
export const SAFE_FOR_ANY_POLICY: readonly Remediation[] = [
  {
    risk: 'safe',
    text: 'The presigned URL acts as its creator {principalName}: whoever opens it has nothing to do with it. Sign it with an identity that has the permission.',
    when: ['presigned'],
  },
  {
    risk: 'safe',
    text: '{eventName} needs {action} as well because of {secondCause}. Leave that out where you do not need it.',
    when: ['second-action'],
  },
]

/** What the caller needs besides, where the request shows who it is and what it was doing. */
export const NEEDS_OF_CALLER: readonly Remediation[] = [
  {
    risk: 'review',
    text: 'The backend was stopped where it {backendStep}. Its CI role or user needs {backendNeeds}.',
    when: ['backend-step', 'not-explicit'],
  },
  {
    risk: 'review',
    text: 'A Terraform lock table needs dynamodb:GetItem, dynamodb:PutItem, dynamodb:DeleteItem and dynamodb:DescribeTable. Or drop the table: `use_lockfile = true` in place of `dynamodb_table`.',
    when: ['dynamodb-action', 'not-explicit'],
  },
  { risk: 'review', text: '{serviceNeeds}', when: ['service-needs-known', 'not-explicit'] },
]
