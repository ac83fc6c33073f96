import { defineConfig } from 'vitest/config'

/** Tests that take long or much memory: `npm run test:heavy`, also in `.ci/run`. */
export default defineConfig({
  test: { include: ['test/heavy/**/*.test.ts'], testTimeout: 600_000, fileParallelism: false },
})
