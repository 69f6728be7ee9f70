import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Files that take minutes: begun last, they would run alone at the end. */
const LONG = ['/lib/server/jobs/whole-folder.test.ts']

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((name) => moduleId.endsWith(name))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

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
    sequence: { sequencer: LongFirst },
  },
})
