import type { HostileClass } from './parts.ts'

/** What is long, and what slow patterns choke on. */
export const SIZE: readonly HostileClass[] = [
  {
    name: 'very long',
    texts: [
      'a'.repeat(1024),
      'a'.repeat(100_000),
      'word '.repeat(10_000),
      '漢字'.repeat(5_000),
      '\x1b'.repeat(20_000),
      '/'.repeat(1024),
      '-'.repeat(5_000),
      '"'.repeat(5_000),
      '\\'.repeat(5_000),
      '('.repeat(5_000),
      `${'a/'.repeat(600)}x`,
      `a${'\u0301'.repeat(5_000)}`,
      '\n'.repeat(5_000),
      '{"a":'.repeat(2_000),
    ],
  },
  {
    name: 'what slow patterns choke on',
    texts: [
      `${'a'.repeat(30)}!`,
      `${'a '.repeat(500)}!`,
      `${' '.repeat(2000)}x`,
      `${'\t'.repeat(2000)}x`,
      '('.repeat(200) + ')'.repeat(199),
      'on resource: '.repeat(300),
      'User: '.repeat(500),
      'with an explicit deny in a '.repeat(200),
      'because no '.repeat(400),
      'arn:aws:s3:::'.repeat(200),
      '{{'.repeat(500),
      '${'.repeat(500),
      'https://'.repeat(300),
      `${'0'.repeat(3000)}x`,
      '-a'.repeat(1000),
    ],
  },
]
