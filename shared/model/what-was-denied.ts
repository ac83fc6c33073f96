import { parseArn } from './arn.ts'
import { isAnonymous, opensWith, parameterText } from './denial-facts.ts'
import type { Denial } from './denial.ts'

/** The IAM action that was denied: the text's own, else the request's. */
export function deniedAction(denial: Denial): string | null {
  return denial.message.action ?? denial.request.action ?? impliedAction(denial)
}

/** Sentences that stand for one call and do not name it. */
function impliedAction(denial: Denial): string | null {
  if (isCiphertextSentence(denial)) return 'kms:Decrypt'
  return opensWith(denial, 'Insufficient permissions to list objects') ? 's3:ListBucket' : null
}

/** The resource that was denied: the text's own, else the request's where the action is the request's too. */
export function deniedResource(denial: Denial): string | null {
  if (denial.message.resource !== null) return denial.message.resource
  // `kms:Decrypt on this resource` is about a key; the request's own resource is the object.
  const sameService = serviceOf(deniedAction(denial)) === serviceOf(denial.request.action)
  return sameService || denial.request.action === null ? resourceUnlessKms(denial) : null
}

function resourceUnlessKms(denial: Denial): string | null {
  const { resource } = denial.request
  return isKmsDenial(denial) && resource !== null && parseArn(resource)?.service !== 'kms' ? null : resource
}

function serviceOf(action: string | null): string | null {
  return action === null ? null : action.slice(0, Math.max(action.indexOf(':'), 0)).toLowerCase()
}

/** The name of the denied action without its service: `GetObject`. */
export function deniedActionName(denial: Denial): string {
  const action = deniedAction(denial) ?? ''
  return action.slice(action.indexOf(':') + 1)
}

/** True where the missing permission is one of AWS KMS. */
export function isKmsDenial(denial: Denial): boolean {
  return serviceOf(deniedAction(denial)) === 'kms'
}

/** True where the missing permission is one of Amazon S3, S3 Express or S3 on Outposts. */
export function isS3Denial(denial: Denial): boolean {
  return serviceOf(deniedAction(denial))?.startsWith('s3') === true
}

/** True for pasted words that name neither call nor action, such as a lone `Access Denied`. */
export function namesNoCall(denial: Denial): boolean {
  return denial.from === 'text' && denial.request.eventName === null && deniedAction(denial) === null
}

/** The account of the caller, from its own field or its ARN. */
export function callerAccount(denial: Denial): string | null {
  const { account, arn } = denial.request.principal
  return accountNumber(account) ?? accountNumber(arn === null ? null : (parseArn(arn)?.account ?? null))
}

/** The account of what was asked for: the bucket's owner, or of the ARN that holds one (KMS keys, access points). */
export function ownerAccount(denial: Denial): string | null {
  const resource = deniedResource(denial)
  // An ARN of a bucket or object has three colons in a row: no Region, no account.
  const ofResource = resource === null || resource.startsWith('arn:aws:s3:::') ? null : accountNumber(parseArn(resource)?.account ?? null)
  return ofResource ?? accountNumber(denial.request.bucketAccount)
}

/** `anonymous` and `ANONYMOUS_PRINCIPAL` stand in the place of an account number. */
function accountNumber(text: string | null): string | null {
  return text !== null && /^\d{12}$/.test(text) ? text : null
}

/** True only where both accounts are known and differ. */
export function isFromAnotherAccount(denial: Denial): boolean {
  const [caller, owner] = [callerAccount(denial), ownerAccount(denial)]
  return caller !== null && owner !== null && caller !== owner
}

/** True only where both accounts are known and equal. */
export function isFromSameAccount(denial: Denial): boolean {
  const caller = callerAccount(denial)
  return caller !== null && caller === ownerAccount(denial)
}

/** What kind of identity called. A permission set is a role that IAM Identity Center owns: its policies cannot be edited in IAM. */
export type CallerKind = 'role' | 'permission-set' | 'user' | 'root' | 'anonymous' | 'service' | 'unknown'

/** The kind of the caller, from its ARN, else from its type and unique id. */
export function callerKind(denial: Denial): CallerKind {
  const { type, arn, entityArn } = denial.request.principal
  if (isAnonymous(denial)) return 'anonymous'
  if (type === 'AWSService') return 'service'
  const resource = parseArn(entityArn ?? arn ?? '')?.resource ?? ''
  if (resource.startsWith('role/') || resource.startsWith('assumed-role/')) {
    return resource.includes('/AWSReservedSSO_') ? 'permission-set' : 'role'
  }
  if (resource.startsWith('user/')) return 'user'
  if (resource === 'root' || type === 'Root') return 'root'
  // The bucket owner's copy of a record has no ARN, only the unique id.
  if (denial.principalId?.startsWith('AROA') || type === 'AssumedRole' || type === 'Role') return 'role'
  return denial.principalId?.startsWith('AIDA') || type === 'IAMUser' ? 'user' : 'unknown'
}

