import js from '@eslint/js'
import tseslint from 'typescript-eslint'

/** Nested quantifiers make a regular expression exponential on hostile text. */
const NO_NESTED_QUANTIFIER = {
  selector: 'Literal[regex.pattern=/\\([^)]*[+*][^)]*\\)[+*{]/]',
  message: 'nested quantifier: exponential on hostile text; write a scanner',
}

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'scripts/require-node.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', NO_NESTED_QUANTIFIER],
      'no-control-regex': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // The core takes its clock and its settings as arguments and does no input or output.
    files: ['shared/**/*.ts'],
    ignores: ['shared/adapters/**'],
    rules: {
      'no-restricted-globals': ['error', { name: 'process', message: 'the core reads no environment' }],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: 'pass the clock' }],
    },
  },
  { files: ['test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['scripts/**', 'bench/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['eslint.config.js', 'scripts/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
)
