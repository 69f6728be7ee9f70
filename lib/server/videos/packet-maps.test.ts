import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { bytesOf, groupOf, type PacketMap } from '@/lib/frames/packet-map'
import { decodePacketMap } from '@/lib/frames/packet-map-codec'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestVideo } from '@/lib/server/db/test-video'
import { handle } from '@/lib/server/http/handle'
import { reindexVariant } from '@/lib/server/ingest/reindex-variant'
import { importPath } from '@/lib/server/ingest/test-import'
import { passingFolder } from '@/lib/server/ingest/work-folder'
import * as engine from '@/lib/server/media/run-media-task'
import { makeTestClip } from '@/lib/server/media/test-clip'
import { ffmpeg } from '@/lib/server/media/test-ffmpeg'
import { mediaPath } from '@/lib/server/storage/media-path'
import { forgetRenditions } from '@/lib/server/streaming/find-rendition'
import { asCommandLine, askMedia, bodyOf } from '@/lib/server/streaming/test-media'
import type { RenditionKind } from '@/lib/videos/schema'
import { packetMapParams, packetMapQuery, readPacketMap } from './read-packet-map'

vi.mock('@/lib/server/media/run-media-task', async (original) => {
  const real = await original<typeof engine>()
  return { ...real, tryMediaTask: vi.fn(real.tryMediaTask) }
})

let library: TestLibrary
let videoId: string
beforeAll(async () => {
  library = await createTestLibrary()
  const path = await makeTestClip(join(library.root, 'clip.mp4'))
  videoId = (await importPath({ path, variant: 'raw', anonymized: false, userId: 'local' })).videoId ?? ''
  for (const { id, storageKey } of await renditionsOf(videoId)) await settle(id, storageKey)
  forgetRenditions()
  vi.mocked(engine.tryMediaTask).mockClear()
})
afterEach(() => vi.mocked(engine.tryMediaTask).mockClear())
afterAll(() => library.close())

const renditionsOf = (id: string) =>
  db().rendition.findMany({
    where: { variant: { videoId: id } },
    include: { packetMap: true },
    orderBy: { kind: 'asc' },
  })

const renditionOf = async (id: string, kind: RenditionKind) =>
  await db().rendition.findFirstOrThrow({ where: { kind, variant: { videoId: id } } })

/** Makes a stored file old enough for a strong entity tag. */
async function settle(id: string, storageKey: string): Promise<void> {
  const path = mediaPath(storageKey)
  await utimes(path, 1_700_000_000, 1_700_000_000)
  const { mtimeNs, size } = await stat(path, { bigint: true })
  await db().rendition.update({ where: { id }, data: { mtimeNs, sizeBytes: size } })
}

const GET = handle({ permission: 'video:watch', params: packetMapParams, query: packetMapQuery }, readPacketMap)

async function ask(query: string, headers: Record<string, string> = {}, id = videoId): Promise<Response> {
  const request = new Request(`http://localhost/api/videos/${id}/packet-map?${query}`, {
    headers: { ...(await asCommandLine()), ...headers },
  })
  return GET(request, { params: Promise.resolve({ videoId: id }) })
}

async function mapIn(response: Response): Promise<PacketMap> {
  expect(response.status).toBe(200)
  const map = decodePacketMap(new Uint8Array(await response.arrayBuffer()))
  if (!map.ok) throw new Error(map.error)
  return map.value
}

const searches = (): number => vi.mocked(engine.tryMediaTask).mock.calls.length
const codeOf = async (response: Response): Promise<string> => (await response.json()).error.code

test('an import has found the packets of what is scrubbed and of what is played', async () => {
  const [original, scrub] = await renditionsOf(videoId)
  expect(original?.packetMap).toMatchObject({ sha256: original?.sha256, packetCount: 40, reason: null })
  expect(scrub?.packetMap).toMatchObject({ sha256: scrub?.sha256, packetCount: 40, reason: null })
  for (const rendition of ['playable', 'scrub']) {
    const map = await mapIn(await ask(`type=raw&rendition=${rendition}`))
    expect(map.keys.length).toBe(rendition === 'scrub' ? 8 : 4)
    expect([...map.frames].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, frame) => frame))
  }
  expect(searches()).toBe(0)
})

test('the bytes of a group can be had under the entity tag that comes with the map', async () => {
  const answer = await ask('type=raw&rendition=scrub')
  const tag = answer.headers.get('media-entity-tag') ?? ''
  const map = await mapIn(answer)
  const { start, end } = bytesOf(map, groupOf(map, map.keys[3] ?? 0))
  const range = { range: `bytes=${start}-${end - 1}` }
  const bytes = await askMedia(`${videoId}?type=raw&rendition=scrub`, { headers: { ...range, 'if-match': tag } })
  expect(bytes.status).toBe(206)
  expect(bytes.headers.get('etag')).toBe(tag)
  expect((await bodyOf(bytes)).length).toBe(end - start)
  const other = await askMedia(`${videoId}?type=raw&rendition=scrub`, { headers: { ...range, 'if-match': '"other"' } })
  expect(other.status).toBe(412)
})

test('who has the map is told so', async () => {
  const first = await ask('type=raw')
  const again = await ask('type=raw', { 'if-none-match': first.headers.get('etag') ?? '' })
  expect(again.status).toBe(304)
  expect(again.headers.get('media-entity-tag')).toBe(first.headers.get('media-entity-tag'))
})

