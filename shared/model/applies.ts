import { authenticationFailure } from './authentication-failure.ts'
import { backendStep } from './backend-step.ts'
import { isAnonymous } from './denial-facts.ts'
import type { Denial } from './denial.ts'
import type { Applicability } from './layer.ts'
import type { AuthenticationFailure } from './message.ts'
import { causeOfSecondAction } from './second-action.ts'
import { serviceNeeds } from './service-needs.ts'
import type { Verdict } from './verdict.ts'
import {
  callerKind,
  deniedAction,
  isAccessPoint,
  isAccountAction,
  isBucketAction,
  isDirectoryBucket,
  isFromAnotherAccount,
  isFromSameAccount,
  isHeadRequest,
  isKmsDenial,
  isMissingLockTable,
  isObjectAction,
  isPresigned,
  isS3Denial,
  isServiceCall,
  isTerraformBackend,
  isThroughVpcEndpoint,
  isUpload,
  isWrite,
  isWrongCustomerKey,
  mayLackKey,
  namedKmsKey,
  namesNoCall,
} from './what-was-denied.ts'

/** A denial, with its verdict where there is one already. */
type Judged = Denial & { readonly verdict?: Pick<Verdict, 'denyType' | 'policy'> }

/** The one table of when a remediation or a check applies. What is unknown never applies. */
const APPLIES: Readonly<Record<Applicability, (denial: Judged) => boolean>> = {
  'explicit-deny': (denial) => denyTypeOf(denial) === 'explicit',
  'implicit-deny': (denial) => denyTypeOf(denial) === 'implicit',
  'not-explicit': (denial) => denyTypeOf(denial) !== 'explicit' && denial.message.denyType !== 'explicit',
  'caller-is-role': (denial) => callerKind(denial) === 'role',
  'caller-is-user': (denial) => callerKind(denial) === 'user',
  'caller-is-permission-set': (denial) => callerKind(denial) === 'permission-set',
  'caller-is-anonymous': isAnonymous,
  // Of a service and of nobody there is nobody to ask.
  'caller-is-asked': (denial) => !isAnonymous(denial) && !isServiceCall(denial),
  'object-action': isObjectAction,
  'bucket-action': isBucketAction,
  'account-action': isAccountAction,
  upload: isUpload,
  write: isWrite,
  'head-request': isHeadRequest,
  'kms-action': isKmsDenial,
  'dynamodb-action': (denial) => deniedAction(denial)?.startsWith('dynamodb:') === true || isMissingLockTable(denial),
  'missing-lock-table': isMissingLockTable,
  'wrong-customer-key': isWrongCustomerKey,
  'key-not-found': mayLackKey,
  'key-known': (denial) => namedKmsKey(denial) !== null,
  's3-action': isS3Denial,
  'cross-account': isFromAnotherAccount,
  'same-account': isFromSameAccount,
  'not-same-account': (denial) => !isFromSameAccount(denial),
  'call-unknown': namesNoCall,
  'bucket-known': (denial) => denial.request.bucket !== null,
  'policy-arn-known': (denial) => policyArnOf(denial) !== null,
  'policy-arn-unknown': (denial) => policyArnOf(denial) === null,
  presigned: isPresigned,
  'through-vpc-endpoint': isThroughVpcEndpoint,
  'terraform-backend': isTerraformBackend,
  'backend-step': (denial) => denial.noise !== 'terraform-workspace-probe' && backendStep(denial) !== null,
  'workspace-probe': (denial) => denial.noise === 'terraform-workspace-probe',
  'second-action': (denial) => causeOfSecondAction(denial) !== null,
  'service-needs-known': (denial) => serviceNeeds(denial) !== null,
  'access-point': isAccessPoint,
  'not-access-point': (denial) => !isAccessPoint(denial) && !isDirectoryBucket(denial),
  'directory-bucket': isDirectoryBucket,
  'credentials-failed': (denial) => !failed('request-expired', 'headers-not-signed', 'clock-skew', 'post-policy')(denial),
  'expired-url': failed('request-expired'),
  'expired-token': failed('expired-token'),
  signature: failed('signature-mismatch', 'headers-not-signed'),
  clock: failed('clock-skew'),
  'unknown-key': failed('unknown-access-key'),
  'bad-token': failed('invalid-token', 'expired-token'),
  'no-credentials': failed('no-credentials'),
  'post-form': failed('post-policy'),
}

function failed(...failures: readonly AuthenticationFailure[]): (denial: Denial) => boolean {
  return (denial) => {
    const failure = authenticationFailure(denial)
    return failure !== null && failures.includes(failure)
  }
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
