import { mkdtemp, rm } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { openRequest, type RawRequest, rawRequest } from './fixtures/raw-http'
import { type Library, libraryOf, type Server, startServer } from './fixtures/server'
import { bytesOf, replaceBy, type StoredVideo, storeVideo } from './fixtures/stored-video'

const MIB = 1024 * 1024
const VIEWER = 'https://viewer.example'

/** A server of its own with room for many streams, which lets another origin read. */
const test = base.extend<object, { server: Server; library: Library }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures that are needed from this pattern
    async ({}, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'framemark-e2e-'))
      const server = await startServer(dataDir, {
        FRAMEMARK_STREAMS_PER_USER: '1000',
        FRAMEMARK_STREAMS: '1000',
        FRAMEMARK_ALLOWED_ORIGINS: VIEWER,
      })
      await use(server)
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  library: [async ({ server }, use) => use(libraryOf(server.dataDir)), { scope: 'worker' }],
})

async function stored(library: Library, size: number): Promise<StoredVideo> {
  const video = await storeVideo(library, 'fast-path.mp4')
  await replaceBy(video, size, [[0, size - 1]])
  return video
}

/** Reads the body of an answer slowly, in small steps, and says at which byte it is not what the file has there; -1 if nowhere. */
function firstWrongByte(socket: Socket, first: number, length: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let head: Buffer | null = Buffer.alloc(0)
    let received = 0
    const check = (chunk: Buffer) => {
      const expected = bytesOf(first + received, first + received + chunk.length - 1)
      const isRight = chunk.equals(expected)
      if (!isRight) resolve(first + received + chunk.findIndex((byte, i) => byte !== expected[i]))
      received += chunk.length
      if (received >= length) resolve(-1)
    }
    socket.on('data', (chunk: Buffer) => {
      socket.pause()
      setTimeout(() => socket.resume(), 3)
      if (head === null) return check(chunk)
      head = Buffer.concat([head, chunk])
      const end = head.indexOf('\r\n\r\n')
      if (end === -1) return
      const body = head.subarray(end + 4)
      head = null
      if (body.length > 0) check(body)
    })
    socket.on('close', () => reject(new Error(`closed after ${received} of ${length} bytes`)))
  })
}

test('200 slow readers at once each get their own bytes: no buffer is used again too early', async ({
  server,
  library,
}) => {
  const { target } = await stored(library, 48 * MIB)
  await rawRequest(server.url, { target, lines: ['Range: bytes=0-0'] })
  const length = 1_500_000
  const wrong = await Promise.all(
    Array.from({ length: 200 }, async (_, reader) => {
      const first = reader * 200_003
      const lines = [`Range: bytes=${first}-${reader % 2 === 0 ? first + length - 1 : ''}`]
      const socket = await openRequest(server.url, { target, lines })
      const found = await firstWrongByte(socket, first, length)
      socket.destroy()
      return found
    }),
  )
  expect(wrong.filter((at) => at !== -1)).toEqual([])
})

test('a video that is removed is refused at once, also on the fast path, and a running stream is cut', async ({
  server,
  library,
}) => {
  // More than all buffers on the way could ever hold.
  const { target, videoId, ...video } = await stored(library, 1000)
  await replaceBy({ target, videoId, ...video }, 5_000_000_000)
  const range: RawRequest = { target, lines: ['Range: bytes=0-9'] }
  expect((await rawRequest(server.url, range)).status).toBe(206)
  expect((await rawRequest(server.url, range)).status).toBe(206)
  const running = await openRequest(server.url, { target, lines: ['Range: bytes=0-'] })
  const ended = new Promise((resolve) => running.once('close', resolve))
  running.pause()
  await rawRequest(server.url, { method: 'DELETE', target: `/api/videos/${videoId}` })
  expect((await rawRequest(server.url, range)).status).toBe(404)
  running.resume()
  await ended
  expect(running.bytesRead).toBeLessThan(200 * MIB)
})

test('another credential has to be admitted for itself', async ({ server, library }) => {
  const { target } = await stored(library, 1000)
  expect((await rawRequest(server.url, { target })).status).toBe(200)
  const refused = await rawRequest(server.url, { target, lines: ['Authorization: Bearer wrong'] })
  expect([refused.status, refused.headers.get('etag')]).toEqual([401, undefined])
})

test('an allowed origin reads what a player needs; another is told nothing', async ({ server, library }) => {
  const { target } = await stored(library, 1000)
  for (const request of [{ lines: [] }, { lines: ['Range: bytes=0-9'] }, { lines: ['Range: bytes=1000-'] }]) {
    const ask = (origin: string) => rawRequest(server.url, { target, lines: [...request.lines, `Origin: ${origin}`] })
    const allowed = await ask(VIEWER)
    expect(allowed.headers.get('access-control-allow-origin')).toEqual([VIEWER])
    expect(allowed.headers.get('access-control-allow-credentials')).toEqual(['true'])
    expect(allowed.headers.get('access-control-expose-headers')?.[0]).toContain('Content-Range')
    expect(allowed.headers.get('cross-origin-resource-policy')).toEqual(['cross-origin'])
    expect(allowed.headers.get('vary')?.join()).toContain('Origin')
    const foreign = await ask('https://evil.example')
    expect(foreign.headers.get('access-control-allow-origin')).toBeUndefined()
    expect(foreign.headers.get('cross-origin-resource-policy')).toEqual(['same-origin'])
    expect(foreign.headers.get('vary')?.join()).toContain('Origin')
  }
})

test('a preflight of an allowed origin may send a Range, and nothing may be changed', async ({ server, library }) => {
  const { target } = await stored(library, 1000)
  const lines = [`Origin: ${VIEWER}`, 'Access-Control-Request-Method: GET', 'Access-Control-Request-Headers: range']
  const preflight = await rawRequest(server.url, { method: 'OPTIONS', target, lines })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-methods')).toEqual(['GET, HEAD'])
  expect(preflight.headers.get('access-control-allow-headers')?.[0]).toContain('Range')
  expect((await rawRequest(server.url, { method: 'DELETE', target: '/api/videos/x', lines })).status).toBe(403)
})

test('only with a profile is an open-ended range answered by a shorter part', async ({ server, library }) => {
  const { target } = await stored(library, 48 * MIB)
  const rangeOf = async (query: string, range: string) =>
    (await rawRequest(server.url, { target: target + query, lines: [`Range: ${range}`] })).headers.get('content-range')
  const size = 48 * MIB
  expect(await rangeOf('', 'bytes=100-')).toEqual([`bytes 100-${size - 1}/${size}`])
  expect(await rangeOf('&profile=annotation', 'bytes=100-')).toEqual([`bytes 100-${100 + 2 * MIB - 1}/${size}`])
  expect(await rangeOf('&profile=mobile', 'bytes=100-')).toEqual([`bytes 100-${100 + MIB / 2 - 1}/${size}`])
  expect(await rangeOf('&profile=download', 'bytes=100-')).toEqual([`bytes 100-${size - 1}/${size}`])
  expect(await rangeOf('&profile=mobile', 'bytes=-4000000')).toEqual([`bytes ${size - 4_000_000}-${size - 1}/${size}`])
})
