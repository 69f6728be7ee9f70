import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decodeFrameIndex } from '@/lib/frames/frame-index-codec'
import { constantTimes } from '@/lib/ingest/clip-plan'
import { type ImportResult, importRequest } from '@/lib/ingest/import-request'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson } from '@/lib/server/db/test-principal'
import { startWorker } from '@/lib/server/jobs/worker'
import { makeTestClip } from '@/lib/server/media/test-clip'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { importFiles } from './import-files'
import { importPath } from './test-import'

let library: TestLibrary
let folder: string
beforeAll(async () => {
  library = await createTestLibrary()
  folder = library.root
})
afterAll(() => library.close())

const raw = { variant: 'raw', anonymized: false, userId: 'local' } as const
const processed = { variant: 'processed', anonymized: false, userId: 'local' } as const
const clip = (name: string, changes = {}) => makeTestClip(join(folder, name), changes)
const storedPath = async (path: string) => {
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
  return join(dataFolder().media, 'original', sha256.slice(0, 2), sha256)
}
const variantsOf = (videoId: string) => db().variant.findMany({ where: { videoId }, orderBy: { createdAt: 'asc' } })

test('an imported video has its file, its records and its frame index; the same file again is the same video', async () => {
  const path = await clip('Case 7 (left).mp4')
  const first = await importPath({ path, ...raw })
  expect(first).toMatchObject({ status: 'imported', videoId: expect.any(String) })
  const [variant] = await db().variant.findMany({
    where: { videoId: first.videoId ?? '' },
    include: { video: true, renditions: { orderBy: { kind: 'asc' } }, frameIndex: true, poster: true },
  })
  expect(variant).toMatchObject({
    kind: 'raw',
    anonymizedAt: null,
    video: { title: 'Case 7 (left)' },
    renditions: [
      {
        kind: 'original',
        fileName: 'Case 7 (left).mp4',
        mediaType: 'video/mp4',
        container: 'mp4',
        frameCount: 40,
        durationTicks: 20_480n,
        timebaseNum: 1,
        timebaseDen: 12_800,
        keyframeCount: 4,
        displayWidth: 320,
        displayHeight: 180,
        playable: true,
      },
      { kind: 'scrub', fileName: 'Case 7 (left) (scrub).mp4', frameCount: 40, displayWidth: 320, keyframeCount: 8 },
    ],
    poster: { frame: 4, mediaType: 'image/jpeg' },
  })
  const index = decodeFrameIndex(variant?.frameIndex?.bytes ?? new Uint8Array())
  expect(index.ok && [...index.value.pts]).toEqual(constantTimes(40, 512).times)
  const stored = await stat(await storedPath(path), { bigint: true })
  expect(variant?.renditions[0]).toMatchObject({ sizeBytes: stored.size, mtimeNs: stored.mtimeNs })

  await copyFile(path, join(folder, 'another name.mp4'))
  expect(await importPath({ path: join(folder, 'another name.mp4'), ...raw })).toMatchObject({
    status: 'duplicate',
    videoId: first.videoId,
  })
  expect(await readdir(dataFolder().temporary)).toEqual([])
})

test('two imports of one file at once make one video', async () => {
  const path = await clip('twice.mp4', { noise: 2 })
  const outcomes = await Promise.all([importPath({ path, ...raw }), importPath({ path, ...raw })])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['duplicate', 'imported'])
  expect(outcomes[0]?.videoId).toBe(outcomes[1]?.videoId)
})

test('importing again records anonymization, brings a deleted video back, and mends a file that went missing', async () => {
  const path = await clip('again.mp4', { noise: 3 })
  const first = await importPath({ path, ...processed })
  const videoId = first.videoId ?? ''
  expect(await importPath({ path, ...processed, anonymized: true })).toMatchObject({
    status: 'duplicate',
    videoId,
    reason: expect.stringMatching(/anonymization/),
  })
  expect(await variantsOf(videoId)).toMatchObject([
    { kind: 'processed', anonymizedAt: expect.any(Date), anonymizedBy: 'local' },
  ])

  await db().video.update({ where: { id: videoId }, data: { deletedAt: new Date() } })
  expect(await importPath({ path, ...processed })).toMatchObject({ status: 'imported', videoId })
  expect(await db().video.findUnique({ where: { id: videoId } })).toMatchObject({ deletedAt: null })
  expect(await variantsOf(videoId)).toMatchObject([{ anonymizedAt: expect.any(Date) }])

  const stored = await storedPath(path)
  await rm(stored)
  expect(await importPath({ path, ...processed })).toMatchObject({ status: 'duplicate', videoId })
  expect((await readFile(stored)).equals(await readFile(path))).toBe(true)
})

