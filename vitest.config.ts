import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: {
      // The real package needs Slidev's virtual modules; see tests/stubs.
      '@slidev/client': fileURLToPath(new URL('./tests/stubs/slidev-client.ts', import.meta.url)),
    },
  },
  test: {
    // Nothing here is timed; a busy machine must end nobody's test.
    testTimeout: 60_000,
    include: ['{case,sim,exercises,components,addons,paper,scripts,tests}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'exercises/*/checks.test.ts', 'tests/walk/**'],
  },
})
