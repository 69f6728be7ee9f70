import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const project = resolve(import.meta.dirname, '..')
let copy: string

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'framemark-fences-'))
  for (const name of ['biome.json', 'tsconfig.json', 'package.json']) await cp(join(project, name), join(copy, name))
  await cp(join(project, 'lib'), join(copy, 'lib'), { recursive: true, filter: (path) => !path.includes('generated') })
  await mkdir(join(copy, '.git'))
  await symlink(join(project, 'node_modules'), join(copy, 'node_modules'))
})

afterAll(() => rm(copy, { recursive: true, force: true }))

/** What the linter says of `source` planted at `path` in the copy; empty if nothing. */
async function lintPlanted(path: string, source: string): Promise<string> {
  const file = join(copy, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, source)
  const biome = join(project, 'node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--only=style/noRestrictedImports', '--vcs-enabled=false', path]
  try {
    await run(process.execPath, args, { cwd: copy })
    return ''
  } catch (error) {
    return String((error as { stderr: string }).stderr)
  } finally {
    await rm(file)
  }
}

const importing = (specifier: string) => `import { planted } from '${specifier}'\n\nexport const used = planted\n`

test.each([
  { in: 'lib/time', from: '@/lib/frames/frame-index', says: 'lib/time may import only lib/result' },
  { in: 'lib/frames', from: '@/lib/player/media-port', says: 'lib/frames may import only' },
  { in: 'lib/readiness', from: '@/lib/server/db/client', says: 'lib/readiness may import only' },
  { in: 'lib/doctor', from: '@/lib/readiness/facts', says: 'lib/doctor may import only' },
  { in: 'lib/commands', from: '@/lib/workspace/labeling', says: 'lib/commands may import only' },
  { in: 'lib/http', from: 'node:fs', says: 'A pure room knows no framework' },
  { in: 'lib/player', from: 'react', says: 'A pure room knows no framework' },
  { in: 'lib/segments', from: '@prisma/client', says: 'A pure room knows no framework' },
  { in: 'lib/workspace', from: 'zustand/vanilla', says: 'A pure room knows no framework' },
  { in: 'lib/lint', from: '@/lib/browser/api/request', says: 'lib/lint may import only' },
  { in: 'lib/workspace', from: '@/lib/lint/problem', says: 'lib/workspace may import only' },
  { in: 'lib/time', from: '../result/result', says: 'Across folders import @/' },
  { in: 'lib/server/videos', from: '@/lib/browser/api/request', says: 'lib/server may import pure rooms and itself' },
  { in: 'lib/server/videos', from: '@/app/layout', says: 'lib/server may import pure rooms and itself' },
  { in: 'lib/browser/api', from: '@/lib/server/env', says: 'lib/browser may import pure rooms and itself' },
  { in: 'lib/browser/api', from: 'node:fs', says: 'lib/browser runs in the page' },
  { in: 'components/ui', from: '@/lib/videos/schema', says: 'components/ui knows no domain word' },
  {
    in: 'components/player',
    from: '@/components/timeline/timeline',
    says: 'only components/workspace composes features',
  },
  { in: 'components/library', from: '@/lib/server/env', says: 'only components/workspace composes features' },
  { in: 'components/doctor', from: '@/lib/server/env', says: 'only components/workspace composes features' },
  { in: 'app/api/videos', from: '@/lib/server/db/client', says: 'the database is behind lib/server' },
  { in: 'cli', from: '@/components/ui/badge', says: 'Programs use lib, not pages' },
])('$in may not import $from', async ({ in: folder, from, says }) => {
  expect(await lintPlanted(`${folder}/planted.ts`, importing(from))).toContain(says)
})

test.each([
  { in: 'lib/time', from: '@/lib/result/result' },
  { in: 'lib/workspace', from: '@/lib/timeline/viewport' },
  { in: 'lib/player', from: '@/lib/commands/command' },
  { in: 'lib/workspace', from: '@/lib/commands/command' },
  { in: 'lib/doctor', from: '@/lib/ingest/twin-guard' },
  { in: 'lib/lint', from: '@/lib/workspace/edit' },
  { in: 'components/lint', from: '@/lib/lint/problem' },
  { in: 'components/doctor', from: '@/lib/doctor/finding' },
  { in: 'lib/server/videos', from: '@/lib/server/db/client' },
  { in: 'components/workspace', from: '@/components/player/player' },
  { in: 'app/api/videos', from: '@/lib/server/videos/list-videos' },
])('$in may import $from', async ({ in: folder, from }) => {
  expect(await lintPlanted(`${folder}/planted.ts`, importing(from))).toBe('')
})

test('a pure room that uses the browser or Node does not compile', async () => {
  const tsc = join(project, 'node_modules/typescript/bin/tsc')
  const file = join(copy, 'lib/time/planted.ts')
  await writeFile(file, 'export const planted = () => setTimeout(() => document.title, process.pid)\n')
  const compiled = run(process.execPath, [tsc, '--noEmit', '-p', 'lib/tsconfig.core.json'], { cwd: copy })
  const failure = await compiled.then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  )
  await rm(file)
  for (const name of ['setTimeout', 'document', 'process']) expect(failure).toContain(`'${name}'`)
})

test('the rooms the fence knows are the rooms there are', async () => {
  const { overrides } = JSON.parse(await readFile(join(project, 'biome.json'), 'utf8')) as {
    overrides: { includes: string[] }[]
  }
  const fenced = new Set(overrides.flatMap(({ includes }) => includes))
  for (const parent of ['lib', 'components']) {
    const rooms = (await readdir(join(project, parent), { withFileTypes: true })).filter((entry) => entry.isDirectory())
    for (const room of rooms)
      expect(fenced, `${parent}/${room.name} has no fence`).toContain(`${parent}/${room.name}/**`)
  }
})
