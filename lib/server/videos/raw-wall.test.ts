import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { byToken, type Principal } from '@/lib/auth/principal'
import { seekBatch } from '@/lib/player/seek-schema'
import { ok } from '@/lib/result/result'
import { operation } from '@/lib/segments/schema'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson, OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { handle } from '@/lib/server/http/handle'
import { listJobs, requireJob } from '@/lib/server/jobs/manage-jobs'
import { readLabelSetFor } from '@/lib/server/labels/read-label-set'
import { readPosition } from '@/lib/server/positions/read-position'
import { savePosition } from '@/lib/server/positions/save-position'
import { readVideoReadiness } from '@/lib/server/readiness/video-readiness'
import { storeSeeks } from '@/lib/server/seeks/store-seeks'
import { summarizeSeeks } from '@/lib/server/seeks/summarize-seeks'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { findGrant, sessionOf } from '@/lib/server/streaming/grants'
import { mediaParams, mediaQuery } from '@/lib/server/streaming/media-query'
import { readStreamingStats } from '@/lib/server/streaming/read-streaming-stats'
import { streamVideo } from '@/lib/server/streaming/stream-video'
import { type VideoListQuery, videoListQuery } from '@/lib/videos/schema'
import { listVideos } from './list-videos'
import { readVideo } from './one-video'
import { frameIndexParams, frameIndexQuery, readFrameIndex } from './read-frame-index'
import { packetMapParams, packetMapQuery, readPacketMap } from './read-packet-map'
import { posterParams, posterQuery, readPoster } from './read-poster'
import { videoParams } from './video-params'

const asking = vi.hoisted(() => ({ principal: null as Principal | null }))
vi.mock('@/lib/server/session/authenticate', () => ({ authenticate: async () => ok(asking.principal) }))

let library: TestLibrary
let ana: Principal
/** An annotator who was given the right to raw footage. */
let gina: Principal
let both = ''
let alone = ''
let rawOnly = ''

beforeEach(async () => {
  library = await createTestLibrary()
  ana = await createTestPerson('ana', 'annotator')
  gina = await createTestPerson('gina', 'annotator', ['media:raw'])
  both = await createTestVideo({ title: 'Twins', kinds: ['raw', 'processed'] })
  alone = await createTestVideo({ title: 'Alone', kinds: ['processed'] })
  rawOnly = await createTestVideo({ title: 'Unprocessed', kinds: ['raw'], fileName: 'jane-doe.mp4' })
  await db().rendition.updateMany({
    where: { variant: { videoId: both, kind: 'raw' } },
    data: { fileName: 'jane-doe.mp4', sizeBytes: 987_654_321n, codec: 'av01.0.04M.08' },
  })
  for (const { id } of await db().variant.findMany())
    await db().poster.create({
      data: { variantId: id, bytes: Buffer.from(`of ${id}`), mediaType: 'image/jpeg', frame: 0 },
    })
})
afterEach(() => library.close())

const RAW_FACTS = /jane|987[,.]?654|av01|"raw"/i

const FOOTAGE = {
  bytes: handle(
    { permission: 'video:watch', params: mediaParams, query: mediaQuery, visibility: 'by-handler' },
    streamVideo,
  ),
  poster: handle({ permission: 'video:watch', params: posterParams, query: posterQuery }, readPoster),
  'frame-index': handle(
    { permission: 'video:watch', params: frameIndexParams, query: frameIndexQuery },
    readFrameIndex,
  ),
  'packet-map': handle({ permission: 'video:watch', params: packetMapParams, query: packetMapQuery }, readPacketMap),
} as const
const EVERY_FOOTAGE = Object.keys(FOOTAGE) as (keyof typeof FOOTAGE)[]

