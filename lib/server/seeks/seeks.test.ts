import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seekBatch, seekSummary } from '@/lib/player/seek-schema'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
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
  latencyMs: 40.5,
  error: null,
  occurredAt: '2026-01-02T03:04:05.678Z',
  ...changes,
})

const store = (...events: object[]) => storeSeeks(videoId, seekBatch.parse({ pageId: 'page-0001', events }), 'local')

async function summary() {
  const answer = await summarizeSeeks(videoId)
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

test('the summary tells what is known, and null for what is not', async () => {
  const nothing = { count: 0, latencyMs: { p50: null, p95: null }, shareExact: null, errors: 0 }
  expect(await summary()).toEqual(nothing)
  await store(...Array.from({ length: 20 }, (_, i) => seek({ latencyMs: i + 1 })))
  expect(await summary()).toEqual({ count: 20, latencyMs: { p50: 10, p95: 19 }, shareExact: 1, errors: 0 })
  await store(
    seek({ landedFrame: 51, latencyMs: 20, error: 'landed-elsewhere' }),
    seek({ landedFrame: null, latencyMs: null, error: 'superseded' }),
    seek({ landedFrame: null, latencyMs: null, error: 'decode failed' }),
  )
  expect(await summary()).toMatchObject({ count: 23, shareExact: 20 / 21, errors: 1 })
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
  ['more than is asked for', [seek({ user: 'me' })]],
])('%s is not a batch', (_, events) => {
  expect(seekBatch.safeParse({ pageId: 'page-0001', events }).success).toBe(false)
})
