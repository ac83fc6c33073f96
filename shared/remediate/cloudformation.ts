import type { Place } from './place.ts'
import { policyNameOf } from './policy-name.ts'
import { asciiString, indented } from './source-text.ts'
import type { AllowStatement } from './statement.ts'

/** The statement in YAML for CloudFormation; null where a value would be read as a dynamic reference, which has no escape. */
export function cloudformationSnippet(statement: AllowStatement, place: Place): string | null {
  if (`${statement.Resource ?? ''}${place.name ?? ''}`.includes('{{resolve:')) return null
  if (place.kind !== 'role' && place.kind !== 'user') return `# An element for the Statement list of the policy.\n${statementOf(statement)}`
  const [type, owner] = place.kind === 'role' ? ['RolePolicy', 'RoleName'] : ['UserPolicy', 'UserName']
  return [
    `${statement.Sid}:`,
    `  Type: AWS::IAM::${type}`,
    '  Properties:',
    `    PolicyName: ${asciiString(policyNameOf(statement))}`,
    `    ${owner}: ${asciiString(place.name ?? `<${place.kind}-name>`)}`,
    '    PolicyDocument:',
    '      Version: "2012-10-17"',
    '      Statement:',
    `        ${indented(statementOf(statement), 8)}`,
  ].join('\n')
}

function statementOf({ Sid, Effect, Principal, Action, Resource }: AllowStatement): string {
  const lines = [
    `Sid: ${asciiString(Sid)}`,
    `Effect: ${asciiString(Effect)}`,
    ...(Principal === undefined ? [] : [`Principal:\n    AWS: ${asciiString(Principal.AWS)}`]),
    `Action: ${asciiString(Action)}`,
    ...(Resource === undefined ? [] : [`Resource: ${asciiString(Resource)}`]),
  ]
  return `- ${lines.join('\n  ')}`
}
