import { once } from 'node:events'
import { readFile, rename, truncate, writeFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { expect } from '@playwright/test'
import { cookieFor } from './fixtures/credentials'
import { metric } from './fixtures/metric'
import { openFiles, openVideos } from './fixtures/open-files'
import { openConnection, openRequest, parseAnswer, rawRequest, readAll } from './fixtures/raw-http'
import { type Library, type Server, test } from './fixtures/server'
import { bytesOf, replaceBy, type StoredVideo, storeVideo } from './fixtures/stored-video'

const BIG = 5_368_709_133
const MIB = 1024 * 1024
const whole = ['Range: bytes=0-']

test.skip(process.platform !== 'linux', 'open files and memory are read from /proc')

let stored: Promise<StoredVideo> | undefined
const videoOf = (library: Library) => {
  stored ??= storeVideo(library, 'streams.mp4')
  return stored
}

/** Of a server that nobody configured. */
const LIMITS = { ofUser: 16 }

const expectNothingOpen = (server: Server) =>
  expect.poll(() => openVideos(server), { message: 'stored videos still open', timeout: 5000 }).toBe(0)

async function residentBytes({ pid }: Server): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024
}

/** Reads at least `count` bytes and then stops reading. */
async function readSome(socket: Socket, count: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  for (let received = 0; received < count; ) {
    const [chunk] = (await once(socket, 'data')) as [Buffer]
    chunks.push(chunk)
    received += chunk.length
  }
  socket.pause()
  return Buffer.concat(chunks)
}

test('500 clients that read 64 KiB and leave, leave no file open', async ({ server, library }) => {
  const { target, ...video } = await videoOf(library)
  await replaceBy({ target, ...video }, BIG, [[0, MIB]])
  for (let round = 0; round < 50; round += 1) {
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const socket = await openRequest(server.url, { target, lines: whole })
        const start = await readSome(socket, 65_536)
        socket.destroy()
        expect(parseAnswer(start, false).headers.get('content-range')).toEqual([`bytes 0-${BIG - 1}/${BIG}`])
      }),
    )
  }
  await expectNothingOpen(server)
})

test('200 clients that leave right after asking leave no file open', async ({ server, library }) => {
  const { target, ...video } = await videoOf(library)
  await replaceBy({ target, ...video }, BIG)
  for (let i = 0; i < 200; i += 1) {
    const socket = await openRequest(server.url, { target, lines: whole })
    if (i % 3 === 1) await new Promise((resolve) => setImmediate(resolve))
    if (i % 3 === 2) await new Promise((resolve) => setTimeout(resolve, i % 7))
    if (i % 2 === 0) socket.resetAndDestroy()
    else socket.destroy()
  }
  await expectNothingOpen(server)
  expect((await rawRequest(server.url, { method: 'HEAD', target })).status).toBe(200)
})

test('1000 HEADs leave no file open', async ({ server, library }) => {
  const { target, ...video } = await videoOf(library)
  await replaceBy({ target, ...video }, BIG)
  for (let round = 0; round < 100; round += 1) {
    const heads = Array.from({ length: 10 }, () => rawRequest(server.url, { method: 'HEAD', target }))
    for (const { status, headers } of await Promise.all(heads)) {
      expect([status, headers.get('content-length')]).toEqual([200, [String(BIG)]])
    }
  }
  await expectNothingOpen(server)
})

test('a file cut while it is sent breaks the connection', async ({ server, library }) => {
  const { target, ...video } = await videoOf(library)
  const size = 63 * MIB
  await replaceBy({ target, ...video }, size)
  const socket = await openRequest(server.url, { target, lines: whole })
  const start = await readSome(socket, 65_536)
  await truncate(video.storedPath, MIB)
  const rest = readAll(socket)
  socket.resume()
  const answer = parseAnswer(Buffer.concat([start, await rest]), false)
  expect(answer.headers.get('content-length')).toEqual([String(size)])
  expect(answer.isBroken).toBe(true)
  expect(answer.body.equals(bytesOf(0, answer.body.length - 1)), 'nothing is filled up').toBe(true)
  await expectNothingOpen(server)
})

test('a file replaced while it is sent breaks the connection, and no byte of the new one is sent', async ({
  server,
  library,
}) => {
  const { target, ...video } = await videoOf(library)
  const size = 63 * MIB
  await replaceBy({ target, ...video }, size)
  const socket = await openRequest(server.url, { target, lines: whole })
  const start = await readSome(socket, 65_536)
  await writeFile(`${video.storedPath}.new`, Buffer.alloc(size, 255))
  await rename(`${video.storedPath}.new`, video.storedPath)
  const rest = readAll(socket)
  socket.resume()
  const answer = parseAnswer(Buffer.concat([start, await rest]), false)
  expect(answer.isBroken).toBe(true)
  expect(answer.body.equals(bytesOf(0, answer.body.length - 1))).toBe(true)
  await expectNothingOpen(server)
})

