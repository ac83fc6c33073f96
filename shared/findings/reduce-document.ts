import type { DenialDocument } from '../model/denial-document.ts'
import type { Fix, Snippets } from '../model/fix.ts'
import { boundedCopy, clipText, isWithin, type Bounds } from './bounded-copy.ts'

interface Step extends Bounds {
  readonly snippets: readonly (keyof Snippets)[]
  readonly advice: boolean
}

/** What nearly all denials are within. */
const PLAIN: Bounds = { texts: 4_096, list: 50 }

/** From nearly whole to bare: what a reader can get again goes first, what identifies the denial never goes. */
const STEPS: readonly Step[] = [
  { ...PLAIN, snippets: ['json', 'terraform', 'cdk', 'cloudformation', 'cli'], advice: true },
  { texts: 2_048, list: 20, snippets: ['json', 'terraform', 'cli'], advice: true },
  { texts: 1_100, list: 12, snippets: ['json', 'cli'], advice: true },
  { texts: 600, list: 8, snippets: ['cli'], advice: true },
  { texts: 400, list: 5, snippets: [], advice: true },
  { texts: 240, list: 3, snippets: [], advice: false },
  { texts: 120, list: 2, snippets: [], advice: false },
  { texts: 60, list: 1, snippets: [], advice: false },
]

/** Ids of our own, such as `terraform-workspace-probe`, are shorter and so never cut. */
const BARE: Bounds = { texts: 32, list: 1 }

/** The document where nothing in it is huge, then ever smaller versions of it; the last one is small whatever the denial holds. */
export function* reductions(document: DenialDocument): Generator<DenialDocument> {
  if (isWithin(document, PLAIN)) yield document
  for (const step of STEPS) yield reduced(document, step)
  yield bare(document)
}

function reduced(document: DenialDocument, step: Step): DenialDocument {
  const { fixes, checks, candidates, ...rest } = document
  // A command that was cut would do something else than it says, so it is left out whole.
  const isWhole = (text: string) => clipText(text, step.texts) === text
  return {
    ...boundedCopy(rest, step),
    candidates: step.advice ? candidates.filter(({ check }) => isWhole(check)).slice(0, step.list) : [],
    fixes: step.advice ? fixes.slice(0, step.list).map((fix) => reducedFix(fix, step)) : [],
    checks: step.advice ? checks.filter(isWhole).slice(0, step.list) : [],
  }
}

function reducedFix({ edit, snippets, ...rest }: Fix, step: Step): Fix {
  const kept = (name: keyof Snippets) => (step.snippets.includes(name) && isWithin(snippets[name], step) ? snippets[name] : null)
  return {
    ...boundedCopy(rest, step),
    edit: isWithin(edit, step) ? edit : null,
    snippets: {
      json: kept('json'),
      terraform: kept('terraform'),
      cdk: kept('cdk'),
      cloudformation: kept('cloudformation'),
      cli: kept('cli'),
    },
  }
}

function bare(document: DenialDocument): DenialDocument {
  const { request, verdict, explanation } = document
  const { arn, account, service, type } = request.principal
  return boundedCopy(
    {
      ...document,
      request: {
        ...request,
        resource: null,
        sourceIp: null,
        vpcEndpointId: null,
        userAgent: null,
        tool: null,
        principal: { type, arn, entityArn: null, account, sessionName: null, service },
      },
      verdict: { ...verdict, resource: null, policy: null, statement: null, condition: null, contradicts: null },
      explanation: { ...explanation, what: '', because: '', meant: '', prevent: '' },
      candidates: [],
      fixes: [],
      checks: [],
    },
    BARE,
  )
}