test('no tag is given of a file that is so young that nothing matches it', async () => {
  const { id, storageKey } = await renditionOf(videoId, 'scrub')
  await utimes(mediaPath(storageKey), new Date(), new Date())
  const { mtimeNs } = await stat(mediaPath(storageKey), { bigint: true })
  await db().rendition.update({ where: { id }, data: { mtimeNs } })
  const answer = await ask('type=raw&rendition=scrub')
  expect([answer.status, answer.headers.get('media-entity-tag')]).toEqual([200, null])
  await settle(id, storageKey)
})

test.each([
  { what: 'there is none', change: () => db().packetMap.deleteMany() },
  { what: 'it is of another file', change: () => db().packetMap.updateMany({ data: { sha256: 'of another file' } }) },
])('a map is made once for all who ask for it, where $what', async ({ change }) => {
  const before = await mapIn(await ask('type=raw'))
  await change()
  const maps = await Promise.all([1, 2, 3].map(async () => await mapIn(await ask('type=raw'))))
  expect(maps).toEqual([before, before, before])
  expect(searches()).toBe(1)
  expect(await mapIn(await ask('type=raw'))).toEqual(before)
  expect(searches()).toBe(1)
})

test('a search that the engine did not survive is an error, and made again when somebody asks again', async () => {
  await db().packetMap.deleteMany()
  vi.mocked(engine.tryMediaTask).mockResolvedValueOnce({ ok: false, error: { of: 'engine', reason: 'It crashed.' } })
  const failed = await ask('type=raw')
  expect([failed.status, (await failed.json()).error]).toEqual([
    503,
    { code: 'not-ready', message: 'Where the frames of this file lie is not known. It crashed.' },
  ])
  expect((await ask('type=raw')).status).toBe(200)
})

test('a file that nobody can read is an error, too', async () => {
  const id = await createTestVideo({ kinds: ['processed'] })
  const { storageKey, id: renditionId } = await renditionOf(id, 'original')
  await settle(renditionId, storageKey)
  const answer = await ask('', {}, id)
  expect([answer.status, (await answer.json()).error.message]).toEqual([503, expect.stringMatching(/no reader/)])
})

test('that a file cannot be addressed is remembered', async () => {
  const path = join(library.root, 'broadcast.ts')
  await ffmpeg(...'-f lavfi -i testsrc2=size=160x120:rate=25:duration=1 -c:v libx264 -pix_fmt yuv420p'.split(' '), path)
  const id = await createTestVideo({ kinds: ['processed'], bytes: await readFile(path) })
  const { storageKey, id: renditionId } = await renditionOf(id, 'original')
  await settle(renditionId, storageKey)
  for (const _ of [1, 2]) {
    const answer = await ask('', {}, id)
    expect([answer.status, (await answer.json()).error]).toEqual([
      404,
      { code: 'not-found', message: expect.stringMatching(/^Single frames .* no decoder configuration/) },
    ])
  }
  expect(searches()).toBe(1)
})

test.each([
  { what: 'no such video', query: 'type=raw', id: 'nobody', code: 'video-not-found' },
  { what: 'no such footage', query: 'type=processed', id: '', code: 'variant-missing' },
  { what: 'no such file of it', query: 'type=raw&rendition=scrub', id: 'test', code: 'rendition-missing' },
  { what: 'a rendition that is not mapped', query: 'type=raw&rendition=original', id: '', code: 'malformed-request' },
])('$what: $code', async ({ query, id, code }) => {
  const asked = id === 'test' ? await createTestVideo() : id || videoId
  expect(await codeOf(await ask(query, {}, asked))).toBe(code)
})

test('a file that is gone or another one has no map, however it was recorded', async () => {
  const { storageKey } = await renditionOf(videoId, 'scrub')
  const path = mediaPath(storageKey)
  await rename(path, `${path}.away`)
  expect(await codeOf(await ask('type=raw&rendition=scrub'))).toBe('file-missing')
  await writeFile(path, 'something else')
  expect(await codeOf(await ask('type=raw&rendition=scrub'))).toBe('not-ready')
  await rm(path, { force: true })
  await rename(`${path}.away`, path)
  expect((await ask('type=raw&rendition=scrub')).status).toBe(200)
})

test('of a video that is converted the playback copy is mapped; measured again, it is mapped again', async () => {
  const path = join(library.root, 'converted.avi')
  await ffmpeg(...'-f lavfi -i testsrc2=size=160x120:rate=25:duration=1 -c:v mpeg4 -bf 2'.split(' '), path)
  const made = await importPath({ path, variant: 'raw', anonymized: false, userId: 'local' })
  const id = made.videoId ?? ''
  const expected = [
    ['original', undefined],
    ['playback', 25],
    ['scrub', 25],
  ]
  const counts = async () => (await renditionsOf(id)).map(({ kind, packetMap }) => [kind, packetMap?.packetCount])
  expect(await counts()).toEqual(expected)
  const { variantId } = await renditionOf(id, 'original')
  const folder = await passingFolder()
  expect(await reindexVariant(variantId, folder, {})).toMatchObject({ ok: true })
  await folder.discard()
  expect(await counts()).toEqual(expected)
  vi.mocked(engine.tryMediaTask).mockClear()
  const map = await mapIn(await ask('type=raw&rendition=playable', {}, id))
  expect([map.decoder.codedWidth, searches()]).toEqual([160, 0])
})
