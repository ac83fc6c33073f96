import type { Remediation } from '../../model/layer.ts'

/** What to do about a backend that lists its workspaces, is denied and goes on. */
export const WORKSPACE_PROBE: Remediation = {
  risk: 'safe',
  text: 'Nothing to fix: this version goes on without the list of workspaces. To silence it, allow s3:ListBucket on {bucketArn} with the condition that `s3:prefix` is `env:/`.',
  when: ['workspace-probe'],
}
