import type { Denial } from './denial.ts'
import { deniedActionName, isKmsDenial, isTerraformBackend, isTerraformLockFile } from './what-was-denied.ts'

/** A step of a Terraform or OpenTofu S3 backend and all that it needs. Source: the source code of both. */
export interface BackendStep {
  /** What the backend does: "reads the state". */
  readonly does: string
  readonly needs: string
}

const LOCK_FILE: BackendStep = {
  does: 'takes the lock (it writes the lock file)',
  needs: 's3:GetObject, s3:PutObject and s3:DeleteObject on the state key with `.tflock`',
}
const UNLOCK: BackendStep = {
  does: 'gives the lock back (it reads the lock file, then deletes it)',
  needs:
    's3:GetObject and s3:DeleteObject on the state key with `.tflock`, else the state stays locked until `terraform force-unlock <lock-id>`',
}
const KEY: BackendStep = { does: 'encrypts or decrypts the state', needs: 'kms:Decrypt and kms:GenerateDataKey on the key of the state' }
const READ: BackendStep = {
  does: 'reads the state (HeadObject, then GetObject)',
  needs: 's3:GetObject on the state key, and s3:ListBucket on the bucket, without which a first run gets 403 in place of 404',
}
const WRITE: BackendStep = { does: 'writes the state', needs: 's3:PutObject on the state key, besides s3:GetObject to read it again' }
const WORKSPACES: BackendStep = { does: 'lists the workspaces (prefix `env:/`)', needs: 's3:ListBucket on the bucket' }
const VERSIONING: BackendStep = { does: 'looks at the versioning of the bucket', needs: 's3:GetBucketVersioning on the bucket' }

const BY_ACTION: Readonly<Record<string, BackendStep>> = {
  ListBucket: WORKSPACES,
  ListObjects: WORKSPACES,
  ListObjectsV2: WORKSPACES,
  HeadObject: READ,
  GetObject: READ,
  PutObject: WRITE,
  GetBucketVersioning: VERSIONING,
}

/** The step at which a backend was stopped, by call and key; null for any other caller or step. */
export function backendStep(denial: Denial): BackendStep | null {
  const isLock = isTerraformLockFile(denial)
  if (!isLock && !isTerraformBackend(denial)) return null
  if (isKmsDenial(denial)) return KEY
  const name = denial.request.eventName ?? deniedActionName(denial)
  if (isLock) return name === 'PutObject' ? LOCK_FILE : UNLOCK
  return (Object.hasOwn(BY_ACTION, name) ? BY_ACTION[name] : undefined) ?? null
}
