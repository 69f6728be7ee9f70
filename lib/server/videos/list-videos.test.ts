import { rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { operation } from '@/lib/segments/schema'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { videoDetails, videoList, videoListQuery } from '@/lib/videos/schema'
import { listVideos } from './list-videos'
import { changeVideo, readVideo, removeVideo } from './one-video'

let library: TestLibrary
const principal = OWNER

beforeEach(async () => {
  library = await createTestLibrary()
})

afterEach(() => library.close())

async function list(query: object = {}) {
  const answer = await listVideos(videoListQuery.parse(query), principal)
  if (!answer.ok) throw new Error(answer.error.message)
  return videoList.parse(answer.value)
}

const titles = async (query: object = {}) => (await list(query)).videos.map(({ title }) => title)

/** Every page, one after the other. */
async function walk(query: object): Promise<string[]> {
  const found: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await list({ ...query, ...(cursor === undefined ? {} : { cursor }) })
    found.push(...page.videos.map(({ title }) => title))
    cursor = page.nextCursor
  }
  return found
}

const fileOf = async (videoId: string, kind: 'raw' | 'processed' = 'raw') => {
  const { storageKey } = await db().rendition.findFirstOrThrow({ where: { variant: { videoId, kind } } })
  return join(dataFolder().media, storageKey)
}

test('a video is told with what it shows: frames, rate and length of the labeled variant', async () => {
  const id = await createTestVideo({
    title: 'Both',
    kinds: ['raw', 'processed'],
    frameCount: 250,
    bytes: new Uint8Array(1234),
  })
  const [video] = (await list()).videos
  expect(video).toMatchObject({
    id,
    title: 'Both',
    frameCount: 250,
    frameRate: { num: 25, den: 1 },
    durationSeconds: 10,
    labeledVariant: 'processed',
    variants: { raw: { sizeBytes: 1234, anonymized: false }, processed: { width: 640, anonymized: true } },
    segmentCount: 0,
  })
  expect(video?.readiness).toEqual({ ready: false, reason: 'The processed footage is a copy of the raw footage.' })
})

test('segments that are there are counted', async () => {
  const id = await createTestVideo()
  const { id: labelId } = await db().label.findFirstOrThrow({ where: { kind: 'interval' } })
  const create = (segmentId: string) =>
    operation.parse({ id: `create-${segmentId}`, type: 'create', segmentId, labelId, startFrame: 0, endFrame: 1 })
  const remove = operation.parse({ id: 'remove-it', type: 'delete', segmentId: 'segment-2', baseVersion: 1 })
  await applyOperations(id, [create('segment-1'), create('segment-2'), remove], 'local')
  expect((await list()).videos[0]?.segmentCount).toBe(1)
  expect(await titles({ label: labelId })).toEqual(['A video'])
  expect(await titles({ label: 'Activity', assignee: 'local' })).toEqual(['A video'])
  expect(await titles({ label: 'Finding' })).toEqual([])
  expect(await titles({ assignee: 'somebody' })).toEqual([])
})

test.each([
  { query: 'knee', found: ['Knee left', 'Right'] },
  { query: 'KNEE left', found: ['Knee left'] },
  { query: 'left  knee', found: ['Knee left'] },
  { query: '.mp4', found: ['100%', 'Knee left', 'Right'] },
  { query: '100%', found: ['100%'] },
  { query: '1_0', found: [] },
  { query: '%', found: ['100%'] },
  { query: "' OR 1=1 --", found: [] },
  { query: '   ', found: ['100%', 'Knee left', 'Right'] },
])('searching $query finds $found', async ({ query, found }) => {
  await createTestVideo({ title: 'Knee left' })
  await createTestVideo({ title: 'Right', fileName: 'other knee.mp4' })
  await createTestVideo({ title: '100%' })
  expect(await titles({ query, sort: 'title' })).toEqual(found)
})

test.each([
  { variant: 'raw', found: ['only raw'] },
  { variant: 'processed', found: ['only processed'] },
  { variant: 'both', found: ['both'] },
  { variant: 'unpaired', found: ['only processed', 'only raw'] },
  { variant: undefined, found: ['both', 'only processed', 'only raw'] },
])('with the footage $variant are listed $found', async ({ variant, found }) => {
  await createTestVideo({ title: 'only raw', kinds: ['raw'] })
  await createTestVideo({ title: 'only processed', kinds: ['processed'] })
  await createTestVideo({ title: 'both', kinds: ['raw', 'processed'] })
  expect(await titles({ ...(variant === undefined ? {} : { variant }), sort: 'title' })).toEqual(found)
})

test('who labeled: me, nobody, or a user by id', async () => {
  const mine = await createTestVideo({ title: 'mine' })
  await createTestVideo({ title: 'nobody’s' })
  const emptied = await createTestVideo({ title: 'emptied' })
  const { id: labelId } = await db().label.findFirstOrThrow({ where: { kind: 'interval' } })
  for (const videoId of [mine, emptied]) {
    const segmentId = `of-${videoId}`
    const create = { id: `create-${videoId}`, type: 'create', segmentId, labelId, startFrame: 0, endFrame: 1 }
    await applyOperations(videoId, [operation.parse(create)], 'local')
  }
  const remove = { id: 'remove-it', type: 'delete', segmentId: `of-${emptied}`, baseVersion: 1 }
  await applyOperations(emptied, [operation.parse(remove)], 'local')
  expect(await titles({ assignee: 'me' })).toEqual(['mine'])
  expect(await titles({ assignee: 'local' })).toEqual(['mine'])
  expect(await titles({ assignee: 'none', sort: 'title' })).toEqual(['emptied', 'nobody’s'])
  expect(await titles({ assignee: "' OR 1=1 --" })).toEqual([])
})

