/**
 * Who may import what (docs/decisions/0002). A new arrow is a change to this table.
 * Keys and values are path prefixes from the root of the project; a folder may always import itself.
 */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'shared/model': [],
  'shared/config': [],
  'shared/ingest': ['shared/model'],
  'shared/normalize': ['shared/model'],
  'shared/layers': ['shared/model'],
  'shared/classify': ['shared/model'],
  'shared/remediate': ['shared/model'],
  'shared/finding-key': ['shared/model'],
  'shared/findings': ['shared/model'],
  'shared/notify': ['shared/model'],
  'shared/ports': ['shared/model'],
  // Keeps folds in a store and reads them back: the pure merge of findings joined with the port.
  'shared/keeping': ['shared/findings', 'shared/ports', 'shared/model'],
  'shared/adapters/sqlite': ['shared/ports', 'shared/model'],
  'shared/adapters/memory': ['shared/ports', 'shared/model'],
  'shared/adapters/aws': ['shared/ports', 'shared/model'],
  // The two halves of the path. Together they are the only files that know the order of the stages.
  'shared/examine.ts': ['shared/ingest', 'shared/normalize', 'shared/classify', 'shared/remediate', 'shared/findings', 'shared/model'],
  'shared/pipeline.ts': [
    'shared/examine.ts',
    'shared/ingest',
    'shared/normalize',
    'shared/remediate',
    'shared/finding-key',
    'shared/findings',
    'shared/keeping',
    'shared/notify',
    'shared/ports',
    'shared/model',
  ],
  'functions/cli': [
    'shared/examine.ts',
    'shared/pipeline.ts',
    'shared/keeping',
    'shared/ports',
    'shared/adapters',
    'shared/config',
    'shared/layers',
    'shared/model',
    'package.json',
  ],
}

/** Packages that only one folder may import. */
export const RESERVED_PACKAGES: readonly { readonly prefix: string; readonly folder: string }[] = [
  { prefix: '@aws-sdk/', folder: 'shared/adapters/aws' },
  { prefix: '@smithy/', folder: 'shared/adapters/aws' },
]
