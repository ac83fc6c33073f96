import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What is heavy has a script of its own (see package.json).
    exclude: ['test/heavy/**', 'test/package/**', 'node_modules/**'],
    testTimeout: 20_000,
    reporters: ['default'],
  },
})
