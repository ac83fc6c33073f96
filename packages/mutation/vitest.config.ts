import { defineConfig } from 'vitest/config'

/** The quick tests that concern what is mutated: normalize and layers. */
export default defineConfig({
  test: {
    include: ['test/unit/{normalize,layers,classify,remediate,model}/**/*.test.ts', 'test/architecture/layers.test.ts'],
    testTimeout: 20_000,
  },
})
