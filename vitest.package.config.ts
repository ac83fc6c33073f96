import { defineConfig } from 'vitest/config'

/** Tests of the packed command line, installed into an empty folder: `npm run test:package`, also in `.ci/run`. */
export default defineConfig({
  test: { include: ['test/package/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
})
