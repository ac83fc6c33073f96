import { aRecord } from '../../builders/a-record.ts'
import type { CauseCase } from '../cause-case.ts'

/** Causes above the account: guardrails of the organization, and the encryption that they demand. */
export const ORGANIZATION: readonly CauseCase[] = [
  {
    row: 15,
    name: 'an SCP demands encryption of an upload, in a GitHub Actions log',
    wrapper: 'GitHub Actions',
    input:
      '2026-08-17T09:12:05.1234567Z ##[error]An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:sts::111122223333:assumed-role/gha-deploy/run-81 is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::ledger-archive/2026/x" with an explicit deny in a service control policy: arn:aws:organizations::999999999999:policy/o-a1b2c3d4e5/service_control_policy/p-1a2b3c4d',
    layer: 'service-control-policy',
    denyType: 'explicit',
    basis: 'stated',
    says: ['--sse aws:kms --sse-kms-key-id', '`encrypt = true` and `kms_key_id`'],
    never: ['"Effect"'],
  },
  {
    row: 15,
    name: 'the bucket policy demands encryption of the state, from a Terraform backend',
    wrapper: 'Terraform backend',
    input: `╷
│ Error: Failed to save state
│
│ Error saving state: failed to upload state: operation error S3: PutObject, https response error StatusCode: 403, RequestID: 8WQ2K5Z1X7B4M9NC, HostID: x=, api error AccessDenied: User: arn:aws:iam::111122223333:user/ci is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::tf-state-prod/net/terraform.tfstate" with an explicit deny in a resource-based policy
╵`,
    layer: 'resource-based-policy',
    denyType: 'explicit',
    basis: 'stated',
    says: ['--sse aws:kms', '`encrypt = true` and `kms_key_id`'],
    never: ['"Effect"'],
  },
  {
    row: 15,
    name: 'a Deny on deleting is not answered with a header',
    wrapper: null,
    input:
      'User: arn:aws:iam::111122223333:user/ci is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::ledger-archive/2026/x" with an explicit deny in a service control policy',
    layer: 'service-control-policy',
    denyType: 'explicit',
    basis: 'stated',
    says: ['No Allow of yours'],
    never: ['--sse aws:kms'],
  },
  {
    row: 17,
    name: 'an SCP with its ARN, in a Terraform box',
    wrapper: 'Terraform',
    input: `│ Error: reading S3 Bucket (site-prod) object lock configuration: operation error S3: GetObjectLockConfiguration, https response error StatusCode: 403, RequestID: 8WQ2K5Z1X7B4M9NC, HostID: x=, api error AccessDenied: User: arn:aws:sts::111122223333:assumed-role/tf/run is not authorized to perform: s3:GetBucketObjectLockConfiguration on resource: "arn:aws:s3:::site-prod" with an explicit deny in a service control policy: arn:aws:organizations::999999999999:policy/o-a1b2c3d4e5/service_control_policy/p-1a2b3c4d`,
    layer: 'service-control-policy',
    denyType: 'explicit',
    basis: 'stated',
    short: ['aws organizations describe-policy --policy-id p-1a2b3c4d', 'No Allow of yours', 'Text to send:'],
    says: [
      'No Allow of yours',
      'ask the organization admin',
      'aws organizations describe-policy --policy-id p-1a2b3c4d',
      'Text to send: "arn:aws:iam::111122223333:role/tf needs s3:GetBucketObjectLockConfiguration',
    ],
    never: ['"Effect"'],
  },
  {
    row: 17,
    name: 'no SCP allows it, without an ARN',
    wrapper: null,
    input:
      'User: arn:aws:iam::123456789012:user/ana is not authorized to perform: s3:GetObject because no service control policy allows the s3:GetObject action',
    layer: 'service-control-policy',
    denyType: 'implicit',
    basis: 'stated',
    says: [
      'No Allow of yours',
      'every level must',
      'aws organizations describe-policy --policy-id <policyId>',
      '--filter SERVICE_CONTROL_POLICY',
    ],
    never: ['"Effect"', 'put-user-policy'],
  },
  {
    row: 17,
    name: 'an endpoint denies through an SCP',
    wrapper: null,
    input:
      'User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/a" with an explicit deny in a VPC endpoint policy transitively through a service control policy',
    layer: 'vpc-endpoint-policy',
    denyType: 'explicit',
    basis: 'stated',
    candidates: ['service-control-policy'],
    says: ['denied through a service control policy'],
  },
  {
    row: 18,
    name: 'an RCP with its ARN, from JavaScript',
    wrapper: 'JavaScript v3',
    input: `AccessDenied: User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::orders-prod/a.txt" with an explicit deny in a resource control policy, with policy ARN: arn:aws:organizations::999999999999:policy/o-a1b2c3d4e5/resource_control_policy/p-9z8y7x6w
    at throwDefaultError (/app/node_modules/@smithy/smithy-client/dist-cjs/index.js:388:20) {
  '$fault': 'client',
  '$metadata': { httpStatusCode: 403, requestId: '8WQ2K5Z1X7B4M9NC' }
}`,
    layer: 'resource-control-policy',
    denyType: 'explicit',
    basis: 'stated',
    says: ['aws organizations describe-policy --policy-id p-9z8y7x6w', 'no policy of an account can override an RCP', 'Text to send:'],
    never: ['"Effect"'],
  },
  {
    row: 18,
    name: 'an RCP without an ARN, the record',
    wrapper: null,
    input: aRecord({
      eventID: '5b6a7f10-0000-4000-8000-000000000318',
      errorMessage:
        'User: arn:aws:sts::111122223333:assumed-role/etl/nightly is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders-prod/2026/08/orders.csv" with an explicit deny in a resource control policy',
    }),
    layer: 'resource-control-policy',
    denyType: 'explicit',
    basis: 'stated',
    says: [
      'aws organizations list-policies-for-target --target-id 111122223333 --filter RESOURCE_CONTROL_POLICY',
      'Ask the admin of the organization',
    ],
  },
]
