import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { fileStamp } from '@/lib/server/storage/file-stamp'
import { storeSource } from './store-source'
import { jobFolder } from './work-folder'

let library: TestLibrary
/** On another file system than the data folder, as a network share is. Linux has one in memory. */
let elsewhere: string | null

beforeAll(async () => {
  library = await createTestLibrary()
  const memory = await stat('/dev/shm').catch(() => null)
  const isElsewhere = memory !== null && memory.dev !== (await stat(library.root)).dev
  elsewhere = isElsewhere ? await mkdtemp('/dev/shm/framemark-') : null
})
afterAll(async () => {
  if (elsewhere !== null) await rm(elsewhere, { recursive: true })
  await library.close()
})

/** Looks like a video to whoever sees its first bytes only. */
const content = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom'), Buffer.alloc(5_000_000, 7)])

async function sourceIn(folder: string, name: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

test('a taken file is moved; whoever goes on after a kill hashes it where it is', async () => {
  const path = await sourceIn(library.root, 'taken.mp4')
  const stamp = (await fileStamp(path)) ?? undefined
  const killed = new AbortController()
  const options = { signal: killed.signal, onStep: () => killed.abort() }
  const folder = await jobFolder('taken')
  expect(await storeSource({ path, manner: 'take', stamp }, folder, options)).toMatchObject({ ok: false })
  // Somebody else has taken its name meanwhile.
  await writeFile(path, 'another file')
  const again = await jobFolder('taken')
  const stored = await storeSource({ path, manner: 'take', stamp }, again, {})
  expect(stored).toMatchObject({ ok: true, value: { sizeBytes: content.length } })
  expect((await readFile(again.path('original'))).equals(content)).toBe(true)
  expect(await readFile(path, 'utf8')).toBe('another file')
})

test('from another file system a file is copied whole or not at all, and stays', async (context) => {
  if (elsewhere === null) return context.skip()
  const path = await sourceIn(elsewhere, 'far.mp4')
  const killed = new AbortController()
  const stopHalfWay = (event: { readonly step: string; readonly state: string; readonly fraction?: number }) => {
    if (event.step === 'store' && (event.fraction ?? 0) > 0.3) killed.abort()
  }
  const folder = await jobFolder('far')
  expect(
    await storeSource({ path, manner: 'take' }, folder, { signal: killed.signal, onStep: stopHalfWay }),
  ).toMatchObject({ ok: false })
  expect(await readdir(join(dataFolder().jobs, 'far'))).toEqual([])
  const stored = await storeSource({ path, manner: 'take' }, folder, {})
  expect(stored).toMatchObject({ ok: true, value: { sizeBytes: content.length } })
  expect((await readFile(folder.path('original'))).equals(content)).toBe(true)
  expect((await readFile(path)).equals(content)).toBe(true)
})