async function ask(what: keyof typeof FOOTAGE, videoId: string, type: 'raw' | 'processed', principal: Principal) {
  asking.principal = principal
  const headers = { host: 'localhost', cookie: `session=${principal.userId}` }
  const request = new Request(`http://localhost/x?type=${type}`, { headers })
  const answer = await FOOTAGE[what](request, { params: Promise.resolve({ videoId }) })
  const body = await answer.text()
  return { status: answer.status, code: answer.status < 400 ? null : JSON.parse(body).error.code, body }
}

test.each(EVERY_FOOTAGE)('%s of raw footage is for who may see it; to others it is not there', async (what) => {
  const refused = await ask(what, both, 'raw', ana)
  expect(refused).toMatchObject({ status: 404, code: 'variant-missing' })
  expect(refused).toEqual(await ask(what, alone, 'raw', ana))
  expect(refused).toEqual(await ask(what, alone, 'raw', gina))
  expect(await ask(what, rawOnly, 'raw', ana)).toEqual(await ask(what, 'nobody', 'raw', ana))
  expect(await ask(what, rawOnly, 'processed', ana)).toMatchObject({ status: 404, code: 'video-not-found' })
  // Asked for by who may: a packet map cannot be made of a test file, but it is tried.
  const may = await ask(what, both, 'raw', gina)
  expect(what === 'packet-map' ? may.code : may.status).toBe(what === 'packet-map' ? 'not-ready' : 200)
})

test.each(EVERY_FOOTAGE)('%s of footage nobody vouched for is for who may see raw footage', async (what) => {
  await db().variant.updateMany({ data: { anonymizedAt: null } })
  const refused = await ask(what, both, 'processed', ana)
  expect(refused).toMatchObject({ status: 403, code: 'permission-denied' })
  expect(refused.body).toMatch(/administrator/i)
  expect((await ask(what, both, 'processed', gina)).status).not.toBe(403)
})

test('processed footage that is a copy of the raw one is not shown to who may not see that', async () => {
  await db().rendition.updateMany({ where: { variant: { videoId: both } }, data: { sha256: 'the same' } })
  expect(await ask('bytes', both, 'processed', ana)).toMatchObject({ status: 403, code: 'permission-denied' })
  expect(await ask('bytes', both, 'processed', gina)).toMatchObject({ status: 200 })
})

test('nobody goes on with what another was admitted to', async () => {
  expect((await ask('bytes', both, 'raw', gina)).status).toBe(200)
  expect((await ask('bytes', both, 'raw', ana)).status).toBe(404)
  const grantOf = (who: string) =>
    findGrant(
      sessionOf((name) => (name === 'cookie' ? `session=${who}` : null), undefined),
      { videoId: both, type: 'raw', rendition: 'playable' },
    )
  expect([grantOf('gina')?.userId, grantOf('ana')]).toEqual(['gina', undefined])
})

const titlesFor = async (principal: Principal, query: Partial<Record<keyof VideoListQuery, string>> = {}) => {
  const list = await listVideos(videoListQuery.parse(query), principal)
  if (!list.ok) throw new Error(list.error.message)
  return list.value.videos.map(({ title }) => title).toSorted()
}

test.each<{ query: Partial<Record<keyof VideoListQuery, string>>; ana: string[]; gina: string[]; rule: string }>([
  { query: {}, ana: ['Alone', 'Twins'], gina: ['Alone', 'Twins', 'Unprocessed'], rule: 'no raw, no video' },
  { query: { variant: 'raw' }, ana: [], gina: ['Unprocessed'], rule: 'no video has raw footage' },
  { query: { variant: 'both' }, ana: [], gina: ['Twins'], rule: 'nor both' },
  { query: { variant: 'processed' }, ana: ['Alone', 'Twins'], gina: ['Alone'], rule: 'all are only processed' },
  { query: { variant: 'unpaired' }, ana: ['Alone', 'Twins'], gina: ['Alone', 'Unprocessed'], rule: 'and unpaired' },
  { query: { query: 'jane' }, ana: [], gina: ['Twins', 'Unprocessed'], rule: 'names of raw files are not searched' },
  { query: { readiness: 'ready' }, ana: ['Alone', 'Twins'], gina: ['Alone', 'Twins', 'Unprocessed'], rule: 'ready' },
])('the list for $query: $rule', async ({ query, ana: anas, gina: ginas }) => {
  expect(await titlesFor(ana, query)).toEqual(anas)
  expect(await titlesFor(gina, query)).toEqual(ginas)
})