test('what was changed last comes first: records, footage or segments', async () => {
  const at = (day: number) => new Date(Date.UTC(2024, 0, day))
  const [labeled, twinned, renamed, old] = [
    await createTestVideo({ title: 'labeled' }),
    await createTestVideo({ title: 'twinned', kinds: ['raw', 'processed'] }),
    await createTestVideo({ title: 'renamed' }),
    await createTestVideo({ title: 'old' }),
  ]
  await db().variant.updateMany({ data: { createdAt: at(1) } })
  for (const id of [labeled, twinned, old]) await db().video.update({ where: { id }, data: { updatedAt: at(1) } })
  await db().video.update({ where: { id: renamed }, data: { updatedAt: at(2) } })
  await db().variant.updateMany({ where: { videoId: twinned, kind: 'processed' }, data: { createdAt: at(3) } })
  const { id: labelSetId } = await db().labelSet.findFirstOrThrow()
  const document = { videoId: labeled, annotatorId: 'local', labelSetId, updatedAt: at(4) }
  await db().annotationDocument.create({ data: document })
  for (const limit of [1, 3, 200])
    expect(await walk({ sort: 'changed', limit })).toEqual(['labeled', 'twinned', 'renamed', 'old'])
})

test('a filter on readiness goes through more videos than are looked at together, page after page', async () => {
  for (let number = 0; number < 260; number += 1) await createTestVideo({ title: String(number).padStart(3, '0') })
  const gone = await db().video.findMany({ where: { title: { in: ['000', '128', '259'] } } })
  for (const { id } of gone) await rm(await fileOf(id))
  expect(await walk({ readiness: 'not-ready', sort: 'title', limit: 1 })).toEqual(['000', '128', '259'])
  expect(await walk({ readiness: 'ready', limit: 100 })).toHaveLength(257)
})

test('in every order, page after page, each video comes once', async () => {
  for (const [title, frameCount] of [
    ['b', 30],
    ['A', 20],
    ['b', 20],
    ['c', 40],
    ['B', 10],
  ] as const) {
    await createTestVideo({ title, frameCount })
  }
  for (const limit of [1, 2, 5, 200]) {
    expect((await walk({ sort: 'title', limit })).map((title) => title.toLowerCase())).toEqual([
      'a',
      'b',
      'b',
      'b',
      'c',
    ])
    expect(await walk({ sort: 'newest', limit })).toEqual(['B', 'c', 'b', 'A', 'b'])
    expect((await walk({ sort: 'duration', limit }))[0]).toBe('c')
    expect(await walk({ sort: 'duration', limit })).toHaveLength(5)
    expect(await walk({ readiness: 'ready', limit })).toHaveLength(5)
    expect(await walk({ sort: 'changed', limit })).toHaveLength(5)
  }
})

test('a cursor of another list is refused', async () => {
  await createTestVideo()
  await createTestVideo()
  const { nextCursor } = await list({ limit: 1 })
  for (const cursor of ['nonsense', '', 'e30', nextCursor ?? '']) {
    const answer = await listVideos(videoListQuery.parse({ cursor, sort: 'title' }), principal)
    expect(answer).toMatchObject({ ok: false, error: { code: 'malformed-request' } })
  }
})

test('readiness is that of the disk now', async () => {
  const [gone, short, fine] = [
    await createTestVideo({ title: 'gone' }),
    await createTestVideo({ title: 'short' }),
    await createTestVideo({ title: 'fine' }),
  ]
  await rm(await fileOf(gone))
  await truncate(await fileOf(short), 3)
  expect((await titles({ readiness: 'not-ready' })).sort()).toEqual(['gone', 'short'])
  expect(await titles({ readiness: 'ready' })).toEqual(['fine'])
  await writeFile(await fileOf(fine), '')
  expect(await titles({ readiness: 'ready' })).toEqual([])
})

test('vouching for processed footage, and taking that back, is a change of its own', async () => {
  const id = await createTestVideo({ kinds: ['processed'] })
  await db().variant.updateMany({ data: { anonymizedAt: null } })
  const vouched = await changeVideo(id, { anonymized: true }, principal)
  expect(vouched).toMatchObject({ ok: true, value: { variants: { processed: { anonymized: true } } } })
  expect(await changeVideo(id, { anonymized: false }, principal)).toMatchObject({
    ok: true,
    value: { readiness: { ready: false }, variants: { processed: { anonymized: false } } },
  })
  const rawOnly = await createTestVideo({ kinds: ['raw'] })
  expect(await changeVideo(rawOnly, { anonymized: true }, principal)).toMatchObject({
    ok: false,
    error: { code: 'variant-missing' },
  })
})

test('title and note are changed, a removed video is gone and its file stays', async () => {
  const id = await createTestVideo()
  expect(await changeVideo(id, { title: 'Better', note: 'ü' }, principal)).toMatchObject({
    ok: true,
    value: { title: 'Better' },
  })
  const read = await readVideo(id, principal)
  expect(read.ok ? videoDetails.parse(read.value).note : '').toBe('ü')
  expect(await removeVideo(id, principal)).toMatchObject({ ok: true })
  for (const answer of [
    await readVideo(id, principal),
    await changeVideo(id, { title: 'x' }, principal),
    await removeVideo(id, principal),
  ]) {
    expect(answer).toMatchObject({ ok: false, error: { code: 'video-not-found' } })
  }
  expect(await titles()).toEqual([])
  await expect(fileOf(id)).resolves.toContain(dataFolder().media)
})
