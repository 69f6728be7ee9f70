import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { readRequestFields } from '@/lib/http/request-fields'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { prepareAnswer } from './prepare-answer'
import type { StreamEnd } from './stream-end'
import { activeStreams, cutStreams } from './stream-slots'
import { expectNothingOpen } from './test-media'
import { type WebBodyOptions, webBody } from './web-body'

const KIB = 1024
const SIZE = 1_000_003
const pattern = (first: number, last: number) =>
  Buffer.from(Array.from({ length: last - first + 1 }, (_, i) => (first + i) % 251))

let library: TestLibrary
let path: string

beforeAll(async () => {
  library = await createTestLibrary()
  path = join(dataFolder().media, 'clip.mp4')
})
beforeEach(() => writeFile(path, pattern(0, SIZE - 1)))
afterAll(() => library.close())

/** A body of `range`, and how it ended. */
async function start(range: string | null, options: Partial<WebBodyOptions> = {}) {
  const prepared = await prepareAnswer(
    {
      method: 'GET',
      fields: readRequestFields((name) => (name === 'range' ? range : null)),
      record: { kind: 'original', storageKey: 'clip.mp4', fileName: 'clip.mp4', container: 'mp4' },
      policy: { ranges: true, cache: 'private', disposition: 'inline', profile: null },
      right: { userId: 'somebody', videoId: 'clip', isRevoked: false },
    },
    (bytes) => Buffer.allocUnsafeSlow(bytes),
  )
  if (!prepared.ok || prepared.value.body === null) throw new Error('no body')
  const ends: { how: StreamEnd; sent: number }[] = []
  const abort = new AbortController()
  const onEnd = (how: StreamEnd, sent: number) => void ends.push({ how, sent })
  const stream = webBody(prepared.value.body, { signal: abort.signal, onEnd, ...options })
  return { stream, ends, abort }
}

const readAll = async (stream: ReadableStream<Uint8Array>) => Buffer.from(await new Response(stream).arrayBuffer())

async function expectEnded(): Promise<void> {
  expect(activeStreams()).toBe(0)
  await expectNothingOpen()
}

test.each([
  { range: null, first: 0, last: SIZE - 1, rule: 'the whole file in many chunks' },
  { range: 'bytes=0-0', first: 0, last: 0, rule: 'the first byte' },
  { range: 'bytes=-1', first: SIZE - 1, last: SIZE - 1, rule: 'the last byte' },
  { range: 'bytes=251-65786', first: 251, last: 65_786, rule: 'exactly the smallest chunk' },
  { range: 'bytes=7-524295', first: 7, last: 524_295, rule: 'one byte more than the largest chunk' },
])('bytes $first to $last: $rule', async ({ range, first, last }) => {
  const onFirstBytes = vi.fn()
  const { stream, ends } = await start(range, { onFirstBytes })
  expect((await readAll(stream)).equals(pattern(first, last))).toBe(true)
  expect(ends).toEqual([{ how: 'complete', sent: last - first + 1 }])
  expect(onFirstBytes).toHaveBeenCalledOnce()
  await expectEnded()
})

test('one chunk is read at a time, small ones first where no end was named, and no file is open meanwhile', async () => {
  const { stream, ends } = await start('bytes=0-')
  const reader = stream.getReader()
  const sizes: (number | undefined)[] = []
  for (let chunk = 0; chunk < 3; chunk += 1) {
    sizes.push((await reader.read()).value?.byteLength)
    await expectNothingOpen()
  }
  expect(sizes).toEqual([64 * KIB, 64 * KIB, 64 * KIB])
  await reader.cancel()
  expect(ends).toEqual([{ how: 'aborted', sent: 192 * KIB }])
  await expectEnded()
})

test('a client that left before the body was made', async () => {
  const { stream, ends } = await start('bytes=0-9', { signal: AbortSignal.abort(new Error('left')) })
  await expect(readAll(stream)).rejects.toThrow('left')
  expect(ends).toEqual([{ how: 'aborted', sent: 0 }])
  await expectEnded()
})

test('a client that leaves midway, by every door at once', async () => {
  const { stream, ends, abort } = await start(null)
  const reader = stream.getReader()
  await reader.read()
  const reading = reader.read().catch(() => undefined)
  abort.abort()
  await reader.cancel().catch(() => undefined)
  await reading
  expect(ends).toEqual([{ how: 'aborted', sent: 64 * KIB }])
  await expectEnded()
})

test('a reader that makes no progress is given up', async () => {
  const { stream, ends } = await start(null, { idleMs: 30 })
  const reader = stream.getReader()
  await reader.read()
  await vi.waitFor(() => expect(ends).toEqual([{ how: 'stalled', sent: 64 * KIB }]))
  await expect(reader.read()).rejects.toThrow('no progress')
  await expectEnded()
})

test('a body that nobody ever reads is given up', async () => {
  const { ends } = await start(null, { idleMs: 30 })
  await vi.waitFor(() => expect(ends).toEqual([{ how: 'stalled', sent: 0 }]))
  await expectEnded()
})

test('a slow reader that makes progress is not given up', async () => {
  const { stream, ends } = await start(null, { idleMs: 1500 })
  const reader = stream.getReader()
  for (let step = await reader.read(); !step.done; step = await reader.read()) await sleep(400)
  expect(ends).toEqual([{ how: 'complete', sent: SIZE }])
})

test('a right that is taken back ends the body at once', async () => {
  const { stream, ends } = await start(null)
  const reader = stream.getReader()
  await reader.read()
  cutStreams(({ videoId }) => videoId === 'another')
  expect(ends).toEqual([])
  cutStreams(({ videoId }) => videoId === 'clip')
  expect(ends).toEqual([{ how: 'aborted', sent: 64 * KIB }])
  await expect(reader.read()).rejects.toThrow('taken back')
  await expectEnded()
})

test('a file that shrinks breaks the stream instead of ending it', async () => {
  const { stream, ends } = await start(null)
  const reader = stream.getReader()
  await reader.read()
  await truncate(path, 100_000)
  await expect(reader.read()).rejects.toThrow('truncated')
  expect(ends).toEqual([{ how: 'truncated', sent: 64 * KIB }])
  await expectEnded()
})

test('300 readers that leave at different moments leave no file open', async () => {
  for (let i = 0; i < 300; i += 1) {
    const { stream, abort } = await start('bytes=100-')
    const reader = stream.getReader()
    if (i % 5 > 0) await reader.read()
    const reading = i % 5 > 1 ? reader.read().catch(() => undefined) : undefined
    if (i % 2 === 0) abort.abort()
    else await reader.cancel()
    await reading
  }
  await expectEnded()
})
