import { chmod, mkdir, readFile, rename, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { importPath } from '@/lib/server/ingest/test-import'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { BAD, GOOD, makeDoctorClips, overwrite, runDoctor, storedPath } from './test-doctor'
import { placeClip } from './test-placed-clip'
import { verifyLibrary } from './verify-library'

let library: TestLibrary
let clips: Awaited<ReturnType<typeof makeDoctorClips>>

beforeAll(async () => {
  clips = await makeDoctorClips()
})
afterAll(() => clips.remove())
beforeEach(async () => {
  library = await createTestLibrary()
})
afterEach(() => library.close())

const reimport = (path: string, variant: 'raw' | 'processed' = 'raw') =>
  importPath({ path, variant, anonymized: false, userId: 'local' })

test('an empty library has nothing to say', async () => {
  expect(await runDoctor()).toMatchObject({ codes: [], totals: { total: 0, valid: 0, invalid: 0 } })
})

test('files without a record are found wherever they lie; those of deleted videos have one', async () => {
  const videoId = await placeClip(clips.raw)
  await db().video.update({ where: { id: videoId }, data: { deletedAt: new Date() } })
  await mkdir(join(dataFolder().media, 'somewhere', 'deep'), { recursive: true })
  await writeFile(join(dataFolder().media, 'somewhere', 'deep', 'lost.mp4'), '12345')
  await symlink('/etc', join(dataFolder().media, 'link'))
  const { findings, totals } = await runDoctor({ fix: true })
  expect(findings.map(({ fault }) => fault)).toEqual([
    { code: 'orphan', path: 'link', sizeBytes: expect.any(Number) },
    { code: 'orphan', path: 'somewhere/deep/lost.mp4', sizeBytes: 5 },
  ])
  expect(totals).toEqual({ total: 0, valid: 0, invalid: 0 })
  expect(await readFile(join(dataFolder().media, 'somewhere', 'deep', 'lost.mp4'), 'utf8')).toBe('12345')
})

test('a dry run changes nothing; --fix quarantines and, once mended, lifts; what was touched is remembered', async () => {
  const videoId = await placeClip(clips.raw)
  const path = await storedPath()
  await rename(path, `${path}.away`)
  const standing = () =>
    db().video.findUniqueOrThrow({ where: { id: videoId }, select: { quarantinedAt: true, quarantineReason: true } })

  expect(await runDoctor()).toMatchObject({ quarantine: ['none'] })
  expect(await standing()).toEqual({ quarantinedAt: null, quarantineReason: null })
  expect(await runDoctor({ fix: true })).toMatchObject({ codes: ['file-missing', 'orphan'], quarantine: ['set'] })
  const set = await standing()
  expect(set).toEqual({
    quarantinedAt: expect.any(Date),
    quarantineReason: 'The raw file is gone from the library’s folder. Found by doctor.',
  })
  expect(await runDoctor({ fix: true })).toMatchObject({ quarantine: ['already'] })
  expect(await standing()).toEqual(set)

  await rename(`${path}.away`, path)
  await utimes(path, 1, 1)
  expect(await runDoctor()).toMatchObject({ codes: ['quarantine-outdated'], totals: GOOD, quarantine: ['already'] })
  expect(await standing()).toEqual(set)
  expect(await runDoctor({ fix: true })).toMatchObject({ totals: GOOD, quarantine: ['lifted'] })
  expect(await standing()).toEqual({ quarantinedAt: null, quarantineReason: null })
  expect(await db().rendition.findFirst()).toMatchObject({ mtimeNs: 1_000_000_000n })
})

test('a quarantine that somebody else set is noted and left alone', async () => {
  const videoId = await placeClip(clips.raw)
  const reason = 'The patient withdrew consent.'
  await db().video.update({ where: { id: videoId }, data: { quarantinedAt: new Date(1), quarantineReason: reason } })
  expect(await runDoctor({ fix: true })).toMatchObject({ codes: ['quarantined-otherwise'], totals: GOOD })
  await rm(await storedPath())
  expect(await runDoctor({ fix: true })).toMatchObject({ quarantine: ['none'], totals: BAD })
  await reimport(clips.raw)
  expect(await db().video.findUnique({ where: { id: videoId } })).toMatchObject({ quarantineReason: reason })
})

test.each([
  { what: 'missing', damage: (path: string) => rm(path) },
  { what: 'truncated', damage: (path: string) => truncate(path, 1000) },
  { what: 'of the same size with other bytes', damage: overwrite },
])('importing the original again mends a video whose file is $what, and lifts the quarantine', async ({ damage }) => {
  const videoId = await placeClip(clips.raw)
  const path = await storedPath()
  await chmod(path, 0o600)
  await damage(path)
  expect(await runDoctor({ fix: true })).toMatchObject({ quarantine: ['set'], totals: BAD })
  const outcome = await reimport(clips.raw)
  expect(outcome).toMatchObject({ status: 'duplicate', videoId, reason: expect.stringMatching(/quarantine is lifted/) })
  expect(await db().video.findUnique({ where: { id: videoId } })).toMatchObject({ quarantinedAt: null })
  expect((await readFile(path)).equals(await readFile(clips.raw))).toBe(true)
})

test('importing one of two damaged files does not lift the quarantine yet', async () => {
  const videoId = await placeClip(clips.raw)
  await placeClip(clips.processed, 'processed', videoId)
  await rm(await storedPath('raw'))
  await rm(await storedPath('processed'))
  await runDoctor({ fix: true })
  await reimport(clips.raw)
  expect(await db().video.findUnique({ where: { id: videoId } })).toMatchObject({
    quarantineReason: 'The processed file is gone from the library’s folder. Found by doctor.',
  })
  await reimport(clips.processed, 'processed')
  expect(await db().video.findUnique({ where: { id: videoId } })).toMatchObject({ quarantinedAt: null })
})

test('records nobody can make sense of are findings, not failures', async () => {
  await placeClip(clips.raw)
  await db().rendition.updateMany({
    where: { kind: 'original' },
    data: { storageKey: '../../etc/passwd', sizeBytes: -1n, timebaseDen: 0 },
  })
  expect(await runDoctor()).toMatchObject({ codes: ['file-missing', 'orphan'], totals: BAD })
  await db().$executeRaw`UPDATE "Video" SET "updatedAt" = 'not a date'`
  expect(await runDoctor({ fix: true })).toMatchObject({ totals: BAD })
})

test('an aborted verification says no totals', async () => {
  await placeClip(clips.raw)
  const cancelled = new AbortController()
  const events: string[] = []
  await verifyLibrary(
    { fix: true, deep: true },
    {
      signal: cancelled.signal,
      onEvent: ({ event }) => {
        events.push(event)
        if (event === 'progress') cancelled.abort()
      },
    },
  )
  expect(new Set(events)).toEqual(new Set(['planned', 'progress']))
})

test('importing again makes a lost frame index anew, and lifts the quarantine', async () => {
  const videoId = await placeClip(clips.raw)
  await db().frameIndex.deleteMany()
  expect(await runDoctor({ fix: true })).toMatchObject({ quarantine: ['set'] })
  expect((await reimport(clips.raw)).reason).toMatch(/measured again; its quarantine is lifted/)
  expect(await db().frameIndex.count({ where: { variant: { videoId }, frameCount: 40 } })).toBe(1)
})
