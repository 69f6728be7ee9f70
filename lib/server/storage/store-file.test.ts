import { execFileSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import {
  appendFile,
  chmod,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { dataFolder } from './data-folder'
import { describeFileError } from './file-error'
import { publishFile } from './publish-file'
import { clearTemporary, stageFile } from './store-file'

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

const draft = () => join(dataFolder().temporary, `draft-${randomUUID()}`)
const temporary = () => readdir(dataFolder().temporary)

test('a copy has the hash and the bytes of its source, lies under its hash, and cannot be written to', async () => {
  const fractions: number[] = []
  const staged = await stageFile(source, draft(), { onProgress: (fraction) => fractions.push(fraction) })
  if (!staged.ok) throw new Error(staged.error)
  expect(staged.value).toMatchObject({ sha256, sizeBytes: content.length })
  expect(fractions.at(-1)).toBe(1)
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
  const stored = await publishFile(staged.value)
  expect(stored).toMatchObject({ storageKey: `original/${sha256.slice(0, 2)}/${sha256}`, found: 'nothing' })
  const path = join(dataFolder().media, stored.storageKey)
  expect((await readFile(path)).equals(content)).toBe(true)
  expect((await stat(path)).mode & 0o777).toBe(0o400)
  expect((await stat(path, { bigint: true })).mtimeNs).toBe(stored.mtimeNs)
  expect(await temporary()).toEqual([])
})

const storedPath = () => join(dataFolder().media, `original/${sha256.slice(0, 2)}/${sha256}`)

async function publishAgain() {
  const staged = await stageFile(source, draft())
  if (!staged.ok) throw new Error(staged.error)
  return await publishFile(staged.value)
}

test('publishing the same bytes again keeps the first file, also one that was only touched', async () => {
  const first = await stat(storedPath())
  expect((await publishAgain()).found).toBe('same')
  await utimes(storedPath(), 1, 1)
  expect(await publishAgain()).toMatchObject({ found: 'same', mtimeNs: 1_000_000_000n })
  expect((await stat(storedPath())).ino).toBe(first.ino)
})

const elsewhere = () => join(library.root, 'elsewhere.bin')

test.each([
  { what: 'cut short', damage: async (path: string) => truncate(path, 1000) },
  {
    what: 'of the same size and time with other bytes',
    damage: async (path: string) => {
      const { atime, mtime } = await stat(path)
      await writeFile(path, Buffer.alloc(content.length, 7))
      await utimes(path, atime, mtime)
    },
  },
  {
    what: 'a link to the same bytes',
    damage: async (path: string) => {
      await rename(path, elsewhere())
      await symlink(elsewhere(), path)
    },
  },
  {
    what: 'a folder',
    damage: async (path: string) => {
      await rm(path)
      await mkdir(path)
      await writeFile(join(path, 'somebody put this here'), '')
    },
  },
])('a stored file that is $what is replaced', async ({ damage }) => {
  await chmod(storedPath(), 0o600)
  await damage(storedPath())
  expect((await publishAgain()).found).toBe('damaged')
  expect((await lstat(storedPath())).isFile()).toBe(true)
  expect((await readFile(storedPath())).equals(content)).toBe(true)
  expect(await temporary()).toEqual([])
})

test('what was in a folder that stood in the way is not deleted', async () => {
  const names = await readdir(join(storedPath(), '..'))
  const displaced = names.find((name) => name.includes('displaced')) ?? ''
  expect(await readdir(join(storedPath(), '..', displaced))).toEqual(['somebody put this here'])
})

test('a link is the same file as its source', async () => {
  const linked = join(library.root, 'linked.bin')
  await writeFile(linked, 'linked content')
  const staged = await stageFile(linked, draft(), { manner: 'link' })
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
  expect(await stageFile(path, draft())).toMatchObject({ ok: false, error: expect.stringMatching(says) })
  expect(await temporary()).toEqual([])
})

test('a source that grows while it is read is refused', async () => {
  const growing = join(library.root, 'growing.bin')
  await writeFile(growing, content)
  let grown: Promise<void> | undefined
  const staged = await stageFile(growing, draft(), {
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
  const staged = await stageFile(source, draft(), { signal: cancelled.signal, onProgress: () => cancelled.abort() })
  expect(staged).toMatchObject({ ok: false, error: expect.stringMatching(/cancelled/) })
  expect(await temporary()).toEqual([])
})

test('what a killed import left is cleared, originals are not', async () => {
  const staged = await stageFile(source, draft())
  expect(staged.ok && (await temporary())).toHaveLength(1)
  await clearTemporary()
  expect(await temporary()).toEqual([])
  expect(await readdir(join(dataFolder().media, 'original'))).not.toEqual([])
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
