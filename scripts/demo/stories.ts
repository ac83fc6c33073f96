import { accessPoint } from './stories/access-point.ts'
import { aclsDisabled } from './stories/acls-disabled.ts'
import { anonymousScans } from './stories/anonymous-scans.ts'
import { blockPublicAccess } from './stories/block-public-access.ts'
import { directoryBucket } from './stories/directory-bucket.ts'
import { financeExport } from './stories/finance-export.ts'
import { guardrail } from './stories/guardrail.ts'
import { hostileKeys } from './stories/hostile-keys.ts'
import { missingObject } from './stories/missing-object.ts'
import { mlTrain } from './stories/ml-train.ts'
import { nightlyEtl } from './stories/nightly-etl.ts'
import { objectLock } from './stories/object-lock.ts'
import { partner } from './stories/partner.ts'
import { permissionsBoundary } from './stories/permissions-boundary.ts'
import { probing } from './stories/probing.ts'
import { sameOrganization } from './stories/same-organization.ts'
import { serviceCallers } from './stories/service-callers.ts'
import { sessionPolicy } from './stories/session-policy.ts'
import { terraformBackend } from './stories/terraform-backend.ts'
import { vpcEndpoint } from './stories/vpc-endpoint.ts'
import type { Story } from './story.ts'

/** All stories of the demo week; docs/demo.md tells them in this order. */
export const STORIES: readonly Story[] = [
  nightlyEtl,
  financeExport,
  mlTrain,
  probing,
  anonymousScans,
  partner,
  sameOrganization,
  terraformBackend,
  blockPublicAccess,
  permissionsBoundary,
  sessionPolicy,
  objectLock,
  aclsDisabled,
  missingObject,
  serviceCallers,
  vpcEndpoint,
  accessPoint,
  directoryBucket,
  guardrail,
  hostileKeys,
]