test('whoever may add videos and not manage them neither vouches for footage that is there nor brings a video back', async () => {
  const principal = await createTestPerson('uploader', 'annotator', ['library:upload'])
  const path = await clip('withdrawn.mp4', { noise: 50 })
  const { videoId = '' } = await importPath({ path, ...processed })
  expect(await importPath({ path, ...processed, anonymized: true, principal })).toMatchObject({
    status: 'duplicate',
    videoId,
    reason: expect.stringMatching(/not recorded/),
  })
  expect(await variantsOf(videoId)).toMatchObject([{ anonymizedAt: null, anonymizedBy: null }])

  const deletedAt = new Date()
  await db().video.update({ where: { id: videoId }, data: { deletedAt } })
  for (const variant of ['processed', 'raw'] as const) {
    expect(await importPath({ path, ...processed, variant, principal })).toMatchObject({
      status: 'invalid',
      reason: expect.stringMatching(/was removed/),
    })
  }
  expect(await db().video.findUnique({ where: { id: videoId } })).toMatchObject({ deletedAt })
})

test('footage finds by name only what its sender sees', async () => {
  const sees = await createTestPerson('sees-raw', 'annotator', ['library:upload', 'media:raw'])
  const seesNot = await createTestPerson('sees-no-raw', 'annotator', ['library:upload'])
  const { videoId } = await importPath({ path: await clip('Jane Poe.mp4', { noise: 60 }), ...raw })
  const path = await clip('Jane Poe_blurred.mp4', { noise: 61 })
  expect(await importPath({ path, ...processed, videoId, principal: seesNot })).toMatchObject({ status: 'invalid' })
  const alone = await importPath({ path, ...processed, pairsByName: true, principal: seesNot })
  expect(alone).toMatchObject({ status: 'imported' })
  expect(alone.videoId).not.toBe(videoId)
  const other = await clip('Jane Poe_redacted.mp4', { noise: 62 })
  expect(await importPath({ path: other, ...processed, pairsByName: true, principal: sees })).toMatchObject({
    status: 'imported',
    videoId,
  })
})

test('the same bytes are never raw and processed footage both', async () => {
  const path = await clip('one-kind.mp4', { noise: 4 })
  const first = await importPath({ path, ...raw })
  const other = await importPath({ path, ...processed, anonymized: true })
  expect(other).toMatchObject({
    status: 'invalid',
    videoId: first.videoId,
    reason: expect.stringMatching(/raw footage/),
  })
  expect(await variantsOf(first.videoId ?? '')).toMatchObject([{ kind: 'raw', anonymizedAt: null }])
})

test('a file that was imported as the wrong kind and removed can be imported as the other', async () => {
  const path = await clip('mistaken.mp4', { noise: 12 })
  const first = await importPath({ path, ...raw })
  await db().video.update({ where: { id: first.videoId ?? '' }, data: { deletedAt: new Date() } })
  const second = await importPath({ path, ...processed, anonymized: true })
  expect(second).toMatchObject({ status: 'imported' })
  expect(await variantsOf(second.videoId ?? '')).toMatchObject([{ kind: 'processed', anonymizedAt: expect.any(Date) }])
})

test('importing again makes a damaged copy anew', async () => {
  const path = await clip('damaged-copy.mp4', { noise: 13 })
  const { videoId = '' } = await importPath({ path, ...raw })
  const copyOf = () => db().rendition.findFirstOrThrow({ where: { kind: 'scrub', variant: { videoId } } })
  const { storageKey, sha256 } = await copyOf()
  const stored = join(dataFolder().media, storageKey)
  const bytes = await readFile(stored)
  await rm(stored)
  await writeFile(stored, bytes.fill(7, 500, 504))
  expect(await importPath({ path, ...raw })).toMatchObject({
    status: 'duplicate',
    reason: expect.stringMatching(/measured again/),
  })
  expect(
    createHash('sha256')
      .update(await readFile(join(dataFolder().media, (await copyOf()).storageKey)))
      .digest('hex'),
  ).toBe(sha256)
})

