import type { ClassifiedDenial } from '../model/classified.ts'
import type { Snippets } from '../model/fix.ts'
import type { StatementTemplate } from '../model/layer.ts'
import { cdkSnippet } from './cdk.ts'
import { cliSnippet } from './cli.ts'
import { cloudformationSnippet } from './cloudformation.ts'
import { placeOf } from './place.ts'
import { asciiJson } from './source-text.ts'
import type { AllowStatement } from './statement.ts'
import { terraformSnippet } from './terraform.ts'

/** One statement in every language that a reader may need. */
export function snippetsOf(statement: AllowStatement, template: StatementTemplate, denial: ClassifiedDenial): Snippets {
  const place = placeOf(template, denial)
  return {
    json: asciiJson(statement, 2),
    terraform: terraformSnippet(statement, place),
    cdk: cdkSnippet(statement, place),
    cloudformation: cloudformationSnippet(statement, place),
    cli: cliSnippet(statement, place),
  }
}

/** A fix that is a command, or words alone. */
export function commandSnippet(cli: string | null): Snippets {
  return { json: null, terraform: null, cdk: null, cloudformation: null, cli }
}
