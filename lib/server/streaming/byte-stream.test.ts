import { mkdtemp, open, readdir, readlink, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type ByteStreamOptions, byteStream } from './byte-stream'
import type { StreamEnd } from './stream-end'

const SIZE = 1_000_003
let folder: string
let path: string
const pattern = (first: number, last: number) =>
  Buffer.from(Array.from({ length: last - first + 1 }, (_, i) => (first + i) % 251))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-stream-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

/** How often this file is open in this process. */
async function openCount(name = path): Promise<number> {
  const links = await Promise.all(
    (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
  )
  return links.filter((link) => link.startsWith(name)).length
}

const isLinux = process.platform === 'linux'
const expectClosed = async () => isLinux && vi.waitFor(async () => expect(await openCount()).toBe(0), { timeout: 5000 })

let made = 0
async function start(first: number, last: number, options: Partial<ByteStreamOptions> = {}) {
  made += 1
  path = join(folder, `${made}.bin`)
  await writeFile(path, pattern(0, SIZE - 1))
  const handle = await open(path)
  const ends: { how: StreamEnd; sent: number }[] = []
  const abort = new AbortController()
  const stream = byteStream(
    handle,
    { first, last },
    {
      signal: abort.signal,
      onEnd: (how, sent) => ends.push({ how, sent }),
      ...options,
    },
  )
  return { stream, ends, abort }
}

const readAll = async (stream: ReadableStream<Uint8Array>) => Buffer.from(await new Response(stream).arrayBuffer())

test.each([
  { first: 0, last: SIZE - 1, chunkBytes: 65_536, rule: 'the whole file in many chunks' },
  { first: 0, last: 0, chunkBytes: 65_536, rule: 'the first byte' },
  { first: SIZE - 1, last: SIZE - 1, chunkBytes: 65_536, rule: 'the last byte' },
  { first: 251, last: 251 + 65_535, chunkBytes: 65_536, rule: 'exactly one chunk' },
  { first: 7, last: 7 + 65_536, chunkBytes: 65_536, rule: 'one byte more than a chunk' },
  { first: 100, last: 199, chunkBytes: 1, rule: 'a byte at a time' },
])('bytes $first to $last: $rule', async ({ first, last, chunkBytes }) => {
  const onFirstBytes = vi.fn()
  const { stream, ends } = await start(first, last, { chunkBytes, onFirstBytes })
  expect((await readAll(stream)).equals(pattern(first, last))).toBe(true)
  expect(ends).toEqual([{ how: 'complete', sent: last - first + 1 }])
  expect(onFirstBytes).toHaveBeenCalledOnce()
  await expectClosed()
})

test('nothing is read before it is asked for, and one chunk at a time', async () => {
  const { stream, ends } = await start(0, SIZE - 1, { chunkBytes: 1000 })
  const reader = stream.getReader()
  await sleep(20)
  expect((await reader.read()).value?.byteLength).toBe(1000)
  await sleep(20)
  await reader.cancel()
  expect(ends).toEqual([{ how: 'aborted', sent: 1000 }])
  await expectClosed()
})

test('a client that left before the body was made', async () => {
  const { stream, ends } = await start(0, 9, { signal: AbortSignal.abort(new Error('left')) })
  await expect(readAll(stream)).rejects.toThrow('left')
  expect(ends).toEqual([{ how: 'aborted', sent: 0 }])
  await expectClosed()
})

test('a client that leaves before the body is pulled', async () => {
  const { ends, abort } = await start(0, 9)
  abort.abort()
  expect(ends).toEqual([{ how: 'aborted', sent: 0 }])
  await expectClosed()
})

test('a client that leaves midway, by every door at once', async () => {
  const { stream, ends, abort } = await start(0, SIZE - 1)
  const reader = stream.getReader()
  await reader.read()
  const reading = reader.read().catch(() => undefined)
  abort.abort()
  await reader.cancel().catch(() => undefined)
  await reading
  expect(ends).toHaveLength(1)
  expect(ends[0]?.how).toBe('aborted')
  await expectClosed()
})

test('a reader that makes no progress is given up', async () => {
  const { stream, ends } = await start(0, SIZE - 1, { idleMs: 30 })
  const reader = stream.getReader()
  await reader.read()
  await vi.waitFor(() => expect(ends).toEqual([{ how: 'stalled', sent: 262_144 }]))
  await expect(reader.read()).rejects.toThrow('no progress')
  await expectClosed()
})

test('a body that nobody ever reads is given up', async () => {
  const { ends } = await start(0, SIZE - 1, { idleMs: 30 })
  await vi.waitFor(() => expect(ends).toEqual([{ how: 'stalled', sent: 0 }]))
  await expectClosed()
})

test('a slow reader that makes progress is not given up', async () => {
  const { stream, ends } = await start(0, 4, { idleMs: 1500, chunkBytes: 1 })
  const reader = stream.getReader()
  for (let i = 0; i < 5; i += 1) {
    await sleep(400)
    expect((await reader.read()).value?.byteLength).toBe(1)
  }
  expect(ends).toEqual([{ how: 'complete', sent: 5 }])
})

test('a file that shrinks breaks the stream instead of ending it', async () => {
  const { stream, ends } = await start(0, SIZE - 1, { chunkBytes: 1000 })
  const reader = stream.getReader()
  await reader.read()
  await truncate(path, 1500)
  expect((await reader.read()).value?.byteLength).toBe(500)
  await expect(reader.read()).rejects.toThrow('shorter')
  expect(ends).toEqual([{ how: 'truncated', sent: 1500 }])
  await expectClosed()
})

test('a file that is replaced is sent to its old end', async () => {
  const { stream } = await start(0, SIZE - 1, { chunkBytes: 1000 })
  const reader = stream.getReader()
  const chunks = [(await reader.read()).value ?? new Uint8Array()]
  await writeFile(`${path}.new`, Buffer.alloc(SIZE, 255))
  await rename(`${path}.new`, path)
  for (let step = await reader.read(); !step.done; step = await reader.read()) chunks.push(step.value)
  expect(Buffer.concat(chunks).equals(pattern(0, SIZE - 1))).toBe(true)
})

test('a file that cannot be read any more fails the stream', async () => {
  const { stream, ends } = await start(0, 9)
  const broken = await open(path, 'a')
  const unreadable = byteStream(
    broken,
    { first: 0, last: 9 },
    {
      signal: new AbortController().signal,
      onEnd: (how, sent) => ends.push({ how, sent }),
    },
  )
  await expect(readAll(unreadable)).rejects.toThrow('EBADF')
  expect(ends).toEqual([{ how: 'failed', sent: 0 }])
  await stream.cancel()
  await expectClosed()
})

test('500 readers that leave at different moments leave no file open', async () => {
  const { stream } = await start(0, SIZE - 1)
  await stream.cancel()
  for (let i = 0; i < 500; i += 1) {
    const abort = new AbortController()
    const body = byteStream(await open(path), { first: 0, last: SIZE - 1 }, { signal: abort.signal, chunkBytes: 4096 })
    const reader = body.getReader()
    if (i % 5 > 0) await reader.read()
    const reading = i % 5 > 1 ? reader.read().catch(() => undefined) : undefined
    if (i % 2 === 0) abort.abort()
    else await reader.cancel()
    await reading
  }
  await expectClosed()
})