test('what cannot be imported leaves nothing behind', async () => {
  const before = await db().video.count()
  await writeFile(join(folder, 'text.mp4'), 'no video')
  const short = await clip('short.mp4', constantTimes(3, 512))
  const cut = await clip('cut.mp4', { noise: 5 })
  const bytes = await readFile(cut)
  await writeFile(cut, bytes.subarray(0, bytes.length / 2))
  expect(await importPath({ path: join(folder, 'text.mp4'), ...raw })).toMatchObject({
    status: 'invalid',
    reason: expect.stringMatching(/not a video/),
  })
  expect(await importPath({ path: short, ...raw })).toMatchObject({
    status: 'invalid',
    reason: expect.stringMatching(/3 frames; at least 10/),
  })
  expect(await importPath({ path: cut, ...raw })).toMatchObject({
    status: 'invalid',
    reason: expect.stringMatching(/damaged/),
  })
  expect(await importPath({ path: join(folder, 'nothing.mp4'), ...raw })).toMatchObject({
    status: 'failed',
    reason: expect.stringMatching(/no such file/i),
  })
  expect(await db().video.count()).toBe(before)
  expect(await readdir(dataFolder().temporary)).toEqual([])
  await expect(stat(await storedPath(short))).rejects.toThrow()
})

test('folders, pairs and the twin guard', async () => {
  const [rawFolder, processedFolder] = [join(folder, 'raw'), join(folder, 'processed')]
  await mkdir(join(rawFolder, 'deep'), { recursive: true })
  await mkdir(join(rawFolder, '.hidden'))
  await mkdir(processedFolder)
  await clip('raw/a.mp4', { noise: 6 })
  await clip('raw/deep/b_raw.mp4', { noise: 7 })
  await clip('raw/.hidden/c.mp4', { noise: 8 })
  await writeFile(join(rawFolder, 'notes.txt'), 'not looked at')
  await clip('processed/a_anonymized.mkv', { container: 'mkv', noise: 9 })
  await clip('processed/b.mp4', { ...constantTimes(39, 512), noise: 10 })
  await clip('processed/z.mp4', { noise: 11 })

  const results: ImportResult[] = []
  const worker = startWorker()
  await importFiles(importRequest.parse({ paths: [rawFolder], pair: processedFolder, anonymized: true }), {
    userId: 'local',
    onEvent: (event) => event.event === 'result' && results.push(event.result),
  })
  await worker.stop()
  const said = Object.fromEntries(
    results.map(({ file, status, variant, reason }) => [file.slice(folder.length + 1), { status, variant, reason }]),
  )
  expect(said).toEqual({
    'raw/a.mp4': { status: 'imported', variant: 'raw' },
    'raw/deep/b_raw.mp4': { status: 'imported', variant: 'raw' },
    'processed/a_anonymized.mkv': { status: 'imported', variant: 'processed' },
    'processed/b.mp4': {
      status: 'invalid',
      variant: 'processed',
      reason: expect.stringMatching(/39 frames, the raw video 40/),
    },
    'processed/z.mp4': { status: 'invalid', variant: 'processed', reason: expect.stringMatching(/^No raw file/) },
  })
  const a = results.find(({ file }) => file.endsWith('raw/a.mp4'))
  expect(await variantsOf(a?.videoId ?? '')).toMatchObject([
    { kind: 'raw', anonymizedAt: null },
    { kind: 'processed', anonymizedAt: expect.any(Date) },
  ])
})

test.each(['raw', 'processed'] as const)(
  'a pair whose %s half comes first is called by its processed file, unless somebody gave it a title',
  async (first) => {
    const noise = first === 'raw' ? 20 : 30
    const halves = {
      raw: { path: await clip(`Jane Doe ${first}.mp4`, { noise }), ...raw },
      processed: { path: await clip(`P-017 ${first}.mp4`, { noise: noise + 1 }), ...processed },
    }
    const { videoId = '' } = await importPath(halves[first])
    const second = first === 'raw' ? 'processed' : 'raw'
    expect(await importPath({ ...halves[second], videoId })).toMatchObject({ status: 'imported', videoId })
    expect(await db().video.findUnique({ where: { id: videoId } })).toMatchObject({ title: `P-017 ${first}` })
  },
)

test('a title that somebody gave stays when processed footage comes', async () => {
  const { videoId = '' } = await importPath({ path: await clip('Jane Roe.mp4', { noise: 40 }), ...raw })
  await db().video.update({ where: { id: videoId }, data: { title: 'Theatre 2, Monday' } })
  const path = await clip('P-018.mp4', { noise: 41 })
  expect(await importPath({ path, ...processed, videoId })).toMatchObject({ status: 'imported', videoId })
  expect(await db().video.findUnique({ where: { id: videoId } })).toMatchObject({ title: 'Theatre 2, Monday' })
})

test('an aborted import begins nothing more', async () => {
  const cancelled = new AbortController()
  cancelled.abort()
  const events: string[] = []
  await importFiles(importRequest.parse({ paths: [join(folder, 'twice.mp4')] }), {
    userId: 'local',
    signal: cancelled.signal,
    onEvent: ({ event }) => events.push(event),
  })
  expect(events).toEqual(['planned'])
})
