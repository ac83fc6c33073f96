import type { Denial } from '../model/denial.ts'
import type { ActionClass } from '../model/finding.ts'

// INVARIANT: part of finding key version 1. No name ever moves to another list; a name that is missing here stays `admin`.
// Event names and IAM actions share the lists: where both exist, they mean the same. Tags of an object go with its data, because
// the tools that copy objects copy tags as well; ACLs, retention and all configuration are `admin`, read or written.
const READ = words(
  'GetObject HeadObject GetObjectAttributes GetObjectTagging GetObjectAnnotation GetObjectTorrent SelectObjectContent PreflightRequest',
  'GetObjectVersion GetObjectVersionAttributes GetObjectVersionTagging GetObjectVersionTorrent GetObjectVersionForReplication',
  'GetDataAccess GetTableData',
)
const WRITE = words(
  'PutObject PostObject CopyObject CreateMultipartUpload InitiateMultipartUpload UploadPart UploadPartCopy CompleteMultipartUpload',
  'AbortMultipartUpload RestoreObject RenameObject PutObjectTagging PutObjectVersionTagging DeleteObjectTagging',
  'DeleteObjectVersionTagging PutObjectAnnotation DeleteObjectAnnotation UpdateObjectEncryption WriteGetObjectResponse ReplicateObject',
  'ReplicateTags PutTableData UpdateTableMetadataLocation',
)
const DELETE = words('DeleteObject DeleteObjects DeleteObjectVersion ReplicateDelete')
const LIST = words(
  'ListBucket ListBucketVersions ListObjects ListObjectsV2 ListObjectVersions GetBucket HeadBucket GetBucketLocation ListParts',
  'ListMultipartUploads ListBucketMultipartUploads ListMultipartUploadParts ListBuckets ListAllMyBuckets ListDirectoryBuckets',
  'ListAllMyDirectoryBuckets ListRegionalBuckets ListObjectAnnotations ListTables ListNamespaces ListTableBuckets',
)
const KMS_READ = words('Decrypt')
const KMS_WRITE = words(
  'Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext',
  'ReEncrypt ReEncryptFrom ReEncryptTo',
)

function words(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.toLowerCase().split(' ')))
}

/**
 * The class of what was asked. The event name decides before the action: the same call reports another action at each wall that it meets
 * (`PutObject` can lack `s3:PutObjectTagging`), and that must not split a finding.
 */
export function actionClassV1(denial: Denial): ActionClass {
  const { eventName, action } = denial.request
  if (eventName !== null) return classOf(eventName, denial.eventSource === 'kms.amazonaws.com', denial)
  if (action === null) return 'admin'
  const colon = action.indexOf(':')
  return classOf(action.slice(colon + 1), action.slice(0, Math.max(colon, 0)).toLowerCase() === 'kms', denial)
}

function classOf(spelled: string, isKms: boolean, denial: Denial): ActionClass {
  const name = spelled.toLowerCase()
  if (isKms) return KMS_READ.has(name) ? 'read' : KMS_WRITE.has(name) ? 'write' : 'admin'
  if (name === 'createsession') return isReadOnlySession(denial) ? 'read' : 'write'
  if (READ.has(name)) return 'read'
  if (WRITE.has(name)) return 'write'
  if (DELETE.has(name)) return 'delete'
  return LIST.has(name) ? 'list' : 'admin'
}

// A session of a directory bucket is ReadWrite unless it asks for less. (S3 API reference, CreateSession)
function isReadOnlySession(denial: Denial): boolean {
  return Object.entries(denial.parameters).some(
    ([name, value]) => ['x-amz-create-session-mode', 'sessionmode'].includes(name.toLowerCase()) && value === 'ReadOnly',
  )
}