/** True where an AWS service called for itself: it has no policies of its own. */
export function isServiceCall(denial: Denial): boolean {
  const { arn, entityArn, service } = denial.request.principal
  return (
    callerKind(denial) === 'service' || (service !== null && arn === null && entityArn === null) || denial.request.tool === 'cloudfront'
  )
}

/** True for requests whose answer has no body, so that the client never sees a reason. */
export function isHeadRequest(denial: Denial): boolean {
  return denial.request.eventName?.startsWith('Head') === true
}

/** True where the denied S3 action is about one object. */
export function isObjectAction(denial: Denial): boolean {
  if (!isS3Denial(denial)) return false
  const required = denial.requiredActions.find((row) => row.action === deniedAction(denial))
  if (required !== undefined) return required.resourceType.toLowerCase().includes('object')
  const name = deniedActionName(denial)
  if (name.includes('Bucket') || name.startsWith('List')) return name === 'ListMultipartUploadParts'
  return name.includes('Object') || name.includes('Multipart')
}

/** True where the denied S3 action is about a bucket. */
export function isBucketAction(denial: Denial): boolean {
  return isS3Denial(denial) && !isObjectAction(denial) && !isAccountAction(denial)
}

/** True where the denied S3 action has no resource but the whole account, so that policies grant it on `*` only. */
export function isAccountAction(denial: Denial): boolean {
  if (!isS3Denial(denial)) return false
  const required = denial.requiredActions.find((row) => row.action === deniedAction(denial))
  return required === undefined ? deniedAction(denial) === 's3:ListAllMyBuckets' : required.resourceType === '*'
}

/** True where KMS may not have found the key, so that its name, account or Region may be wrong. */
export function mayLackKey({ errorCode, message }: Denial): boolean {
  if (message.form === 'several-reasons' || errorCode?.endsWith('NotFoundException') === true) return true
  return keyThatOpens(message.text) !== null && /(?:does not exist|is not found)/.test(message.text)
}

/** True where an object was asked for with another customer key than it was written with, which S3 calls `AccessDenied` too. */
export function isWrongCustomerKey(denial: Denial): boolean {
  return opensWith(denial, 'Requests specifying Server Side Encryption with Customer provided keys must provide')
}

/** True where DynamoDB does not find the table of a Terraform lock: it is not there, or not in the account and Region that were asked. */
export function isMissingLockTable(denial: Denial): boolean {
  return denial.errorCode === 'ResourceNotFoundException' && opensWith(denial, 'Requested resource not found')
}

/** True where the content of an object was to be written. */
export function isUpload(denial: Denial): boolean {
  return deniedAction(denial) === 's3:PutObject'
}

/** True for a directory bucket (S3 Express One Zone), whose objects are all opened by one permission. */
export function isDirectoryBucket(denial: Denial): boolean {
  const isExpress = denial.eventSource === 's3express.amazonaws.com' || deniedAction(denial)?.startsWith('s3express:') === true
  return isExpress || denial.request.bucket?.endsWith('--x-s3') === true
}

/** The IAM action of a call whose name differs from it, for the calls that need a second one. */
export function requestAction(eventName: string): string {
  return (Object.hasOwn(REQUEST_ACTIONS, eventName) ? REQUEST_ACTIONS[eventName] : undefined) ?? `s3:${eventName}`
}

const REQUEST_ACTIONS: Readonly<Record<string, string>> = {
  HeadObject: 's3:GetObject',
  SelectObjectContent: 's3:GetObject',
  CopyObject: 's3:PutObject',
  CreateMultipartUpload: 's3:PutObject',
  UploadPart: 's3:PutObject',
  UploadPartCopy: 's3:PutObject',
  CompleteMultipartUpload: 's3:PutObject',
  PostObject: 's3:PutObject',
}

