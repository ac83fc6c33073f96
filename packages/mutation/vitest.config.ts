import { defineConfig } from 'vitest/config'

/** The quick tests that concern what is mutated: normalize and layers. */
export default defineConfig({
  test: {
    include: [
      'test/unit/{normalize,layers,classify,remediate,model,finding-key}/**/*.test.ts',
      'test/unit/examine.test.ts',
      'test/architecture/layers.test.ts',
      'test/causes/**/*.test.ts',
    ],
    // The pages in docs/ differ from texts that are instrumented.
    testNamePattern: /^(?!.*generated files that are up to date)/,
    testTimeout: 20_000,
  },
})
