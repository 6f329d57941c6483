/** Vitest: which files are unit tests, and that the embedded data exists before they run. The workbench suites are not run by it. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/suite/**', 'node_modules/**'],
    globalSetup: ['scripts/generate-data.mjs'],
    testTimeout: 30_000,
  },
})
