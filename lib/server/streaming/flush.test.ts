import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { processWide } from '@/lib/server/process-wide'
import type { RenditionKind } from '@/lib/videos/schema'
import { flushStreamingStats } from './flush'
import { readStreamingStats } from './read-streaming-stats'
import { RequestObserver } from './recorder'
import { streamingMemory } from './streaming-memory'

const SIZE = 1_000_000
let library: TestLibrary
let videoId = ''

beforeEach(async () => {
  restart()
  library = await createTestLibrary()
  videoId = await createTestVideo()
})
afterEach(async () => {
  vi.useRealTimers()
  await library.close()
})

/** Another process: what was in memory is gone, and so is the name. */
function restart(): void {
  processWide('streaming-memory').value = undefined
}

function send(first: number, last: number, rendition: RenditionKind = 'original', sizeBytes = SIZE): void {
  const observer = new RequestObserver({ videoId, variant: 'raw', rendition }, 'route')
  observer.answered(206, { ranges: [{ first, last }], sizeBytes })
  observer.firstBytes()
  observer.ended('complete', last - first + 1)
}

async function stats() {
  const read = await readStreamingStats(videoId, OWNER)
  if (!read.ok) throw new Error(read.error.code)
  return read.value
}

test('a restart forgets nothing, and processes beside each other are summed', async () => {
  send(0, 99_999)
  await flushStreamingStats()
  const before = await stats()
  restart()
  expect(await stats()).toEqual(before)
  send(50_000, 149_999)
  await flushStreamingStats()
  expect(await db().streamingStats.count()).toBe(2)
  expect(await stats()).toMatchObject({
    requests: 2,
    bytes: 200_000,
    wholeFileBytes: 2 * SIZE,
    savedShare: 0.9,
    fileBytes: SIZE,
    shareSent: 0.15,
    statuses: { '206': 2 },
  })
})

test('written twice is written once, and reading in between counts nothing twice', async () => {
  send(0, 9)
  await flushStreamingStats()
  send(10, 19)
  expect(await stats()).toMatchObject({ requests: 2, bytes: 20 })
  await Promise.all([flushStreamingStats(), flushStreamingStats()])
  await flushStreamingStats()
  expect(await db().streamingStats.findMany({ select: { requests: true, coverage: true } })).toEqual([
    { requests: 2, coverage: [[0, 19]] },
  ])
})

test('what is counted while a flush is under way is written by the one that was asked for after it', async () => {
  send(0, 9)
  const first = flushStreamingStats()
  await Promise.resolve()
  send(10, 19)
  await Promise.all([first, flushStreamingStats()])
  expect(await db().streamingStats.findFirstOrThrow()).toMatchObject({ requests: 2, bytesSent: 20n })
})

test('hours are rows of their own; past ones leave the memory and stay counted', async () => {
  vi.useFakeTimers({ now: new Date('2026-01-02T03:30:00Z'), toFake: ['Date'] })
  send(0, 9)
  vi.setSystemTime(new Date('2026-01-02T04:10:00Z'))
  send(10, 19)
  await flushStreamingStats()
  expect(await db().streamingStats.count()).toBe(2)
  const sum = await stats()
  expect(sum).toMatchObject({ requests: 2, bytes: 20, shareSent: 20 / SIZE })
  vi.setSystemTime(new Date('2026-01-02T09:00:00Z'))
  await flushStreamingStats()
  expect(streamingMemory().entries.size).toBe(0)
  expect(await stats()).toEqual(sum)
})

test('a stream that outlives the memory of its hour counts where it began', async () => {
  vi.useFakeTimers({ now: new Date('2026-01-02T03:30:00Z'), toFake: ['Date'] })
  const long = new RequestObserver({ videoId, variant: 'raw', rendition: 'original' }, 'route')
  long.answered(206, { ranges: [{ first: 0, last: SIZE - 1 }], sizeBytes: SIZE })
  await flushStreamingStats()
  vi.setSystemTime(new Date('2026-01-02T09:00:00Z'))
  await flushStreamingStats()
  long.ended('complete', SIZE)
  await flushStreamingStats()
  expect(await db().streamingStats.findMany()).toMatchObject([{ requests: 1, bytesSent: BigInt(SIZE) }])
  expect(await stats()).toMatchObject({ requests: 1, shareSent: 1 })
})

test('files of one variant: each for itself, and together by their size', async () => {
  send(0, SIZE - 1)
  send(0, 0, 'scrub', 250_000)
  const { variants, ...all } = await stats()
  expect(all).toMatchObject({ requests: 2, fileBytes: 1_250_000, shareSent: (SIZE + 1) / 1_250_000 })
  expect(all.coverage?.[199]).toBe(0.8)
  expect(variants.raw?.renditions.original).toMatchObject({ requests: 1, shareSent: 1 })
  expect(variants.raw?.renditions.scrub?.coverage?.slice(0, 2)).toEqual([0.001, 0])
  expect(variants.raw?.renditions.playback).toBeUndefined()
  expect(variants.processed).toBeUndefined()
})

test('a file of another size is another file: what was sent of the one before is not counted as sent', async () => {
  send(0, SIZE - 1)
  await flushStreamingStats()
  vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] })
  send(0, 9, 'original', 100)
  expect(await stats()).toMatchObject({ requests: 2, fileBytes: 100, shareSent: 0.1, bytes: SIZE + 10 })
})

test('rows of before coverage was recorded count, and claim nothing', async () => {
  await db().streamingStats.create({
    data: {
      videoId,
      variant: 'raw',
      processId: 'old',
      hour: new Date(0),
      requests: 3,
      bytesSent: 90n,
      wholeBytes: 90n,
    },
  })
  expect(await stats()).toMatchObject({
    requests: 3,
    savedShare: 0,
    shareSent: null,
    coverage: null,
    statuses: {},
    ttfbMs: { p50: null, p95: null },
  })
})

test('nobody watched it: nothing, and what follows from nothing is unknown', async () => {
  expect(await stats()).toMatchObject({
    requests: 0,
    wholeFileBytes: 0,
    savedShare: null,
    shareSent: null,
    variants: {},
  })
})
