import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAvi } from '@/lib/server/jobs/test-clips'
import { makeTestClip } from '@/lib/server/media/test-clip'
import { runFramemark } from './run-framemark'

const project = resolve(import.meta.dirname, '..')
const NATIVE = new Set(['node-av', '@mediabunny', '@seydx'])
let folder: string

/** A copy of the command line whose installation has everything but the native media engine. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-without-engine-'))
  const copy = join(folder, 'program')
  for (const name of ['lib', 'cli', 'prisma', 'tsconfig.json', 'tsconfig.node.json', 'package.json'])
    await cp(join(project, name), join(copy, name), { recursive: true })
  await cp(join(project, 'server', 'server-only.ts'), join(copy, 'server', 'server-only.ts'))
  await mkdir(join(copy, 'node_modules'))
  for (const name of await readdir(join(project, 'node_modules')))
    if (!NATIVE.has(name)) await symlink(join(project, 'node_modules', name), join(copy, 'node_modules', name))
  await makeTestClip(join(folder, 'clip.mp4'))
  await makeAvi(join(folder, 'clip.avi'))
})
afterAll(() => rm(folder, { recursive: true }))

const framemark = (...args: string[]) => runFramemark(folder, args, join(folder, 'program'))

test('where the native media engine cannot be loaded, what browsers play is imported and sound; the rest says why not', async () => {
  const { stdout, stderr } = await framemark('import', 'clip.mp4', 'clip.avi', '--json', '--wait')
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(
    lines.find(({ file }) => file.endsWith('.mp4')),
    stderr,
  ).toMatchObject({ status: 'imported' })
  expect(lines.find(({ file }) => file.endsWith('.avi'))).toMatchObject({
    status: 'failed',
    reason: expect.stringMatching(/native media engine could not be loaded \(Cannot find package .node-av.\)/),
  })
  const doctor = await framemark('doctor')
  expect(doctor.stdout).toContain('Total: 1 | Valid: 1 | Invalid: 0')
  expect(doctor.code).toBe(0)
}, 120_000)