const WRITE_KMS = new Set(['GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'Encrypt', 'ReEncryptTo', 'ReEncryptFrom'])

/** True where the denied action only reads. */
export function isRead(denial: Denial): boolean {
  const name = deniedActionName(denial)
  return name.startsWith('Get') || name.startsWith('Head') || name.startsWith('List') || name.startsWith('Describe') || name === 'Decrypt'
}

/** True where the denied action changes something. */
export function isWrite(denial: Denial): boolean {
  const name = deniedActionName(denial)
  return WRITE_KMS.has(name) || (name !== '' && !isRead(denial) && !isKmsDenial(denial))
}

/** True for a request whose signature is in its address. */
export function isPresigned(denial: Denial): boolean {
  return denial.authenticationMethod === 'QueryString'
}

/** True where a Terraform or OpenTofu backend called. */
export function isTerraformBackend(denial: Denial): boolean {
  return denial.request.tool === 'terraform-backend' || denial.request.tool === 'opentofu-backend'
}

/** True for the lock object of a Terraform or OpenTofu backend. */
export function isTerraformLockFile(denial: Denial): boolean {
  return denial.request.key?.endsWith('.tflock') === true || deniedResource(denial)?.endsWith('.tflock') === true
}

/** True where the request went to an access point, by its ARN or its alias. */
export function isAccessPoint(denial: Denial): boolean {
  const resource = parseArn(deniedResource(denial) ?? denial.request.resource ?? '')?.resource ?? ''
  return resource.startsWith('accesspoint/') || resource.startsWith('accesspoint:') || denial.request.bucket?.endsWith('-s3alias') === true
}

/** Account and name of the access point that was asked, from its ARN; the name of a Multi-Region Access Point is its alias. */
export function accessPointOf(denial: Denial): { readonly account: string; readonly name: string } | null {
  const arn = parseArn(deniedResource(denial) ?? denial.request.resource ?? '')
  const [kind, name] = arn?.resource.split(/[/:]/, 2) ?? []
  return arn !== null && kind === 'accesspoint' && name ? { account: arn.account, name } : null
}

/** True where the request came through a VPC endpoint. The S3 console goes through an endpoint of AWS's own, which no policy of yours guards. */
export function isThroughVpcEndpoint(denial: Denial): boolean {
  return denial.request.vpcEndpointId !== null && denial.request.userAgent?.includes('S3Console/') !== true
}

/** The KMS key that the text or the request names. */
export function namedKmsKey(denial: Denial): string | null {
  const { resource } = denial.message
  if (resource !== null && parseArn(resource)?.service === 'kms') return resource
  const asked = denial.request.resource
  if (asked !== null && parseArn(asked)?.service === 'kms') return asked
  const header = parameterText(denial, 'x-amz-server-side-encryption-aws-kms-key-id')
  return keyThatOpens(denial.message.text) ?? header ?? parameterText(denial, 'keyId')
}

const OPENING_KEY = /^(?:(?:key|alias) )?'?(arn:aws[a-z-]{0,8}:kms:[^\s']{1,300})/i

/** KMS opens its sentences on the state of a key with the key: `arn:aws:kms:… is disabled.` or `Key 'arn:aws:kms:…' does not exist`. */
export function keyThatOpens(text: string): string | null {
  return OPENING_KEY.exec(text)?.[1] ?? null
}

/** True for the old sentence about an encrypted object, which lists three reasons and names neither action nor key. */
export function isCiphertextSentence(denial: Denial): boolean {
  return opensWith(denial, 'The ciphertext refers to a customer master key that does not exist')
}

/** True where the request itself asks for encryption with KMS. */
export function asksForKms(denial: Denial): boolean {
  const header = parameterText(denial, 'x-amz-server-side-encryption')
  return header?.startsWith('aws:kms') === true || namedKmsKey(denial) !== null
}

/**
 * True where AWS speaks of `s3:ListBucket` although one object was read: it does so when the object does not exist
 * and the caller may not list, since only who may list is told 404. (S3 API reference, GetObject and HeadObject)
 */
export function asksToListForObject(denial: Denial): boolean {
  const { eventName } = denial.request
  const readsObject = eventName === 'GetObject' || eventName === 'HeadObject' || eventName === 'GetObjectAttributes'
  return readsObject && denial.message.action === 's3:ListBucket'
}

const OPEN_FORMS = new Set(['plain', 'absent', 'truncated', 'no-reason', 'other'])
const DENIAL_WORDS = /denied|forbidden|permission|not authorized|unauthorized/i

/** True where the request was denied by authorization and neither code nor text says by which layer. */
export function leavesLayerOpen(denial: Denial): boolean {
  const { errorCode, httpStatus, message, request } = denial
  if (!OPEN_FORMS.has(message.form) || request.eventName === 'PreflightRequest' || isWrongCustomerKey(denial)) return false
  if (errorCode !== null) return saysOnlyDenied(errorCode)
  // Words that say nothing, without code or status, may be no denial at all (a timeout).
  return message.form !== 'other' || httpStatus === 403 || DENIAL_WORDS.test(message.text)
}

function saysOnlyDenied(errorCode: string): boolean {
  return (
    errorCode.startsWith('AccessDenied') ||
    ['403', 'Forbidden', '403 Forbidden', 'Client.UnauthorizedOperation', 'UnauthorizedAccess'].includes(errorCode)
  )
}
