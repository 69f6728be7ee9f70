import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findVideos } from './find-videos'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-find-'))
  await mkdir(join(folder, 'below', '.hidden'), { recursive: true })
  await mkdir(join(folder, 'folder.mp4'))
  const transportStream = Buffer.alloc(188 * 4, 0xff).map((byte, at) => (at % 188 === 0 ? 0x47 : byte))
  const files: [string, string | Uint8Array][] = [
    ['a.mp4', 'x'],
    ['B.MKV', 'x'],
    ['below/c.webm', 'x'],
    ['below/.hidden/d.mp4', 'x'],
    ['.e.mp4', 'x'],
    ['notes.txt', 'x'],
    ['stream.ts', transportStream],
    ['program.ts', 'export const a = 1\n'],
    ['types.d.mts', 'export declare const a: number\n'],
    ['empty.ts', ''],
  ]
  for (const [name, content] of files) await writeFile(join(folder, name), content)
  await symlink('nowhere.mp4', join(folder, 'dangling.mp4'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a folder stands for the videos below it: not for programs, hidden files, folders and broken links', async () => {
  const found = await findVideos(folder)
  const names = found.ok ? found.value.map((path) => path.slice(folder.length + 1)) : found.error
  expect(names).toEqual(['B.MKV', 'a.mp4', 'below/c.webm', 'stream.ts'])
})

test('a file that is named is tried, whatever its name', async () => {
  expect(await findVideos(join(folder, 'notes.txt'))).toEqual({ ok: true, value: [join(folder, 'notes.txt')] })
})

test('a folder without videos says so', async () => {
  expect(await findVideos(join(folder, 'folder.mp4'))).toMatchObject({ ok: false })
})
