import type { DenialDocument } from '#shared/model/denial-document.ts'
import { isExpectedPrincipal } from '#shared/model/expected-principal.ts'
import { visibleText } from '#shared/model/visible-text.ts'

/** Where credentials come from in each tool, first match wins; what to look at when somebody else called (aws.amazon.com, SDK reference). */
const WHERE_CREDENTIALS_COME_FROM: readonly string[] = [
  'Environment variables (AWS_ACCESS_KEY_ID, AWS_PROFILE) win over profiles in every SDK and the CLI; a forgotten export is the usual reason.',
  'Then: web identity (EKS, OIDC in CI), the profile in ~/.aws, the container role (ECS, Lambda), the instance profile (EC2), in this order.',
  'Terraform: the provider block and the backend block take their credentials apart from each other.',
]

/** A denial with the answer whether the expected principal called: true, false, or null where the denial does not say. */
export interface ExpectedDenial extends DenialDocument {
  readonly expectedPrincipal: { readonly wanted: string; readonly called: boolean | null }
}

/** Adds to a denial whether the expected principal made the call. */
export function withExpectedPrincipal(denial: DenialDocument, wanted: string): ExpectedDenial {
  return { ...denial, expectedPrincipal: { wanted, called: isExpectedPrincipal(wanted, denial.request.principal) } }
}

/** What to tell a person of who called, empty where it was who they expect. */
export function callerNotice({ expectedPrincipal: { wanted, called }, request }: ExpectedDenial): readonly string[] {
  if (called === true) return []
  const expected = visibleText(wanted)
  if (called === null) return [`The text does not say who called, so it may or may not have been ${expected}: aws sts get-caller-identity`]
  const actual = visibleText(request.principal.arn ?? request.principal.entityArn ?? '')
  return [
    `SOMEBODY ELSE CALLED: not ${expected}, but ${actual}. Settle that before you change a policy:`,
    '  aws sts get-caller-identity      in the environment of the failing program',
    ...WHERE_CREDENTIALS_COME_FROM.map((line) => `  ${line}`),
  ]
}
