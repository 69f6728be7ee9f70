import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      // Next's marker package throws outside a React server bundle; under test it stands for nothing.
      { find: 'server-only', replacement: `${root}server/server-only.ts` },
      { find: /^@\//, replacement: root },
    ],
  },
  test: {
    include: ['{app,cli,components,lib,prisma,scripts,server}/**/*.test.ts'],
    // Real databases, real files and a media engine in child processes: generous, because two cores are shared.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
