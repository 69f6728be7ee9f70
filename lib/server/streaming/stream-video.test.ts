import { execFileSync } from 'node:child_process'
import { mkdir, open, rename, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { forgetEnv } from '@/lib/server/env'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { askMedia, bodyOf, expectNothingOpen, recordRendition } from './test-media'

const SIZE = 3_000_001
const whole = Buffer.from(Uint8Array.from({ length: SIZE }, (_, i) => i % 251))
const bytes = (first: number, last: number) => whole.subarray(first, last + 1)

let library: TestLibrary
let file: string

beforeAll(async () => {
  library = await createTestLibrary()
  const { media } = dataFolder()
  file = join(media, 'a', 'clip.mp4')
  await mkdir(join(media, 'a'))
  await mkdir(join(media, 'folder.mp4'))
  execFileSync('/usr/bin/env', ['mkfifo', join(media, 'fifo.mp4')])
  await recordRendition('both', 'processed', 'original', 'a/clip.mp4')
  await recordRendition('both', 'raw', 'original', 'a/raw.mp4')
  await recordRendition('copied', 'raw', 'original', 'a/original.mov')
  await recordRendition('copied', 'raw', 'playback', 'a/playback.mp4')
  await recordRendition('vanished', 'processed', 'original', 'a/none.mp4')
  await recordRendition('folder', 'processed', 'original', 'folder.mp4')
  await recordRendition('fifo', 'processed', 'original', 'fifo.mp4')
  await recordRendition('deleted', 'processed', 'original', 'a/deleted.mp4')
  await db().video.update({ where: { id: 'deleted' }, data: { deletedAt: new Date() } })
  for (const name of ['raw.mp4', 'original.mov', 'playback.mp4', 'deleted.mp4']) {
    await writeFile(join(media, 'a', name), name)
  }
})

beforeEach(async () => {
  await writeFile(file, whole)
  await utimes(file, 1_700_000_000, 1_700_000_000)
})

afterAll(() => library.close())

test('the whole file', async () => {
  const response = await askMedia('both')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-length')).toBe(String(SIZE))
  expect(response.headers.get('content-type')).toBe('video/mp4')
  expect((await bodyOf(response)).equals(bytes(0, SIZE - 1))).toBe(true)
  await expectNothingOpen()
})

test('a part of the file', async () => {
  const response = await askMedia('both', { headers: { range: 'bytes=1000000-1999999' } })
  expect(response.status).toBe(206)
  expect(response.headers.get('content-range')).toBe(`bytes 1000000-1999999/${SIZE}`)
  expect((await bodyOf(response)).equals(bytes(1_000_000, 1_999_999))).toBe(true)
  await expectNothingOpen()
})

test('the headers describe the file on disk, not the record', async () => {
  await writeFile(file, 'replaced')
  const response = await askMedia('both')
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
  expect(await (await askMedia(path)).text()).toBe(expected)
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
  const response = await askMedia(path, { headers: { 'if-match': '"x"' } })
  expect(response.status).toBe(status)
  expect(response.headers.get('cache-control')).toBe('no-store')
  const { error } = (await response.json()) as { error: { code: string; message: string } }
  expect(error.code).toBe(code)
  expect(error.message).not.toContain(library.root)
  await expectNothingOpen()
})

test.each([
  { headers: {}, method: 'HEAD', status: 200 },
  { headers: { range: 'bytes=0-4' }, method: 'HEAD', status: 200 },
  { headers: { 'if-modified-since': 'Wed, 08 Jul 2037 22:53:52 GMT' }, method: 'GET', status: 304 },
  { headers: { 'if-match': '"old"' }, method: 'GET', status: 412 },
  { headers: { range: `bytes=${SIZE}-` }, method: 'GET', status: 416 },
])('$method with $headers is $status, and nothing stays open', async ({ headers, method, status }) => {
  const response = await askMedia('both', { method, headers })
  expect(response.status).toBe(status)
  if (status < 400) expect(response.body).toBeNull()
  if (method === 'HEAD') expect(response.headers.get('content-length')).toBe(String(SIZE))
  await expectNothingOpen()
})

test.each([
  { ranges: 'off', path: 'both?type=raw', status: 200, accepts: null },
  { ranges: 'raw-only', path: 'both?type=raw', status: 206, accepts: 'bytes' },
  { ranges: 'raw-only', path: 'both', status: 200, accepts: null },
  { ranges: 'on', path: 'both', status: 206, accepts: 'bytes' },
])('FRAMEMARK_RANGES=$ranges: $path is $status', async ({ ranges, path, status, accepts }) => {
  process.env['FRAMEMARK_RANGES'] = ranges
  forgetEnv()
  const response = await askMedia(path, { headers: { range: 'bytes=0-3' } })
  expect([response.status, response.headers.get('accept-ranges')]).toEqual([status, accepts])
  await response.body?.cancel()
  delete process.env['FRAMEMARK_RANGES']
  forgetEnv()
})

test('several parts', async () => {
  const response = await askMedia('both', { headers: { range: 'bytes=2000000-2000009,0-4' } })
  const boundary = /^multipart\/byteranges; boundary=([0-9a-f]{40})$/.exec(response.headers.get('content-type') ?? '')
  const body = await bodyOf(response)
  expect(response.status).toBe(206)
  expect(response.headers.get('content-length')).toBe(String(body.length))
  const head = (range: string) =>
    `--${boundary?.[1]}\r\nContent-Type: video/mp4\r\nContent-Range: bytes ${range}/${SIZE}\r\n\r\n`
  const expected = [
    ...[Buffer.from(head('2000000-2000009')), bytes(2_000_000, 2_000_009)],
    ...[Buffer.from(`\r\n${head('0-4')}`), bytes(0, 4), Buffer.from(`\r\n--${boundary?.[1]}--\r\n`)],
  ]
  expect(body.equals(Buffer.concat(expected))).toBe(true)
})

test('a file that was replaced is never described by what is remembered of the old one', async () => {
  for (const content of ['first', 'second one', 'third']) {
    await writeFile(`${file}.new`, content)
    await rename(`${file}.new`, file)
    expect(await (await askMedia('both')).text()).toBe(content)
  }
})

test('a huge file is answered from its end', async () => {
  const handle = await open(file, 'r+')
  await handle.truncate(5_368_709_133)
  await handle.write(Buffer.from('the very end!'), 0, 13, 5_368_709_120)
  await handle.close()
  const response = await askMedia('both', { headers: { range: 'bytes=-13' } })
  expect(response.headers.get('content-range')).toBe('bytes 5368709120-5368709132/5368709133')
  expect(await response.text()).toBe('the very end!')
})
