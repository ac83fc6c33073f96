import { describe, expect, it } from 'vitest'
import type { Principal } from '#shared/model/denial.ts'
import { isExpectedPrincipal } from '#shared/model/expected-principal.ts'

const caller = (arn: string | null): Principal => ({ type: null, arn, entityArn: null, account: null, sessionName: null, service: null })
const ETL = 'arn:aws:sts::111122223333:assumed-role/etl/nightly'

describe('the expected principal', () => {
  it.each([
    { name: 'the role of the session', expected: 'arn:aws:iam::111122223333:role/etl', actual: ETL, is: true },
    {
      name: 'the role with its path, which a session does not hold',
      expected: 'arn:aws:iam::111122223333:role/jobs/etl',
      actual: ETL,
      is: true,
    },
    { name: 'the very session', expected: ETL, actual: ETL, is: true },
    { name: 'another session of the role', expected: 'arn:aws:sts::111122223333:assumed-role/etl/weekly', actual: ETL, is: false },
    { name: 'the same name in another account', expected: 'arn:aws:iam::444455556666:role/etl', actual: ETL, is: false },
    { name: 'a user of the same name', expected: 'arn:aws:iam::111122223333:user/etl', actual: ETL, is: false },
    { name: 'a bare name', expected: 'etl', actual: ETL, is: true },
    { name: 'another bare name', expected: 'etl-prod', actual: ETL, is: false },
    { name: 'a user', expected: 'arn:aws:iam::111122223333:user/ci', actual: 'arn:aws:iam::111122223333:user/ci', is: true },
    { name: 'nobody named', expected: 'etl', actual: null, is: null },
  ])('$name: $is', ({ expected, actual, is }) => {
    expect(isExpectedPrincipal(expected, caller(actual))).toBe(is)
  })
})