test('what changed last is what changed for who asks: raw footage that came, and work of others, move nothing', async () => {
  const order = async (principal: Principal) => {
    const list = await listVideos(videoListQuery.parse({ sort: 'changed' }), principal)
    return list.ok ? list.value.videos.map(({ title }) => title).filter((title) => title !== 'Unprocessed') : []
  }
  const later = new Date(Date.now() + 60_000)
  await db().variant.updateMany({ where: { videoId: both, kind: 'raw' }, data: { createdAt: later } })
  expect([await order(gina), await order(ana)]).toEqual([
    ['Twins', 'Alone'],
    ['Alone', 'Twins'],
  ])
})

test('one video and its readiness tell nothing of raw footage, whatever is the matter with it', async () => {
  const told = async (principal: Principal) =>
    JSON.stringify([await readVideo(both, principal), await readVideoReadiness(both, principal)])
  expect(await told(gina)).toMatch(RAW_FACTS)
  expect(await told(ana)).not.toMatch(RAW_FACTS)
  const { storageKey } = await db().rendition.findFirstOrThrow({ where: { variant: { videoId: both, kind: 'raw' } } })
  await rm(join(dataFolder().media, storageKey))
  await db().video.update({
    where: { id: both },
    data: { quarantinedAt: new Date(), quarantineReason: 'The raw file jane-doe.mp4 is gone.' },
  })
  expect(await told(ana)).not.toMatch(/jane|raw /i)
  expect(await readVideoReadiness(both, ana)).toMatchObject({ value: { ready: false } })
  const missing = { ok: false, error: { code: 'video-not-found' } }
  expect(await readVideo(rawOnly, ana)).toMatchObject(missing)
  expect(await readVideoReadiness(rawOnly, ana)).toMatchObject(missing)
})

test('places and reports of raw footage are refused like those of footage that is not there', async () => {
  const leave = (videoId: string, principal: Principal) =>
    savePosition(videoId, { variant: 'raw', frame: 1 }, principal)
  expect(await leave(both, ana)).toEqual(await leave(alone, ana))
  expect(await leave(both, ana)).toMatchObject({ ok: false, error: { code: 'variant-missing' } })
  expect(await leave(rawOnly, ana)).toMatchObject({ ok: false, error: { code: 'video-not-found' } })
  expect(await readPosition(rawOnly, ana)).toMatchObject({ ok: false, error: { code: 'video-not-found' } })
  await db().resumePosition.create({ data: { userId: 'ana', videoId: both, variant: 'raw', frame: 7 } })
  expect(await readPosition(both, ana)).toMatchObject({ value: { position: null } })

  const watch = { variant: 'raw', playedMs: 1000, stalledMs: 0, predictionsMade: 0, predictionsUsed: 0 }
  const report = seekBatch.parse({ pageId: 'page-0001', events: [], watch })
  expect(await storeSeeks(both, report, ana)).toMatchObject({ ok: false, error: { code: 'variant-missing' } })
  expect(await storeSeeks(rawOnly, report, ana)).toMatchObject({ ok: false, error: { code: 'video-not-found' } })
  expect(await db().watchTime.count()).toBe(0)
})

