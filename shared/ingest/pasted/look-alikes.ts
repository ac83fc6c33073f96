import type { Core } from './cores/core.ts'

/** Marks of systems that deny in words like AWS's, lower case. */
const OTHER_SYSTEMS = [
  'storage.objects.',
  'google cloud',
  'googleapis.com',
  'core.windows.net',
  'azure',
  'authorizationpermissionmismatch',
  'on this server',
  'cloudflare',
  'org.springframework',
  'access is denied',
  'system.unauthorizedaccess',
  'mysql',
  'rbac',
  'errno 13',
] as const

/** Marks of other stores that speak the protocol of S3 and its error codes, lower case. A bucket may have any of their names, so bare names are no marks. */
const OTHER_STORES = [
  'mc: <error>',
  'minio: ',
  '<server>minio',
  'min.io',
  ':9000/',
  'radosgw',
  '<requestid>tx0000',
  '.wasabisys.com',
  '.digitaloceanspaces.com',
  '.backblazeb2.com',
  '.aliyuncs.com',
  '.r2.cloudflarestorage.com',
  '.linodeobjects.com',
  '.scw.cloud',
  '.cloud-object-storage.appdomain.cloud',
  '.myhuaweicloud.com',
  '.your-objectstorage.com',
] as const

/** Marks that a text is about AWS. */
const AWS_MARKS = [
  'amazonaws',
  'arn:aws',
  's3',
  '(service: ',
  'aws',
  'boto',
  'hostid',
  'request id',
  'requestid',
  'operation: ',
  'kms',
] as const

/** True where plain words of denial come from something other than AWS. AWS's own sentences are never taken for a look-alike. */
export function isLookAlike(core: Core, lower: string): boolean {
  if (core.kind === 'sentence' || core.kind === 'reason' || core.kind === 'fixed') return false
  if (OTHER_SYSTEMS.some((mark) => lower.includes(mark)) && !lower.includes('arn:aws')) return true
  if (OTHER_STORES.some((mark) => lower.includes(mark)) && !lower.includes('arn:aws') && !lower.includes('.amazonaws.com')) return true
  if (lower.includes('cors policy') && !AWS_MARKS.some((mark) => lower.includes(mark))) return true
  const isLocalFile = lower.includes('java.nio.file.accessdenied') || lower.includes('java.io.')
  return isLocalFile && !AWS_MARKS.some((mark) => lower.includes(mark))
}
