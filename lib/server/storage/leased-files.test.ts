import { mkdir, rename, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { expectNothingOpen } from '@/lib/server/streaming/test-media'
import { dataFolder } from './data-folder'
import { type FileLease, leaseMediaFile, openFileCount } from './leased-files'

let library: TestLibrary
let media: string
let file: string

beforeAll(async () => {
  library = await createTestLibrary()
  media = dataFolder().media
  file = join(media, 'clip.mp4')
})
beforeEach(async () => {
  await writeFile(file, 'the first')
  await utimes(file, 1_700_000_000, 1_700_000_000)
})
afterAll(() => library.close())

async function lease(key = 'clip.mp4'): Promise<FileLease> {
  const leased = await leaseMediaFile(key)
  if (!leased.ok) throw new Error(leased.error)
  return leased.value
}

async function textOf(held: FileLease): Promise<string> {
  const buffer = Buffer.alloc(100)
  return buffer.subarray(0, await held.read(buffer, 0, 100, 0)).toString()
}

test('many leases share one open file, which is closed soon after the last', async () => {
  const leases = await Promise.all(Array.from({ length: 50 }, () => lease()))
  expect(openFileCount()).toBe(1)
  expect(new Set(leases.map(({ stamp }) => stamp)).size).toBe(1)
  for (const held of leases) held.release()
  await vi.waitFor(() => expect(openFileCount()).toBe(0), { timeout: 2000 })
  await expectNothingOpen()
})

test('a file that is leased stays open however long it takes', async () => {
  const held = await lease()
  await new Promise((resolve) => setTimeout(resolve, 900))
  expect(await textOf(held)).toBe('the first')
  held.release()
})

test.each([
  {
    rule: 'another file is renamed over it',
    change: async () => {
      await writeFile(`${file}.new`, 'the first')
      await utimes(`${file}.new`, 1_700_000_000, 1_700_000_000)
      await rename(`${file}.new`, file)
    },
    expected: 'replaced',
  },
  { rule: 'it is written over', change: () => writeFile(file, 'THE FIRST'), expected: 'replaced' },
  { rule: 'it is cut', change: () => truncate(file, 3), expected: 'truncated' },
  { rule: 'it grows', change: () => truncate(file, 30), expected: 'replaced' },
  { rule: 'it is renamed away', change: () => rename(file, `${file}.away`), expected: 'replaced' },
  {
    rule: 'a link to it takes its place',
    change: async () => {
      await rename(file, `${file}.away`)
      await symlink(`${file}.away`, file)
    },
    expected: 'replaced',
  },
])('$rule: $expected, and the next lease looks anew', async ({ change, expected }) => {
  const held = await lease()
  expect(await held.check()).toBe('same')
  await change()
  expect(await held.check()).toBe(expected)
  const next = await leaseMediaFile('clip.mp4')
  expect(next.ok ? next.value.stamp : next.error).not.toBe(held.stamp)
  if (next.ok) next.value.release()
  held.release()
  await rename(`${file}.away`, file).catch(() => undefined)
  await expectNothingOpen()
})

test('what cannot be opened is an error, each time, and leaves nothing open', async () => {
  await mkdir(join(media, 'folder.mp4'), { recursive: true })
  for (const [key, error] of [
    ['none.mp4', 'missing'],
    ['folder.mp4', 'not-a-file'],
    ['../framemark.db', 'missing'],
  ] as const) {
    expect(await leaseMediaFile(key)).toEqual({ ok: false, error })
  }
  await expectNothingOpen()
})

test('hundreds of files in turn: few are open at once', async () => {
  for (let n = 0; n < 200; n += 1) {
    await writeFile(join(media, `many-${n}.mp4`), String(n))
    const held = await lease(`many-${n}.mp4`)
    expect(await textOf(held)).toBe(String(n))
    held.release()
  }
  expect(openFileCount()).toBeLessThanOrEqual(64)
  await vi.waitFor(() => expect(openFileCount()).toBe(0), { timeout: 2000 })
  await expectNothingOpen()
})
