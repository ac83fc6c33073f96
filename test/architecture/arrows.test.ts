import { describe, expect, it } from 'vitest'
import { forbiddenImports, readProduct } from './check-arrows.ts'

const root = new URL('../..', import.meta.url).pathname

describe('the import arrows', () => {
  it('hold for every file of the product', () => {
    const files = readProduct(root)
    expect(files.length).toBeGreaterThan(10)
    expect(forbiddenImports(files)).toEqual([])
  })

  it('a stage that imports a later stage is named', () => {
    const file = { path: 'shared/normalize/record.ts', text: "import { classify } from '../classify/classify.ts'" }
    expect(forbiddenImports([file])).toEqual(['shared/normalize/record.ts imports shared/classify/classify.ts: shared/normalize may not'])
  })

  it('a type import counts', () => {
    const file = { path: 'shared/model/denial.ts', text: "import type { Layer } from '../layers/index.ts'" }
    expect(forbiddenImports([file])).toHaveLength(1)
  })

  it('the AWS SDK outside its adapter is named', () => {
    const text = "import { S3Client } from '@aws-sdk/client-s3'"
    expect(forbiddenImports([{ path: 'shared/findings/merge.ts', text }])).toHaveLength(1)
    expect(forbiddenImports([{ path: 'functions/cli/main.ts', text }])).toHaveLength(1)
    expect(forbiddenImports([{ path: 'shared/adapters/aws/s3.ts', text }])).toEqual([])
  })

  it('a file in a folder that the table does not know is named', () => {
    const file = { path: 'shared/other/x.ts', text: "import '../model/json.ts'" }
    expect(forbiddenImports([file])).toEqual(['shared/other/x.ts lies in no folder of the table'])
  })

  it('only the pipeline knows the stages', () => {
    const file = { path: 'functions/cli/main.ts', text: "import { fold } from '#shared/findings/fold.ts'" }
    expect(forbiddenImports([file])).toHaveLength(1)
  })
})
