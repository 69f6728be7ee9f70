import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seekBatch } from '@/lib/player/seek-schema'
import { seekSummary } from '@/lib/player/seek-summary'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { storeSeeks } from './store-seeks'
import { summarizeSeeks } from './summarize-seeks'

let library: TestLibrary
let videoId = ''

beforeEach(async () => {
  library = await createTestLibrary()
  videoId = await createTestVideo()
})

afterEach(() => library.close())

const seek = (changes: object = {}) => ({
  id: randomUUID(),
  variant: 'raw',
  kind: 'jump',
  fromFrame: 0,
  targetFrame: 50,
  landedFrame: 50,
  scrubMs: 9.5,
  latencyMs: 40.5,
  stallMs: 12,
  prefetch: 'hit',
  error: null,
  occurredAt: '2026-01-02T03:04:05.678Z',
  ...changes,
})

const store = (...events: object[]) => storeSeeks(videoId, seekBatch.parse({ pageId: 'page-0001', events }), OWNER)

async function summary() {
  const answer = await summarizeSeeks(videoId, OWNER)
  return answer.ok ? seekSummary.parse(answer.value) : answer.error.code
}

test('a seek is kept as it was measured', async () => {
  const event = seek()
  expect(await store(event)).toEqual({ ok: true, value: { stored: 1 } })
  const { createdAt, ...kept } = await db().seekEvent.findFirstOrThrow()
  expect(createdAt).toBeInstanceOf(Date)
  expect(kept).toEqual({
    ...event,
    videoId,
    userId: 'local',
    pageId: 'page-0001',
    occurredAt: new Date(event.occurredAt),
  })
})

test('a batch sent again, whole or mixed with new events, stores nothing twice', async () => {
  const [a, b, c] = [seek(), seek(), seek()]
  expect(await store(a, b)).toEqual({ ok: true, value: { stored: 2 } })
  expect(await store(a, b)).toEqual({ ok: true, value: { stored: 0 } })
  expect(await store(b, c, c)).toEqual({ ok: true, value: { stored: 1 } })
  expect(await db().seekEvent.count()).toBe(3)
})

test('a page from before more was measured is still heard', async () => {
  const { scrubMs, stallMs, prefetch, ...old } = seek()
  await store(old)
  expect(await db().seekEvent.findFirstOrThrow()).toMatchObject({ scrubMs: null, stallMs: 0, prefetch: 'none' })
})

const unknown = { p50: null, p95: null }

test('the summary tells what is known, and null for what is not', async () => {
  const summed = await summary()
  expect(summed).toMatchObject({ count: 0, scrubMs: unknown, latencyMs: unknown, shareExact: null, errors: 0 })
  expect(summed).toMatchObject({
    stall: { playedMs: 0, stalledMs: 0, seekStalledMs: 0, share: null },
    prefetch: { hits: 0, misses: 0, hitRate: null, predictionsMade: 0, predictionsUsed: 0 },
    byKind: {},
  })
  await store(...Array.from({ length: 20 }, (_, i) => seek({ scrubMs: (i + 1) / 2, latencyMs: i + 1 })))
  expect(await summary()).toMatchObject({
    count: 20,
    scrubMs: { p50: 5, p95: 9.5 },
    latencyMs: { p50: 10, p95: 19 },
    shareExact: 1,
    errors: 0,
  })
  await store(
    seek({ landedFrame: 51, latencyMs: 20, error: 'landed-elsewhere' }),
    seek({ landedFrame: null, latencyMs: null, error: 'superseded' }),
    seek({ landedFrame: null, latencyMs: null, error: 'decode failed' }),
  )
  expect(await summary()).toMatchObject({ count: 23, shareExact: 20 / 21, errors: 1 })
})

test('each kind of seek is summed for itself', async () => {
  await store(
    seek({ kind: 'step', scrubMs: 5, latencyMs: 5 }),
    seek({ kind: 'scrub', scrubMs: 12, latencyMs: null, landedFrame: null, error: 'superseded' }),
    seek({ kind: 'scrub', scrubMs: 14, latencyMs: 90, landedFrame: 49, error: 'landed-elsewhere' }),
  )
  expect(await summary()).toMatchObject({
    byKind: {
      step: { count: 1, scrubMs: { p50: 5, p95: 5 }, latencyMs: { p50: 5, p95: 5 }, shareExact: 1 },
      scrub: { count: 2, scrubMs: { p50: 12, p95: 14 }, latencyMs: { p50: 90, p95: 90 }, shareExact: 0 },
    },
  })
})

