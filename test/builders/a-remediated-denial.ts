import type { RemediatedDenial } from '../../shared/model/classified.ts'
import type { VectorDenial } from '../../shared/model/layer.ts'
import type { Verdict } from '../../shared/model/verdict.ts'
import { aDenial } from './a-denial.ts'

const VERDICT: Verdict = {
  code: 'WD202',
  layer: 'resource-based-policy',
  denyType: 'implicit',
  basis: 'stated',
  evidence: ['error-message'],
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::orders-prod/2026/08/orders.csv',
  policy: null,
  statement: null,
  condition: null,
  why: 'AWS says that no resource-based policy allows the action.',
  contradicts: null,
}

/** What a test changes in a remediated denial. */
export interface RemediatedChanges extends VectorDenial {
  readonly verdict?: Partial<Verdict>
  readonly advice?: Partial<Pick<RemediatedDenial, 'candidates' | 'explanation' | 'fixes' | 'checks'>>
}

/** The plain denied GetObject with a verdict that AWS stated, one candidate, one fix and one check. */
export function aRemediatedDenial({ verdict, advice, ...overrides }: RemediatedChanges = {}): RemediatedDenial {
  return {
    ...aDenial(overrides),
    verdict: { ...VERDICT, ...verdict },
    candidates: [
      { layer: 'kms-key-policy', why: 'The object may be encrypted.', check: 'aws s3api head-object --bucket orders-prod --key k' },
    ],
    explanation: { title: 'NO BUCKET POLICY ALLOWS IT', what: 'What.', because: 'Because.', meant: 'Ask the owner.', prevent: 'Prevent.' },
    fixes: [
      {
        risk: 'review',
        title: 'Allow the role in the bucket policy',
        layer: 'resource-based-policy',
        edit: null,
        snippets: { json: '{"Effect":"Allow"}', terraform: null, cdk: null, cloudformation: null, cli: 'aws s3api put-bucket-policy' },
        verified: { status: 'not-verifiable', by: 'no policy was read', alsoAllows: null },
      },
    ],
    checks: ['aws s3api get-bucket-policy --bucket orders-prod'],
    ...advice,
  }
}
