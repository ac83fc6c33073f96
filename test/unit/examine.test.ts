import { describe, expect, it } from 'vitest'
import { explainText } from '#shared/examine.ts'
import { layers } from '#shared/layers/index.ts'

const SENTENCE =
  'User: arn:aws:iam::111122223333:user/ci is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::orders-prod/x" because no identity-based policy allows the s3:PutObject action'

const layersOf = (text: string) => explainText(text, layers).map(({ verdict }) => verdict.layer)

describe('explaining a text', () => {
  it('finds denials far into a long log', () => {
    const log = `${'2026-08-17T09:12:04Z INFO nothing happens here\n'.repeat(60_000)}${SENTENCE}\n`
    expect(log.length).toBeGreaterThan(2 * 1024 * 1024)
    expect(layersOf(log)).toEqual(['identity-based-policy'])
  })

  it('finds a denial in a line that is longer than a piece', () => {
    expect(layersOf(`${'x'.repeat(1_500_000)} ${SENTENCE}`)).toEqual(['identity-based-policy'])
  })

  it('reads the sentence of a pasted record of another service', () => {
    const record = {
      eventVersion: '1.08',
      eventSource: 'ec2.amazonaws.com',
      eventName: 'RunInstances',
      errorCode: 'Client.UnauthorizedOperation',
      errorMessage:
        'You are not authorized to perform this operation. User: arn:aws:iam::111122223333:user/ci is not authorized to perform: ec2:RunInstances on resource: arn:aws:ec2:eu-west-1:111122223333:instance/* with an explicit deny in a service control policy. Encoded authorization failure message: EXAMPLE',
    }
    const [document] = explainText(JSON.stringify(record), layers)
    expect(document?.verdict).toMatchObject({ code: 'WD103', basis: 'stated', action: 'ec2:RunInstances' })
  })

  it('leaves a pasted record with another error alone', () => {
    const record = {
      eventVersion: '1.08',
      eventSource: 'ec2.amazonaws.com',
      eventName: 'RunInstances',
      errorCode: 'Client.VcpuLimitExceeded',
      errorMessage: 'limit',
    }
    expect(layersOf(JSON.stringify(record))).toEqual([])
  })

  it.each([
    'software.amazon.awssdk.services.s3.model.S3Exception: null (Service: S3, Status Code: 403, Request ID: 7F3KQ2Z9XW1B4M8N)',
    'com.amazonaws.services.s3.model.AmazonS3Exception: Forbidden (Service: Amazon S3; Status Code: 403; Error Code: 403 Forbidden; Request ID: 7F3K)',
  ])('offers candidates for an answer without a body: %s', (text) => {
    const [document] = explainText(text, layers)
    expect(document?.verdict.basis).toBe('undetermined')
    expect(document?.candidates.map(({ layer }) => layer)).toContain('missing-object')
  })

  it('leaves a missing object in the words of the Java SDK alone', () => {
    expect(
      layersOf('software.amazon.awssdk.services.s3.model.S3Exception: null (Service: S3, Status Code: 404, Request ID: 7F3K)'),
    ).toEqual([])
  })
})
