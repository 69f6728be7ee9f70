import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, open, readdir, readlink, rename, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { closeDb, db } from '@/lib/server/db/client'
import { forgetEnv } from '@/lib/server/env'
import { handle } from '@/lib/server/http/handle'
import { dataFolder, prepareDataFolder } from '@/lib/server/storage/data-folder'
import { migrate, readMigrations } from '@/prisma/migrate'
import { flushStreamingStats } from './flush'
import { mediaOptions } from './media-options'
import { mediaParams, mediaQuery } from './media-query'
import { readStreamingStats } from './read-streaming-stats'
import { streamingMemory } from './recorder'
import { streamVideo } from './stream-video'

const SIZE = 3_000_001
const whole = Buffer.from(Uint8Array.from({ length: SIZE }, (_, i) => i % 251))
const bytes = (first: number, last: number) => whole.subarray(first, last + 1)

const GET = handle({ permission: 'video:watch', params: mediaParams, query: mediaQuery }, streamVideo)
const OPTIONS = handle({ permission: 'video:watch' }, mediaOptions)

let root: string
let file: string

const facts = {
  mediaType: 'video/mp4',
  sizeBytes: 1n,
  mtimeNs: 1n,
  sha256: 'x',
  container: 'mp4',
  codec: 'avc1.64001f',
  displayWidth: 640,
  displayHeight: 480,
  timebaseNum: 1,
  timebaseDen: 25,
  frameCount: 100,
  durationTicks: 100n,
  keyframeCount: 4,
  playable: true,
}

const video = (
  id: string,
  type: 'raw' | 'processed',
  kind: 'original' | 'playback' | 'scrub',
  storageKey: string,
  fileName = 'clip.mp4',
) =>
  db().rendition.create({
    data: {
      ...facts,
      kind,
      storageKey,
      fileName,
      variant: {
        connectOrCreate: {
          where: { videoId_kind: { videoId: id, kind: type } },
          create: { kind: type, video: { connectOrCreate: { where: { id }, create: { id, title: id } } } },
        },
      },
    },
  })

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'framemark-media-'))
  process.env['FRAMEMARK_DATA_DIR'] = root
  process.env['FRAMEMARK_LOG_LEVEL'] = 'silent'
  forgetEnv()
  await prepareDataFolder()
  const { database, backups } = dataFolder()
  const migrated = await migrate({ database, backups, migrations: await readMigrations('sqlite') })
  if (!migrated.ok) throw new Error(migrated.error)
  await mkdir(join(root, 'media', 'a'))
  await mkdir(join(root, 'media', 'folder.mp4'))
  execFileSync('mkfifo', [join(root, 'media', 'fifo.mp4')])
  await video('both', 'processed', 'original', 'a/clip.mp4')
  await video('both', 'raw', 'original', 'a/raw.mp4')
  await video('copied', 'raw', 'original', 'a/original.mov')
  await video('copied', 'raw', 'playback', 'a/playback.mp4')
  await video('vanished', 'processed', 'original', 'a/none.mp4')
  await video('folder', 'processed', 'original', 'folder.mp4')
  await video('fifo', 'processed', 'original', 'fifo.mp4')
  await video('deleted', 'processed', 'original', 'a/deleted.mp4')
  await db().video.update({ where: { id: 'deleted' }, data: { deletedAt: new Date() } })
  for (const name of ['raw.mp4', 'original.mov', 'playback.mp4', 'deleted.mp4']) {
    await writeFile(join(root, 'media', 'a', name), name)
  }
})

beforeEach(async () => {
  file = join(root, 'media', 'a', 'clip.mp4')
  await writeFile(file, bytes(0, SIZE - 1))
  await utimes(file, 1_700_000_000, 1_700_000_000)
})

afterAll(async () => {
  await flushStreamingStats()
  await closeDb()
  delete process.env['FRAMEMARK_DATA_DIR']
  delete process.env['FRAMEMARK_LOG_LEVEL']
  forgetEnv()
  await rm(root, { recursive: true })
})

type Ask = { readonly method?: string; readonly headers?: Record<string, string>; readonly signal?: AbortSignal }

function ask(handler: typeof GET, path: string, { method = 'GET', headers = {}, signal }: Ask = {}): Promise<Response> {
  const url = new URL(`http://localhost/api/media/videos/${path}`)
  const request = new Request(url, { method, headers: { host: 'localhost', ...headers }, ...(signal && { signal }) })
  const videoId = decodeURIComponent(url.pathname.slice('/api/media/videos/'.length))
  return handler(request, { params: Promise.resolve({ videoId }) })
}
const get = (path: string, options?: Ask) => ask(GET, path, options)
const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

