import { each, ESC, range, type HostileClass } from './parts.ts'

const BEL = '\x07'
const ST = `${ESC}\\`
const CSI_8_BIT = '\x9b'

/** What terminals obey. */
export const TERMINAL: readonly HostileClass[] = [
  { name: 'C0 controls and DEL', texts: each([...range(0x00, 0x1f), 0x7f]) },
  { name: 'C1 controls', texts: each(range(0x80, 0x9f)) },
  {
    name: 'CSI sequences',
    texts: [
      ...[
        '2J',
        'H',
        '1;1H',
        '2K',
        '1A',
        '999D',
        '6n',
        'c',
        '?25l',
        '?1049h',
        '?1000h',
        '0m',
        '31m',
        '8m',
        '38;5;196m',
        '4:3m',
        '20l',
        '5i',
      ].map((sequence) => `logs/${ESC}[${sequence}x.csv`),
      `${ESC}[31mDENIED${ESC}[0m`,
      `${ESC}[A${ESC}[2Kall good`,
      `${ESC}[1;32m✓ allowed${ESC}[0m`,
      `${ESC}[`,
      ESC,
    ],
  },
  {
    name: '8-bit sequences',
    texts: [
      ...['2J', '31m', '1A', '6n', '?1049h'].map((sequence) => `a${CSI_8_BIT}${sequence}b`),
      '\x9d0;title\x9c',
      '\x90q\x9c',
      '\x98sos\x9c',
      '\x9eprivate\x9c',
      '\x9fapc\x9c',
    ],
  },
  {
    name: 'OSC sequences: title, clipboard, links, notifications',
    texts: [
      `${ESC}]0;owned${BEL}`,
      `${ESC}]2;owned${ST}`,
      `${ESC}]52;c;ZWNobyBwd25lZA==${BEL}`,
      `${ESC}]52;p;ZWNobyBwd25lZA==${ST}`,
      `${ESC}]52;c;?${BEL}`,
      `${ESC}]8;;https://evil.example${BEL}Fix${ESC}]8;;${BEL}`,
      `${ESC}]8;id=1;file:///etc/passwd${ST}docs${ESC}]8;;${ST}`,
      `${ESC}]9;notice${BEL}`,
      `${ESC}]777;notify;a;b${BEL}`,
      `${ESC}]1337;File=inline=1:AAAA${BEL}`,
      `${ESC}]1337;SetMark${BEL}`,
      `${ESC}]10;?${BEL}`,
      `${ESC}]4;1;rgb:00/00/00${BEL}`,
      `${ESC}]104${BEL}`,
      `${ESC}]133;A${BEL}`,
      `${ESC}]never ends`,
    ],
  },
  {
    name: 'DCS, APC, PM, SOS and other escapes',
    texts: [
      `${ESC}P$q"p${ST}`,
      `${ESC}P+q544e${ST}`,
      `${ESC}Pq#0;2;0;0;0${ST}`,
      `${ESC}_Ga=T;AAAA${ST}`,
      `${ESC}^private${ST}`,
      `${ESC}Xsos${ST}`,
      `${ESC}Ptmux;${ESC}${ESC}]0;x${BEL}${ST}`,
      ...['c', '7', '8', 'D', 'E', 'M', 'Z', '=', '>', '(0', '#8', '%G', 'N', 'O', 'n', 'o', '|', '}', '~'].map(
        (final) => `a${ESC}${final}b`,
      ),
    ],
  },
  {
    name: 'bracketed paste',
    texts: [`${ESC}[201~echo pwned\n`, `${ESC}[200~x`, `x${ESC}[201~; echo pwned`, `${CSI_8_BIT}201~echo pwned\r`],
  },
  {
    name: 'overwriting what was printed',
    texts: [
      'denied\b\b\b\b\b\ballowed',
      'evil.csv\rgood.csv',
      `x${'\b'.repeat(80)}no denial`,
      'a\r\r\nb',
      'a\x0bb\x0cc',
      'rm\x08\x08ls',
      'x\x7f\x7f\x7fy',
      '\rWD000  ALLOWED',
    ],
  },
  {
    name: 'newlines that imitate lines of ours',
    texts: [
      'a\n0 read, 0 denied, 0 skipped, 0 malformed, 0 findings',
      'a\nDEN-AAAAAAAA  info    all good                     none',
      'a\nWD000  NOTHING WAS DENIED  [Proven]',
      'a\nfix  1 safe     echo pwned',
      'a\n{"kind":"denial","verdict":{"layer":"none"}}',
      'a\r\nerror: disk is full',
      'a\u2028WD000',
      'a\u2029WD000',
      'a\u0085WD000',
      '\n\n\n\n\n\n\n\n\n\n',
      '\n',
      'a\n',
      'a\n    at main (file:///evil.ts:1:1)',
      'a\n[INFO] 2026-08-17 access granted',
    ],
  },
]
