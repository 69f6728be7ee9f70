import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFile, chmod, mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { dataFolder } from './data-folder'
import { describeFileError } from './file-error'
import { clearTemporary, discardFile, publishFile, stageFile } from './store-file'

let library: TestLibrary
let source: string
const content = Buffer.from(Uint8Array.from({ length: 3_000_001 }, (_, i) => (i * 31) % 251))
const sha256 = createHash('sha256').update(content).digest('hex')

beforeAll(async () => {
  library = await createTestLibrary()
  source = join(library.root, 'source.bin')
  await writeFile(source, content)
})
afterAll(() => library.close())

const temporary = () => readdir(dataFolder().temporary)

test('a copy has the hash and the bytes of its source, lies under its hash, and cannot be written to', async () => {
  const fractions: number[] = []
  const staged = await stageFile(source, { onProgress: (fraction) => fractions.push(fraction) })
  if (!staged.ok) throw new Error(staged.error)
  expect(staged.value).toMatchObject({ sha256, sizeBytes: content.length })
  expect(fractions.at(-1)).toBe(1)
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
  const stored = await publishFile(staged.value)
  expect(stored).toMatchObject({ storageKey: `original/${sha256.slice(0, 2)}/${sha256}`, isNew: true })
  const path = join(dataFolder().media, stored.storageKey)
  expect((await readFile(path)).equals(content)).toBe(true)
  expect((await stat(path)).mode & 0o777).toBe(0o400)
  expect((await stat(path, { bigint: true })).mtimeNs).toBe(stored.mtimeNs)
  expect(await temporary()).toEqual([])
})

test('publishing the same bytes again keeps the first file; one that was cut short is replaced', async () => {
  const path = join(dataFolder().media, `original/${sha256.slice(0, 2)}/${sha256}`)
  const first = await stat(path)
  const again = await stageFile(source)
  if (!again.ok) throw new Error(again.error)
  expect((await publishFile(again.value)).isNew).toBe(false)
  expect((await stat(path)).ino).toBe(first.ino)

  await chmod(path, 0o600)
  await truncate(path, 1000)
  const mending = await stageFile(source)
  if (!mending.ok) throw new Error(mending.error)
  expect((await publishFile(mending.value)).isNew).toBe(false)
  expect((await readFile(path)).equals(content)).toBe(true)
  expect(await temporary()).toEqual([])
})

test('a link is the same file as its source', async () => {
  const linked = join(library.root, 'linked.bin')
  await writeFile(linked, 'linked content')
  const staged = await stageFile(linked, { link: true })
  if (!staged.ok) throw new Error(staged.error)
  const { storageKey } = await publishFile(staged.value)
  expect((await stat(join(dataFolder().media, storageKey))).ino).toBe((await stat(linked)).ino)
})

test.each([
  { what: 'nothing', make: async () => {}, says: /no such file/i },
  { what: 'a folder', make: async (path: string) => void (await mkdir(path)), says: /regular file|folder/i },
  { what: 'a FIFO', make: async (path: string) => void execFileSync('mkfifo', [path]), says: /regular file/i },
  { what: 'an empty file', make: (path: string) => writeFile(path, ''), says: /empty/i },
])('$what is refused with a reason and leaves nothing behind', async ({ what, make, says }) => {
  const path = join(library.root, `refused ${what}`)
  await make(path)
  expect(await stageFile(path)).toMatchObject({ ok: false, error: expect.stringMatching(says) })
  expect(await temporary()).toEqual([])
})

test('a source that grows while it is read is refused', async () => {
  const growing = join(library.root, 'growing.bin')
  await writeFile(growing, content)
  let grown: Promise<void> | undefined
  const staged = await stageFile(growing, {
    onProgress: () => {
      grown ??= appendFile(growing, 'more')
    },
  })
  await grown
  expect(staged).toMatchObject({ ok: false, error: expect.stringMatching(/changed while it was read/) })
  expect(await temporary()).toEqual([])
})

test('a cancelled copy leaves nothing behind', async () => {
  const cancelled = new AbortController()
  const staged = await stageFile(source, { signal: cancelled.signal, onProgress: () => cancelled.abort() })
  expect(staged).toMatchObject({ ok: false, error: expect.stringMatching(/cancelled/) })
  expect(await temporary()).toEqual([])
})

test('what a killed import left is cleared, originals are not', async () => {
  const staged = await stageFile(source)
  expect(staged.ok && (await temporary())).toHaveLength(1)
  await clearTemporary()
  expect(await temporary()).toEqual([])
  expect(await readdir(join(dataFolder().media, 'original'))).not.toEqual([])
  if (staged.ok) await discardFile(staged.value)
})

test.each([
  { code: 'ENOSPC', says: /full/ },
  { code: 'EXDEV', says: /--link/ },
  { code: 'EACCES', says: /permission/ },
  { code: 'EWEIRD', says: /EWEIRD/ },
])('$code is said in words', ({ code, says }) => {
  expect(describeFileError(Object.assign(new Error('x /secret/path'), { code }))).toMatch(says)
})

test('what is no failure of a file system is a bug', () => {
  expect(() => describeFileError(new TypeError('bug'))).toThrow('bug')
})