test('2000 ranges that are dropped leave open files and memory where they were', async ({ server, library }) => {
  const { target, ...video } = await videoOf(library)
  await replaceBy({ target, ...video }, BIG)
  const drop = async (count: number) => {
    for (let i = 0; i < count; i += 10) {
      const dropped = Array.from({ length: 10 }, async (_, n) => {
        const lines = [`Range: bytes=${(i + n) * 1_000_003}-`]
        const socket = await openRequest(server.url, { target, lines })
        await readSome(socket, (n % 3) * 100_000 + 1)
        socket.destroy()
      })
      await Promise.all(dropped)
    }
  }
  // A garbage collector lets memory go up and down by dozens of MiB: the medians of many looks are compared.
  const memoryOver = async (count: number) => {
    const samples: number[] = []
    for (let i = 0; i < count; i += 100) {
      await drop(100)
      samples.push(await residentBytes(server))
    }
    return samples.sort((a, b) => a - b)[samples.length >> 1] ?? Number.NaN
  }
  await drop(500)
  const filesBefore = await openFiles(server)
  const memoryBefore = await memoryOver(1000)
  const memoryAfter = await memoryOver(1000)
  await expectNothingOpen(server)
  await expect.poll(() => openFiles(server)).toBeLessThanOrEqual(filesBefore)
  expect(memoryAfter - memoryBefore).toBeLessThan(24 * MIB)
})

test('clients that never read cost the server little memory and keep no file open', async ({ server, library }) => {
  const { target, ...video } = await videoOf(library)
  await replaceBy({ target, ...video }, BIG)
  await rawRequest(server.url, { target, lines: ['Range: bytes=0-10000000'] })
  const before = await residentBytes(server)
  const sockets = await Promise.all(Array.from({ length: 32 }, () => openRequest(server.url, { target, lines: whole })))
  const statuses = await Promise.all(
    sockets.map(async (socket) => parseAnswer(await readSome(socket, 300), false).status),
  )
  expect(statuses.filter((status) => status === 206)).toHaveLength(LIMITS.ofUser)
  let most = before
  for (let i = 0; i < 20; i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    most = Math.max(most, await residentBytes(server))
  }
  expect(most - before).toBeLessThan(64 * MIB)
  await expectNothingOpen(server)
  for (const socket of sockets) socket.destroy()
})

test('a stream above the limit is refused with 503 and Retry-After, and one that ends makes room', async ({
  server,
  library,
}) => {
  const { target, ...video } = await videoOf(library)
  await replaceBy({ target, ...video }, BIG)
  const ask = () => openRequest(server.url, { target, lines: whole })
  await expect
    .poll(async () => (await rawRequest(server.url, { target, lines: ['Range: bytes=0-9'] })).status)
    .toBe(206)
  const sockets = await Promise.all(Array.from({ length: LIMITS.ofUser }, ask))
  for (const socket of sockets) await readSome(socket, 300)
  const refused = await rawRequest(server.url, { target, lines: ['Range: bytes=0-9'] })
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, ['1']])
  expect(JSON.parse(refused.body.toString())).toMatchObject({ error: { code: 'server-busy' } })
  const head = await rawRequest(server.url, { method: 'HEAD', target })
  expect(head.status, 'HEAD has no body and takes no place').toBe(200)
  sockets[0]?.destroy()
  await expect
    .poll(async () => (await rawRequest(server.url, { target, lines: ['Range: bytes=0-9'] })).status)
    .toBe(206)
  for (const socket of sockets) socket.destroy()
})

/** A connection that is kept, on which all of `ranges` were asked for at once. */
async function pipeline({ url }: Server, target: string, ranges: readonly string[]): Promise<Socket> {
  const { host } = new URL(url)
  const socket = await openConnection(url)
  const own = `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookieFor(url) ?? ''}\r\n`
  socket.write(ranges.map((range) => `${own}Range: ${range}\r\n\r\n`).join(''))
  return socket
}

test('answers that wait for another on the same connection are all sent, and give their places back if it breaks', async ({
  server,
  library,
}) => {
  const { target, ...video } = await videoOf(library)
  await replaceBy({ target, ...video }, BIG, [[0, MIB]])
  await rawRequest(server.url, { target, lines: ['Range: bytes=0-9'] })
  const small = Array.from({ length: 8 }, (_, n) => `bytes=${n}-${n + 99}`)
  const read = await pipeline(server, target, small)
  const chunks: Buffer[] = []
  read.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (const [n] of small.entries())
    await expect.poll(() => Buffer.concat(chunks).includes(bytesOf(n, n + 99)), `range ${n}`).toBe(true)
  read.destroy()
  for (let round = 0; round < 4; round += 1) {
    const left = await pipeline(server, target, ['bytes=0-', ...small])
    await readSome(left, 300)
    await new Promise((resolve) => setTimeout(resolve, 50))
    left.destroy()
  }
  await expect
    .poll(async () => (await rawRequest(server.url, { target, lines: ['Range: bytes=0-9'] })).status)
    .toBe(206)
  await expect.poll(async () => metric(server, 'framemark_media_streams_active')).toBe(0)
})

test('bytes that a client did not take are not counted as sent', async ({ server, library }) => {
  const { target, ...video } = await videoOf(library)
  await replaceBy({ target, ...video }, BIG)
  await rawRequest(server.url, { target, lines: ['Range: bytes=0-9'] })
  const count = async () => [
    await metric(server, 'framemark_media_aborts_total'),
    await metric(server, 'framemark_media_bytes_total'),
  ]
  const [aborts = 0, sent = 0] = await count()
  const length = 32 * MIB
  const socket = await openRequest(server.url, { target, lines: [`Range: bytes=0-${length - 1}`] })
  await readSome(socket, 300)
  await new Promise((resolve) => setTimeout(resolve, 200))
  socket.destroy()
  await expect.poll(async () => (await count())[0]).toBe(aborts + 1)
  expect(((await count())[1] ?? 0) - sent).toBeLessThan(length)
})
