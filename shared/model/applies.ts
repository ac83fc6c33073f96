import { isAnonymous } from './denial-facts.ts'
import type { Denial } from './denial.ts'
import type { Applicability } from './layer.ts'
import type { Verdict } from './verdict.ts'
import {
  callerKind,
  deniedAction,
  isAccessPoint,
  isBucketAction,
  isFromAnotherAccount,
  isFromSameAccount,
  isHeadRequest,
  isKmsDenial,
  isObjectAction,
  isPresigned,
  isRead,
  isS3Denial,
  isTerraformBackend,
  isTerraformLockFile,
  isThroughVpcEndpoint,
  isWrite,
} from './what-was-denied.ts'

/** A denial, with its verdict where there is one already. */
type Judged = Denial & { readonly verdict?: Pick<Verdict, 'denyType' | 'policy'> }

/** The one table of when a remediation or a check applies. What is unknown never applies. */
const APPLIES: Readonly<Record<Applicability, (denial: Judged) => boolean>> = {
  'explicit-deny': (denial) => denyTypeOf(denial) === 'explicit',
  'implicit-deny': (denial) => denyTypeOf(denial) === 'implicit',
  'caller-is-role': (denial) => callerKind(denial) === 'role',
  'caller-is-user': (denial) => callerKind(denial) === 'user',
  'caller-is-permission-set': (denial) => callerKind(denial) === 'permission-set',
  'caller-is-anonymous': isAnonymous,
  'object-action': isObjectAction,
  'bucket-action': isBucketAction,
  read: isRead,
  write: isWrite,
  'head-request': isHeadRequest,
  'kms-action': isKmsDenial,
  'dynamodb-action': (denial) => deniedAction(denial)?.startsWith('dynamodb:') === true,
  's3-action': isS3Denial,
  'cross-account': isFromAnotherAccount,
  'same-account': isFromSameAccount,
  'policy-arn-known': (denial) => policyArnOf(denial) !== null,
  'policy-arn-unknown': (denial) => policyArnOf(denial) === null,
  presigned: isPresigned,
  'through-vpc-endpoint': isThroughVpcEndpoint,
  'terraform-backend': isTerraformBackend,
  'terraform-lock-file': isTerraformLockFile,
  'access-point': isAccessPoint,
}

/** True where every condition holds; none means always. */
export function applies(when: readonly Applicability[] | undefined, denial: Judged): boolean {
  return (when ?? []).every((condition) => APPLIES[condition](denial))
}

function denyTypeOf(denial: Judged): Verdict['denyType'] {
  return denial.verdict === undefined ? denial.message.denyType : denial.verdict.denyType
}

function policyArnOf(denial: Judged): string | null {
  return denial.verdict === undefined ? denial.message.policyArn : (denial.verdict.policy?.arn ?? null)
}
