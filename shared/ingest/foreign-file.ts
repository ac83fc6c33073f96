import { quoted } from './plain-text.ts'

/** How many bytes at the start of a file are enough to say what it is. */
export const SAMPLE_BYTES = 512

/** First bytes of files that people pass by mistake. */
const MAGIC: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x1f, 0x8b], what: 'gzip inside gzip: unpack it once and pass the result' },
  { bytes: [0xff, 0xfe], what: 'UTF-16 text (Windows PowerShell writes it): save it as UTF-8' },
  { bytes: [0xfe, 0xff], what: 'UTF-16 text: save it as UTF-8' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'a ZIP archive: unpack it and pass the files' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'zstd data: unpack it and pass the result' },
  { bytes: [0x42, 0x5a, 0x68], what: 'bzip2 data: unpack it and pass the result' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'xz data: unpack it and pass the result' },
  { bytes: [0x50, 0x41, 0x52, 0x31], what: 'a Parquet file: export it as JSON' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG image: paste the text of the error instead' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG image: paste the text of the error instead' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'a GIF image: paste the text of the error instead' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF file' },
]

/** What a file is that cannot be JSON in UTF-8, by its first bytes; null where it may be. */
export function describeBinary(sample: Uint8Array): string | null {
  const known = MAGIC.find(({ bytes }) => bytes.every((byte, index) => sample[index] === byte))
  if (known !== undefined) return known.what
  const mayBeJson = sample[0] === 0x7b || sample[0] === 0x5b
  return !mayBeJson && sample.includes(0) ? 'a binary file, no JSON' : null
}

/** What a text is that holds no JSON, by its first line. */
export function describeText(sample: Uint8Array): string {
  const line = new TextDecoder().decode(sample).trimStart().split('\n', 1)[0]?.trim() ?? ''
  if (line.startsWith('<')) return `XML or HTML, no JSON; it begins with ${quoted(line)}`
  const commas = line.split(',').length - 1
  return `${commas >= 2 ? 'CSV or other text' : 'text'}, no JSON; it begins with ${quoted(line)}`
}
