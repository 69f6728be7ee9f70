import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { lookAtName } from './look-at-name'

const disk = vi.hoisted(() => ({ delayMs: 0 }))

/** The file system, which may take its time. */
vi.mock(import('node:fs'), async (original) => {
  const fs = await original()
  const lstatSync = ((path: string, options: object) => {
    if (disk.delayMs > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, disk.delayMs)
    return fs.lstatSync(path, options)
  }) as typeof fs.lstatSync
  return { ...fs, lstatSync }
})

let folder: string
const file = () => join(folder, 'clip.mp4')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-look-'))
  await writeFile(file(), 'twelve bytes')
  await symlink(file(), join(folder, 'link.mp4'))
})
beforeEach(async () => {
  disk.delayMs = 0
  await sleep(1100)
})
afterAll(() => rm(folder, { recursive: true }))

async function expectTruth(): Promise<void> {
  expect((await lookAtName(file()))?.size).toBe(12n)
  expect((await lookAtName(join(folder, 'link.mp4')))?.isSymbolicLink()).toBe(true)
  expect(await lookAtName(join(folder, 'none.mp4'))).toBeUndefined()
  expect(await lookAtName(join(file(), 'below-a-file'))).toBeUndefined()
}

test('a disk that answers at once is looked at in place', async () => {
  expect(lookAtName(file())).not.toBeInstanceOf(Promise)
  await expectTruth()
})

test('after a slow look the next ones hold up nobody, for a second', async () => {
  disk.delayMs = 20
  expect(lookAtName(file())).not.toBeInstanceOf(Promise)
  expect(lookAtName(file())).toBeInstanceOf(Promise)
  await expectTruth()
  await sleep(1100)
  expect(lookAtName(file())).not.toBeInstanceOf(Promise)
})
