import type { Denial } from './denial.ts'
import { deniedAction, requestAction } from './what-was-denied.ts'

/** What of a request asks for a permission beside that of the call itself, by that permission. Source: S3 user guide, required permissions of API operations. */
const CAUSES: Readonly<Record<string, (eventName: string) => string | null>> = {
  's3:PutObjectAcl': () => 'the ACL that it sends (`x-amz-acl` or a grant header: `--acl`, `ACL=`, `acl` in Terraform)',
  's3:PutObjectTagging': (name) =>
    name === 'CopyObject'
      ? 'the tags that the copy takes along (`x-amz-tagging-directive`)'
      : 'the tags that it sends (`x-amz-tagging`: `--tagging`, `Tagging=`, `tags` in Terraform)',
  's3:GetObjectTagging': (name) => (name === 'CopyObject' ? 'the tags of the source, which a copy takes along by default' : null),
  's3:GetObjectVersionTagging': (name) => (name === 'CopyObject' ? 'the tags of the source version, which a copy takes along' : null),
  's3:PutObjectRetention': () => 'the retention that it sends (`x-amz-object-lock-mode` and `x-amz-object-lock-retain-until-date`)',
  's3:PutObjectLegalHold': () => 'the legal hold that it sends (`x-amz-object-lock-legal-hold`)',
  's3:BypassGovernanceRetention': () => 'the header `x-amz-bypass-governance-retention` (`--bypass-governance-retention`)',
  's3:GetObjectVersion': () => 'the version id that it names (`versionId`, `--version-id`)',
  's3:DeleteObjectVersion': () => 'the version id that it names (`versionId`, `--version-id`)',
  's3:GetObject': readOfSource,
  's3:ReplicateObject': () => 'the replication of the object',
}

function readOfSource(eventName: string): string | null {
  if (eventName === 'CopyObject' || eventName === 'UploadPartCopy') return 'its source (`x-amz-copy-source`), which has to be read'
  // A condition on an ETag compares with the object that is there. (S3 user guide, conditional writes and deletes)
  return eventName === 'PutObject' || eventName === 'DeleteObject' || eventName === 'CompleteMultipartUpload'
    ? 'the condition that it sends (`If-Match`), which reads the object that is there'
    : null
}

/** Which part of the request needs the denied permission, where that is not the permission of the call itself; else null. */
export function causeOfSecondAction(denial: Denial): string | null {
  const { eventName } = denial.request
  const action = deniedAction(denial)
  if (eventName === null || action === null || action.endsWith(`:${eventName}`)) return null
  if (action === requestAction(eventName)) return null
  return (Object.hasOwn(CAUSES, action) ? CAUSES[action]?.(eventName) : null) ?? null
}