async function openCount(): Promise<number> {
  const links = await Promise.all(
    (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
  )
  return links.filter((link) => link.startsWith(join(root, 'media'))).length
}
const expectNothingOpen = () => vi.waitFor(async () => expect(await openCount()).toBe(0), { timeout: 5000 })

test('the whole file', async () => {
  const response = await get('both')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-length')).toBe(String(SIZE))
  expect(response.headers.get('content-type')).toBe('video/mp4')
  expect((await bodyOf(response)).equals(bytes(0, SIZE - 1))).toBe(true)
  await expectNothingOpen()
})

test('a part of the file', async () => {
  const response = await get('both', { headers: { range: 'bytes=1000000-1999999' } })
  expect(response.status).toBe(206)
  expect(response.headers.get('content-range')).toBe(`bytes 1000000-1999999/${SIZE}`)
  expect((await bodyOf(response)).equals(bytes(1_000_000, 1_999_999))).toBe(true)
  await expectNothingOpen()
})

test('the headers describe the file on disk, not the record', async () => {
  await writeFile(file, 'replaced')
  const response = await get('both')
  expect(response.headers.get('content-length')).toBe('8')
  expect(response.headers.get('etag')).toMatch(/^W\//)
  expect((await bodyOf(response)).toString()).toBe('replaced')
})

test.each([
  { path: 'both?type=raw', expected: 'raw.mp4', rule: 'the raw footage' },
  { path: 'copied?type=raw', expected: 'playback.mp4', rule: 'playable is the playback copy where there is one' },
  { path: 'copied?type=raw&rendition=original', expected: 'original.mov', rule: 'the original' },
  { path: 'copied?type=raw&rendition=playback', expected: 'playback.mp4', rule: 'the playback copy' },
])('$path: $rule', async ({ path, expected }) => {
  expect(await (await get(path)).text()).toBe(expected)
})

test.each([
  { path: 'nobody', status: 404, code: 'video-not-found', rule: 'no such video' },
  { path: 'deleted', status: 404, code: 'video-not-found', rule: 'a deleted video' },
  { path: '..%2f..%2fetc%2fpasswd', status: 404, code: 'video-not-found', rule: 'a hostile id' },
  { path: '1%00.mp4', status: 404, code: 'video-not-found', rule: 'a zero byte' },
  { path: 'copied', status: 404, code: 'variant-missing', rule: 'raw never stands in for processed' },
  { path: 'both?rendition=scrub', status: 404, code: 'rendition-missing', rule: 'no such rendition' },
  { path: 'both?rendition=playback', status: 404, code: 'rendition-missing', rule: 'no playback copy was needed' },
  { path: 'vanished', status: 404, code: 'file-missing', rule: 'the file vanished' },
  { path: 'folder', status: 404, code: 'file-missing', rule: 'a folder in its place' },
  { path: 'fifo', status: 404, code: 'file-missing', rule: 'a FIFO in its place' },
  { path: 'both?type=blurred', status: 400, code: 'malformed-request', rule: 'no such variant kind' },
  { path: 'both?rendition=best', status: 400, code: 'malformed-request', rule: 'no such rendition kind' },
  { path: 'both?profile=fast', status: 400, code: 'malformed-request', rule: 'no such profile' },
  { path: 'both?download=yes', status: 400, code: 'malformed-request', rule: 'download is a switch' },
])('$path is $status $code: $rule', async ({ path, status, code }) => {
  const response = await get(path, { headers: { 'if-match': '"x"' } })
  expect(response.status).toBe(status)
  expect(response.headers.get('cache-control')).toBe('no-store')
  const { error } = (await response.json()) as { error: { code: string; message: string } }
  expect(error.code).toBe(code)
  expect(error.message).not.toContain(root)
  await expectNothingOpen()
})

test.each([
  { headers: {}, method: 'HEAD', status: 200 },
  { headers: { range: 'bytes=0-4' }, method: 'HEAD', status: 200 },
  { headers: { 'if-modified-since': 'Wed, 08 Jul 2037 22:53:52 GMT' }, method: 'GET', status: 304 },
  { headers: { 'if-match': '"old"' }, method: 'GET', status: 412 },
  { headers: { range: `bytes=${SIZE}-` }, method: 'GET', status: 416 },
])('$method with $headers is $status, and nothing stays open', async ({ headers, method, status }) => {
  const response = await get('both', { method, headers })
  expect(response.status).toBe(status)
  if (status < 400) expect(response.body).toBeNull()
  if (method === 'HEAD') expect(response.headers.get('content-length')).toBe(String(SIZE))
  await expectNothingOpen()
})

test('OPTIONS names what may be asked', async () => {
  const options = await ask(OPTIONS, 'both', { method: 'OPTIONS' })
  expect([options.status, options.headers.get('allow'), options.body]).toEqual([204, 'GET, HEAD, OPTIONS', null])
})

test.each([
  { ranges: 'off', path: 'both?type=raw', status: 200, accepts: null },
  { ranges: 'raw-only', path: 'both?type=raw', status: 206, accepts: 'bytes' },
  { ranges: 'raw-only', path: 'both', status: 200, accepts: null },
  { ranges: 'on', path: 'both', status: 206, accepts: 'bytes' },
])('FRAMEMARK_RANGES=$ranges: $path is $status', async ({ ranges, path, status, accepts }) => {
  process.env['FRAMEMARK_RANGES'] = ranges
  forgetEnv()
  const response = await get(path, { headers: { range: 'bytes=0-3' } })
  expect([response.status, response.headers.get('accept-ranges')]).toEqual([status, accepts])
  await response.body?.cancel()
  delete process.env['FRAMEMARK_RANGES']
  forgetEnv()
})

test('a client that left before the handler ran, or leaves at any moment, leaves nothing open', async () => {
  const gone = await get('both', { signal: AbortSignal.abort() })
  await expect(bodyOf(gone)).rejects.toThrow()
  for (let i = 0; i < 100; i += 1) {
    const abort = new AbortController()
    const asking = get('both', { headers: { range: 'bytes=0-' }, signal: abort.signal })
    if (i % 4 === 0) abort.abort()
    const reader = (await asking).body?.getReader()
    if (i % 4 > 1) await reader?.read()
    abort.abort()
    await reader?.cancel().catch(() => undefined)
  }
  await expectNothingOpen()
})

test('a file cut while it is sent breaks the answer', async () => {
  const response = await get('both')
  const reader = response.body?.getReader()
  await reader?.read()
  await truncate(file, 1000)
  await expect(
    (async () => {
      for (let step = await reader?.read(); step?.done === false; step = await reader?.read());
    })(),
  ).rejects.toThrow('shorter')
  await expectNothingOpen()
})

test('a file replaced while it is sent is sent as it was', async () => {
  const response = await get('both')
  const reader = response.body?.getReader()
  const chunks = [(await reader?.read())?.value ?? new Uint8Array()]
  await writeFile(`${file}.new`, Buffer.alloc(SIZE, 255))
  await rename(`${file}.new`, file)
  for (let step = await reader?.read(); step?.done === false; step = await reader?.read()) chunks.push(step.value)
  expect(Buffer.concat(chunks).equals(bytes(0, SIZE - 1))).toBe(true)
})

test('a huge file is answered from its end', async () => {
  const handle = await open(file, 'r+')
  await handle.truncate(5_368_709_133)
  await handle.write(Buffer.from('the very end!'), 0, 13, 5_368_709_120)
  await handle.close()
  const response = await get('both', { headers: { range: 'bytes=-13' } })
  expect(response.headers.get('content-range')).toBe('bytes 5368709120-5368709132/5368709133')
  expect(await response.text()).toBe('the very end!')
})

test('what was sent is counted, in memory and in the database', async () => {
  await flushStreamingStats()
  await db().streamingStats.deleteMany({ where: { videoId: 'both' } })
  streamingMemory().entries.clear()

  await bodyOf(await get('both', { headers: { range: 'bytes=0-999' } }))
  await bodyOf(await get('both', { headers: { range: 'bytes=-3000' } }))
  await bodyOf(await get('both?type=raw'))
  await get('both', { headers: { range: `bytes=${SIZE}-` } })
  await (await get('both')).body?.cancel()

  const expected = {
    requests: 5,
    rangeRequests: 2,
    bytes: 4007,
    averageRangeBytes: 2000,
    aborts: 1,
    errors: 1,
    clientErrors: 1,
    serverErrors: 0,
  }
  const inMemory = await readStreamingStats('both')
  if (!inMemory.ok) throw new Error(inMemory.error.code)
  expect(inMemory.value).toMatchObject(expected)
  expect(inMemory.value.seekPositions[0]).toBe(1)
  expect(inMemory.value.seekPositions[99]).toBe(1)
  expect(inMemory.value.ttfbMs.p50).toBeGreaterThan(0)
  expect(inMemory.value.variants.raw).toMatchObject({ requests: 1, bytes: 7, averageRangeBytes: null })

  await flushStreamingStats()
  expect(await readStreamingStats('both')).toEqual(inMemory)
  streamingMemory().entries.clear()
  expect(await readStreamingStats('both')).toEqual(inMemory)
})

test('counts of a video that is gone are dropped', async () => {
  await video('short-lived', 'processed', 'original', 'a/short-lived.mp4')
  await get('short-lived')
  await db().video.delete({ where: { id: 'short-lived' } })
  await flushStreamingStats()
  expect([...streamingMemory().entries.values()].some(({ videoId }) => videoId === 'short-lived')).toBe(false)
})