test('statistics are of the footage that exists for who reads them', async () => {
  const rita = await createTestPerson('rita', 'reviewer')
  await ask('bytes', both, 'raw', gina)
  const watch = { variant: 'raw', playedMs: 1000, stalledMs: 0, predictionsMade: 0, predictionsUsed: 0 }
  await storeSeeks(both, seekBatch.parse({ pageId: 'page-0001', events: [], watch }), gina)
  const read = async (principal: Principal) => [
    await readStreamingStats(both, principal),
    await summarizeSeeks(both, principal),
  ]
  expect(await read(OWNER)).toMatchObject([
    { value: { requests: 1, variants: { raw: { requests: 1 } } } },
    { value: { stall: { playedMs: 1000 } } },
  ])
  expect(await read(rita)).toMatchObject([
    { value: { requests: 0, variants: {} } },
    { value: { stall: { playedMs: 0 } } },
  ])
})

test('imports of raw footage exist for who may see it', async () => {
  for (const kind of ['raw', 'processed'] as const) {
    const fileName = `${kind}-of-jane-doe.mp4`
    await db().job.create({ data: { id: kind, kind: 'import', source: 'inbox', fileName, variant: kind, input: {} } })
  }
  // A script whose token may read of jobs, but not what identifies patients.
  const script = byToken(
    { id: OWNER.userId, name: 'Script', role: 'administrator', grants: [], mustChangePassword: false },
    ['job:read'],
  )
  const told = async (principal: Principal) => {
    const { jobs, active } = await listJobs({ limit: 10 }, principal)
    return { ids: jobs.map(({ id }) => id).sort(), active }
  }
  expect(await told(OWNER)).toEqual({ ids: ['processed', 'raw'], active: 2 })
  expect(await told(script)).toEqual({ ids: ['processed'], active: 1 })
  expect(await requireJob('raw', script)).toEqual(await requireJob('nothing', script))
  expect(await requireJob('raw', script)).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect([await requireJob('processed', script), await requireJob('raw', OWNER)]).toEqual([ok('processed'), ok('raw')])
})

test('annotators are not told how much others labeled, nor by filters', async () => {
  const label = await db().label.findFirstOrThrow()
  const segment = { labelId: label.id, startFrame: 1, endFrame: 9 }
  const made = operation.parse({ id: 'operation-1', type: 'create', segmentId: 'segment-0001', ...segment })
  await applyOperations(alone, [made], 'gina')
  const rita = await createTestPerson('rita', 'reviewer')
  const used = async (principal: Principal) => {
    const set = await readLabelSetFor(label.labelSetId, principal)
    return set.ok ? [set.value.documents, set.value.usage.length] : null
  }
  expect([await used(gina), await used(rita), await used(ana)]).toEqual([
    [1, 1],
    [1, 1],
    [0, 0],
  ])
  const count = async (principal: Principal) => {
    const video = await readVideo(alone, principal)
    return video.ok ? video.value.segmentCount : null
  }
  expect([await count(gina), await count(rita), await count(ana)]).toEqual([1, 1, 0])
  expect(await titlesFor(ana, { assignee: 'gina' })).toEqual([])
  expect(await titlesFor(ana, { label: label.id })).toEqual([])
  expect(await titlesFor(ana, { assignee: 'none' })).toContain('Alone')
  expect(await titlesFor(rita, { assignee: 'gina' })).toEqual(['Alone'])
  expect(await titlesFor(gina, { label: label.id })).toEqual(['Alone'])
})

test('every route that names a video asks first whether it exists for who asks', async () => {
  const handler = vi.fn(async () => ok({ json: {} }))
  const route = handle({ permission: 'segment:read', params: videoParams }, handler)
  const answered = async (videoId: string, principal: Principal) => {
    asking.principal = principal
    const request = new Request('http://localhost/x', { headers: { host: 'localhost' } })
    return (await route(request, { params: Promise.resolve({ videoId }) })).status
  }
  expect(await answered(rawOnly, ana)).toBe(404)
  expect(handler).not.toHaveBeenCalled()
  expect([await answered(both, ana), await answered(rawOnly, gina)]).toEqual([200, 200])
})
