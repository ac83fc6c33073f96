import type { Place } from './place.ts'
import { policyNameOf } from './policy-name.ts'
import { indented, terraformString } from './source-text.ts'
import type { AllowStatement } from './statement.ts'

/** The statement in Terraform: a policy of its own for a role or user, else an element for the `Statement` list of the policy there. */
export function terraformSnippet(statement: AllowStatement, place: Place): string {
  if (place.kind !== 'role' && place.kind !== 'user')
    return `# An element for the Statement list of jsonencode() in ${WHERE[place.kind]}.\n${statementOf(statement)}`
  const label = statement.Sid.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).slice(1)
  return [
    `resource "aws_iam_${place.kind}_policy" "${label}" {`,
    `  name = ${terraformString(policyNameOf(statement))}`,
    `  ${place.kind} = ${terraformString(place.name ?? `<${place.kind}-name>`)}`,
    '  policy = jsonencode({',
    '    Version   = "2012-10-17"',
    `    Statement = [${indented(statementOf(statement), 4)}]`,
    '  })',
    '}',
  ].join('\n')
}

const WHERE = {
  'permission-set': 'aws_ssoadmin_permission_set_inline_policy',
  bucket: 'aws_s3_bucket_policy',
  'access-point': 'aws_s3control_access_point_policy',
  key: 'aws_kms_key_policy',
  trust: 'assume_role_policy of the aws_iam_role',
} as const

function statementOf({ Sid, Effect, Principal, Action, Resource }: AllowStatement): string {
  const lines = [
    `Sid = ${terraformString(Sid)}`,
    `Effect = ${terraformString(Effect)}`,
    ...(Principal === undefined ? [] : [`Principal = { AWS = ${terraformString(Principal.AWS)} }`]),
    `Action = ${terraformString(Action)}`,
    ...(Resource === undefined ? [] : [`Resource = ${terraformString(Resource)}`]),
  ]
  return `{\n${lines.map((line) => `  ${line}`).join('\n')}\n}`
}
