import type { Random } from './random.ts'

const HEX = '0123456789abcdef'
const CAPITALS_AND_DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * An event id in the form of a random UUID. Only its first eight digits differ within one stream: ids that are random
 * throughout would be most of the bundled file, since nothing can compress them.
 */
export function anEventId(random: Random): string {
  return `${random.letters(HEX, 8)}-${random.tail}`
}

/** A request id as S3 writes it: 16 capital letters and digits, of which the first six are random. */
export function anS3RequestId(random: Random): string {
  return `${random.letters(CAPITALS_AND_DIGITS, 6)}DEMO4WEEK1`
}

/** A version id of an object: 32 letters. */
export function aVersionId(random: Random): string {
  return random.letters(BASE64.slice(0, 62), 32)
}

/**
 * Extended request ids of S3. Real ones differ in every record; here a few are shared by all, since 57 random bytes
 * per record would be most of the bundled file and nothing reads them.
 */
export const EXTENDED_REQUEST_IDS: readonly string[] = [
  'dEMo0aQk7uW3xT1sZc5vB9nM2fGh4jKl6pRy8eXi0oUdEMo0aQk7uW3xT1sZc5vB9nM2fGh4jKl=',
  'dEMo1rTg5yH8uJ2kI6lO0pA3sD7fG1hZ4xC9vB5nM8qdEMo1rTg5yH8uJ2kI6lO0pA3sD7fG1hZ=',
  'dEMo2zXc9vB4nM7aS1dF5gH0jK3lQ8wE2rT6yU9iO4pdEMo2zXc9vB4nM7aS1dF5gH0jK3lQ8wE=',
  'dEMo3pLo6iK2uJ9yH5tG1rF8eD4wS0qA7zM3xN6cB2vdEMo3pLo6iK2uJ9yH5tG1rF8eD4wS0qA=',
]
