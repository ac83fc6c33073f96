import type { Place } from './place.ts'
import { asciiString } from './source-text.ts'
import type { AllowStatement } from './statement.ts'

const ADD = {
  role: 'role.addToPrincipalPolicy(',
  user: 'user.addToPrincipalPolicy(',
  'permission-set': 'permissionSetStatements.push(',
  bucket: 'bucket.addToResourcePolicy(',
  'access-point': 'accessPointStatements.push(',
  key: 'key.addToResourcePolicy(',
  trust: 'role.assumeRolePolicy?.addStatements(',
} as const satisfies Record<Place['kind'], string>

/** The statement in TypeScript for the AWS CDK, where `iam` is `aws-cdk-lib/aws-iam`. */
export function cdkSnippet({ Sid, Principal, Action, Resource }: AllowStatement, place: Place): string {
  const lines = [
    `sid: ${asciiString(Sid)},`,
    'effect: iam.Effect.ALLOW,',
    ...(Principal === undefined ? [] : [`principals: [new iam.ArnPrincipal(${asciiString(Principal.AWS)})],`]),
    `actions: [${asciiString(Action)}],`,
    ...(Resource === undefined ? [] : [`resources: [${asciiString(Resource)}],`]),
  ]
  return `${ADD[place.kind]}\n  new iam.PolicyStatement({\n${lines.map((line) => `    ${line}`).join('\n')}\n  }),\n)`
}