const watch = (changes: object = {}) => ({
  variant: 'raw',
  playedMs: 60_000,
  stalledMs: 500,
  predictionsMade: 40,
  predictionsUsed: 30,
  ...changes,
})

const report = (pageId: string, totals: object, events: readonly object[] = []) =>
  storeSeeks(videoId, seekBatch.parse({ pageId, events, watch: totals }), OWNER)

test('of what a page reports in all, the greatest counts: sent twice, out of order, with events or alone', async () => {
  expect(await report('page-0001', watch())).toEqual({ ok: true, value: { stored: 0 } })
  await report('page-0001', watch())
  await report('page-0001', watch({ playedMs: 90_000, predictionsUsed: 35 }), [seek({ stallMs: 0 })])
  await report('page-0001', watch({ playedMs: 30_000, stalledMs: 100 }))
  expect(await summary()).toMatchObject({
    count: 1,
    stall: { playedMs: 90_000, stalledMs: 500, seekStalledMs: 0 },
    prefetch: { predictionsMade: 40, predictionsUsed: 35 },
  })
  expect(await db().watchTime.findFirstOrThrow()).toMatchObject({ videoId, userId: 'local', pageId: 'page-0001' })
})

test('pages and footage add up, and what seeks waited is waiting too', async () => {
  await report('page-0001', watch({ stalledMs: 1000 }))
  await report('page-0001', watch({ variant: 'processed', stalledMs: 0 }))
  await report('page-0002', watch({ stalledMs: 2000 }), [seek({ stallMs: 250 }), seek({ stallMs: 750 })])
  expect(await summary()).toMatchObject({
    stall: { playedMs: 180_000, stalledMs: 4000, seekStalledMs: 1000, share: 4 / 184 },
    prefetch: { hits: 2, misses: 0, hitRate: 1, predictionsMade: 120, predictionsUsed: 90 },
  })
})

test('where nothing was foreseen there is no hit rate', async () => {
  await store(seek({ prefetch: 'none' }), seek({ prefetch: 'none' }))
  expect(await summary()).toMatchObject({ prefetch: { hits: 0, misses: 0, hitRate: null } })
  await store(seek({ prefetch: 'miss' }), seek(), seek(), seek())
  expect(await summary()).toMatchObject({ prefetch: { hits: 3, misses: 1, hitRate: 0.75 } })
})

test('a video that is not there keeps nothing', async () => {
  videoId = 'nobody'
  expect(await store(seek())).toMatchObject({ ok: false, error: { code: 'video-not-found' } })
  expect(await summary()).toBe('video-not-found')
})

test.each([
  ['more than 200 events', Array.from({ length: 201 }, () => seek())],
  ['no event', []],
  ['a frame that is none', [seek({ targetFrame: 1.5 })]],
  ['a time that is none', [seek({ occurredAt: 'yesterday' })]],
  ['a latency that is none', [seek({ latencyMs: Number.POSITIVE_INFINITY })]],
  ['a wait below zero', [seek({ stallMs: -1 })]],
  ['a foresight nobody has', [seek({ prefetch: 'maybe' })]],
  ['more than is asked for', [seek({ user: 'me' })]],
])('%s is not a batch', (_, events) => {
  expect(seekBatch.safeParse({ pageId: 'page-0001', events }).success).toBe(false)
})

test.each([
  ['time below zero', { playedMs: -1 }],
  ['time that is none', { stalledMs: Number.NaN }],
  ['more than a page can be open', { playedMs: 100 * 86_400_000 }],
  ['half a prediction', { predictionsMade: 0.5 }],
])('%s is not a report', (_, changes) => {
  expect(seekBatch.safeParse({ pageId: 'page-0001', events: [], watch: watch() }).success).toBe(true)
  expect(seekBatch.safeParse({ pageId: 'page-0001', events: [], watch: watch(changes) }).success).toBe(false)
})
