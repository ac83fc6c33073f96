import { commandWord } from '../model/command-word.ts'
import { shellQuote } from '../model/shell-quote.ts'
import type { Place } from './place.ts'
import { policyNameOf } from './policy-name.ts'
import { asciiJson } from './source-text.ts'
import type { AllowStatement } from './statement.ts'

/** The statement with the AWS CLI: a new inline policy for a role or user; else read, edit, look, write, never a blind overwrite. */
export function cliSnippet(statement: AllowStatement, place: Place): string {
  switch (place.kind) {
    case 'role':
    case 'user':
      return inlinePolicy(statement, place.kind, word(place.name, `<${place.kind}-name>`))
    case 'permission-set': {
      const target = '--instance-arn <instance-arn> --permission-set-arn <permission-set-arn>'
      return edited(
        `aws sso-admin get-inline-policy-for-permission-set ${target} --query InlinePolicy --output text > policy.json`,
        `aws sso-admin put-inline-policy-to-permission-set ${target} --inline-policy file://policy.json`,
        'IDENTITY_POLICY',
      )
    }
    case 'bucket': {
      const target = `--bucket ${word(place.name, '<bucket>')}`
      return edited(
        `aws s3api get-bucket-policy ${target} --query Policy --output text > policy.json`,
        `aws s3api put-bucket-policy ${target} --policy file://policy.json`,
      )
    }
    case 'access-point': {
      const target = `--account-id ${word(place.account ?? null, '<account>')} --name ${word(place.name, '<access-point>')}`
      return edited(
        `aws s3control get-access-point-policy ${target} --query Policy --output text > policy.json`,
        `aws s3control put-access-point-policy ${target} --policy file://policy.json`,
      )
    }
    case 'key': {
      const target = `--key-id ${word(place.name, '<kms-key-id>')} --policy-name default`
      return edited(
        `aws kms get-key-policy ${target} --query Policy --output text > policy.json`,
        `aws kms put-key-policy ${target} --policy file://policy.json`,
      )
    }
    case 'trust': {
      const target = `--role-name ${word(place.name, '<role-name>')}`
      return edited(
        `aws iam get-role ${target} --query Role.AssumeRolePolicyDocument > policy.json`,
        `aws iam update-assume-role-policy ${target} --policy-document file://policy.json`,
      )
    }
    default:
      return place.kind satisfies never
  }
}

function inlinePolicy(statement: AllowStatement, kind: 'role' | 'user', name: string): string {
  const document = asciiJson({ Version: '2012-10-17', Statement: [statement] }, 0)
  return `aws iam put-${kind}-policy --${kind}-name ${name} --policy-name ${policyNameOf(statement)} --policy-document ${shellQuote(document)}`
}

function edited(read: string, write: string, type = 'RESOURCE_POLICY'): string {
  const look = `aws accessanalyzer validate-policy --policy-type ${type} --policy-document file://policy.json`
  return `${read}\n# add the statement to policy.json, keep all others as they are, and look at the difference\n${look}\n${write}`
}

function word(name: string | null, unknown: string): string {
  return (name === null ? null : commandWord(name, ' ')) ?? unknown
}
