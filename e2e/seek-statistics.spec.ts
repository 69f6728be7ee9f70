import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import type { WatchReport } from '@/lib/player/seek-schema'
import { type SeekSummary, seekSummary } from '@/lib/player/seek-summary'
import { violations } from './fixtures/accessibility'
import { rawRequest } from './fixtures/raw-http'
import { test } from './fixtures/server'
import { storeVideo } from './fixtures/stored-video'
import { StatisticsPage } from './pages/statistics-page'
import { WorkspacePage } from './pages/workspace-page'

async function summaryOf(page: Page, url: string, videoId: string): Promise<SeekSummary> {
  const answer = await page.request.get(`${url}/api/videos/${videoId}/seek-analytics`)
  expect(answer.status()).toBe(200)
  return seekSummary.parse(await answer.json())
}

const seek = (changes: object) => ({
  id: randomUUID(),
  variant: 'raw',
  kind: 'jump',
  fromFrame: 0,
  targetFrame: 50,
  landedFrame: 50,
  scrubMs: 12,
  latencyMs: 120,
  stallMs: 0,
  prefetch: 'miss',
  error: null,
  occurredAt: '2026-01-02T03:04:05.678Z',
  ...changes,
})

const WATCH: WatchReport = {
  variant: 'raw',
  playedMs: 95_000,
  stalledMs: 4000,
  predictionsMade: 8,
  predictionsUsed: 2,
}

/** Three steps that were foreseen and a jump that was not, missed and had to wait. */
const batch = () => ({
  pageId: 'page-0001',
  events: [
    ...[4, 5, 6].map((ms) => seek({ kind: 'step', scrubMs: ms, latencyMs: ms, prefetch: 'hit' })),
    seek({ landedFrame: 51, scrubMs: 30, latencyMs: 700, stallMs: 1000, error: 'landed-elsewhere' }),
  ],
  watch: WATCH,
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what pages report of their seeks is summed and shown (${colorScheme})`, async ({ page, server, library }) => {
    const video = await storeVideo(library, `seeks-${colorScheme}.mp4`)
    const report = async (data: object) => {
      const answer = await page.request.post(`${server.url}/api/videos/${video.videoId}/seek-analytics`, { data })
      expect(answer.status()).toBe(200)
      return (await answer.json()) as unknown
    }
    const sent = batch()
    expect(await report(sent)).toEqual({ stored: 4 })
    expect(await report(sent)).toEqual({ stored: 0 })
    expect(await report({ pageId: 'page-0001', events: [], watch: { ...WATCH, playedMs: 1000 } })).toEqual({
      stored: 0,
    })
    const summary = await summaryOf(page, server.url, video.videoId)
    expect(summary).toMatchObject({
      count: 4,
      scrubMs: { p50: 5, p95: 30 },
      latencyMs: { p50: 5, p95: 700 },
      shareExact: 0.75,
      stall: { playedMs: 95_000, stalledMs: 5000, seekStalledMs: 1000, share: 0.05 },
      prefetch: { hits: 3, misses: 1, hitRate: 0.75, predictionsMade: 8, predictionsUsed: 2 },
      byKind: { step: { count: 3, shareExact: 1 }, jump: { count: 1, shareExact: 0 } },
    })
    const stats = await page.request.get(`${server.url}/api/videos/${video.videoId}/streaming-stats`)
    expect(await stats.json()).toMatchObject({ seeks: summary })

    await page.emulateMedia({ colorScheme })
    await rawRequest(server.url, { target: video.target, lines: ['Range: bytes=0-99'] })
    const statistics = new StatisticsPage(page)
    await statistics.open(server.url, video.videoId)
    await expect(statistics.latencies).toHaveAttribute('data-seeks', '4')
    await expect(statistics.panel('How long seeks take')).toContainText(
      'a picture within 5 ms, the full frame within 5 ms',
    )
    await expect(statistics.panel('How well seeks go')).toContainText('75% on the exact frame')
    await expect(statistics.panel('How well seeks go')).toContainText('3 of 4 seeks found the frame here already')
    await expect(statistics.panel('Time spent waiting')).toContainText('5% of the time was waiting')
    await expect(statistics.kind('Steps').getByRole('cell')).toHaveText(['3', '5 ms', '6 ms', '5 ms', '6 ms', '100%'])
    await expect(statistics.kind('Jumps').getByRole('cell')).toHaveText([
      '1',
      '30 ms',
      '30 ms',
      '700 ms',
      '700 ms',
      '0%',
    ])
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 1024, height: 768 })
    const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
    expect(await page.evaluate(sideways)).toBe(0)
  })
}

test('what a page plays is told when it is left', async ({ page, server, library }) => {
  const { videoId } = await storeVideo(library, 'played.mp4')
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  await workspace.goToFrame(100)
  await page.keyboard.press('Space')
  await expect(workspace.player).toHaveAttribute('data-state', 'playing')
  await page.waitForTimeout(1500)
  await page.keyboard.press('Space')
  await workspace.untilPaused()
  await page.goto('about:blank')
  await expect.poll(async () => (await summaryOf(page, server.url, videoId)).stall.playedMs).toBeGreaterThan(1000)
  const { byKind, stall } = await summaryOf(page, server.url, videoId)
  expect(stall.playedMs).toBeLessThan(60_000)
  expect(byKind).toMatchObject({ jump: { count: 1, shareExact: 1 }, restore: { shareExact: 1 } })
})
