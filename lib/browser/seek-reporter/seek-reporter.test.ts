import { expect, test } from 'vitest'
import { createFakeClock } from '@/lib/browser/stores/fake-media'
import { type SeekBatch, seekBatch, type WatchTotals } from '@/lib/player/seek-schema'
import { frame } from '@/lib/time/frame'
import { createSeekReporter } from './seek-reporter'

function openReporter() {
  const clock = createFakeClock()
  const sent: SeekBatch[] = []
  const left: SeekBatch[] = []
  const server: { answer: 'stored' | 'refused' | 'failed'; takesOver: boolean } = { answer: 'stored', takesOver: true }
  const watched: { totals: WatchTotals | null } = { totals: null }
  const reporter = createSeekReporter({
    pageId: 'page-00001',
    variant: 'raw',
    clock,
    watch: () => watched.totals,
    transport: {
      send: async (batch) => {
        sent.push(batch)
        return server.answer
      },
      sendLast: (batch) => {
        if (server.takesOver) left.push(batch)
        return server.takesOver
      },
    },
  })
  let count = 0
  const seek = () => {
    count += 1
    const request = {
      id: `seek-${1000 + count}`,
      kind: 'jump',
      from: frame(0),
      target: frame(7),
      requestedAtMs: clock.now(),
    } as const
    reporter.record({
      request,
      landed: frame(7),
      scrubMs: 4.5,
      latencyMs: 12.5,
      stallMs: 2,
      prefetch: 'miss',
      error: null,
    })
  }
  const ids = (batches: readonly SeekBatch[]) =>
    batches.map(({ events }) => events.map(({ id }) => id.slice(-1)).join(''))
  return {
    clock,
    reporter,
    seek,
    server,
    watched,
    sent: () => ids(sent),
    left: () => ids(left),
    batches: sent,
    last: left,
  }
}

test('seeks are gathered and sent together, in the form the server takes', async () => {
  const { clock, seek, sent, batches } = openReporter()
  seek()
  await clock.pass(1000)
  seek()
  expect(sent()).toEqual([])
  await clock.pass(2000)
  expect(sent()).toEqual(['12'])
  expect(seekBatch.safeParse(batches[0]).error).toBeUndefined()
  expect(batches[0]?.events[1]?.occurredAt).toBe('2026-01-01T00:00:01.000Z')
  expect(batches[0]?.events[1]).toMatchObject({ scrubMs: 4.5, latencyMs: 12.5, stallMs: 2, prefetch: 'miss' })
  await clock.pass(60_000)
  expect(sent()).toEqual(['12'])
})

test('what did not arrive is sent again with what came since', async () => {
  const { clock, seek, server, sent } = openReporter()
  server.answer = 'failed'
  seek()
  await clock.pass(3000)
  seek()
  server.answer = 'stored'
  await clock.pass(20_000)
  expect(sent()).toEqual(['1', '12'])
})

test('what the server will never take is let go', async () => {
  const { clock, seek, server, sent } = openReporter()
  server.answer = 'refused'
  seek()
  await clock.pass(60_000)
  expect(sent()).toEqual(['1'])
})

test('a page that goes away hands over everything at once', async () => {
  const { clock, reporter, seek, sent, left } = openReporter()
  seek()
  seek()
  reporter.leave()
  expect(left()).toEqual(['12'])
  await clock.pass(60_000)
  expect(sent()).toEqual([])
})

test('what the browser does not take over is kept', async () => {
  const { clock, reporter, seek, server, sent } = openReporter()
  server.takesOver = false
  seek()
  reporter.leave()
  await clock.pass(60_000)
  expect(sent()).toEqual(['1'])
})

test('many seeks go in batches that the server accepts', async () => {
  const { clock, reporter, seek, left } = openReporter()
  for (let n = 0; n < 450; n++) seek()
  reporter.leave()
  expect(left().map(({ length }) => length)).toEqual([200, 200, 50])
  await clock.pass(1)
})

const playedFor = (playedMs: number): WatchTotals => ({
  playedMs,
  stalledMs: 10,
  predictionsMade: 4,
  predictionsUsed: 1,
})

const playedIn = (batches: readonly SeekBatch[]) => batches.map(({ watch }) => watch?.playedMs ?? null)

test('totals go with the seeks if they grew, in the form the server takes', async () => {
  const { clock, seek, watched, batches } = openReporter()
  watched.totals = playedFor(1000)
  seek()
  await clock.pass(3000)
  seek()
  await clock.pass(3000)
  expect(playedIn(batches)).toEqual([1000, null])
  expect(batches[0]?.watch).toEqual({ variant: 'raw', ...playedFor(1000) })
  expect(seekBatch.safeParse(batches[0]).error).toBeUndefined()
})

test('totals that grow without a seek go every half minute, and again until they arrived', async () => {
  const { clock, server, watched, batches, sent } = openReporter()
  watched.totals = playedFor(1000)
  await clock.pass(29_000)
  expect(batches).toEqual([])
  server.answer = 'failed'
  await clock.pass(1000)
  server.answer = 'stored'
  await clock.pass(120_000)
  expect(playedIn(batches)).toEqual([1000, 1000])
  expect(sent()).toEqual(['', ''])
  expect(seekBatch.safeParse(batches[0]).error).toBeUndefined()
})

test('a page that was only opened, and did nothing, tells nothing', async () => {
  const { clock, reporter, watched, batches, last } = openReporter()
  watched.totals = { playedMs: 0, stalledMs: 0, predictionsMade: 0, predictionsUsed: 0 }
  await clock.pass(120_000)
  reporter.leave()
  expect([...batches, ...last]).toEqual([])
})

test('a page that goes away hands over its totals once, with or without seeks', async () => {
  const { clock, reporter, seek, watched, batches, last } = openReporter()
  watched.totals = playedFor(1000)
  for (let n = 0; n < 201; n++) seek()
  reporter.leave()
  watched.totals = playedFor(2000)
  reporter.leave()
  reporter.leave()
  reporter.dispose()
  expect(playedIn(last)).toEqual([1000, null, 2000])
  watched.totals = playedFor(3000)
  await clock.pass(120_000)
  expect(batches).toEqual([])
})
