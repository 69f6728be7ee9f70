import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type StreamingStats, streamingStats } from '@/lib/http/streaming-stats'
import { violations } from './fixtures/accessibility'
import { signInPages } from './fixtures/credentials'
import { rawRequest } from './fixtures/raw-http'
import { libraryOf, startServer, test } from './fixtures/server'
import { storePair, storeVideo } from './fixtures/stored-video'
import { longVideo } from './fixtures/videos'
import { StatisticsPage } from './pages/statistics-page'
import { WorkspacePage } from './pages/workspace-page'

async function statsOf(page: Page, url: string, videoId: string): Promise<StreamingStats> {
  const answer = await page.request.get(`${url}/api/videos/${videoId}/streaming-stats`)
  expect(answer.status()).toBe(200)
  return streamingStats.parse(await answer.json())
}

/** Drags the playhead over `parts` (0..1) of the video. */
async function scrub(page: Page, workspace: WorkspacePage, parts: readonly number[]): Promise<void> {
  const box = await workspace.scrubber.boundingBox()
  if (box === null) throw new Error('the scrubber has no place on the page')
  const middle = box.y + box.height / 2
  await page.mouse.move(box.x + 5, middle)
  await page.mouse.down()
  for (const part of parts) {
    await page.mouse.move(box.x + box.width * part, middle, { steps: 4 })
    await page.waitForTimeout(250)
  }
  await page.mouse.up()
  await workspace.untilPaused()
}

test('scrubbing shows in numbers and pictures, and a restart forgets nothing', async ({ page }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'framemark-statistics-'))
  let server = await startServer(dataDir)
  await signInPages(page.context(), server.url)
  const { videoId } = await libraryOf(dataDir).importVideo(await longVideo())
  const statistics = new StatisticsPage(page)
  await statistics.open(server.url, videoId)
  await expect(statistics.nobodyWatched).toBeVisible()
  await page.getByRole('link', { name: 'Open the video' }).click()
  const workspace = new WorkspacePage(page)
  await workspace.untilPaused()
  await scrub(page, workspace, [0.9, 0.4])

  await page.getByRole('link', { name: 'Statistics' }).click()
  await statistics.seekHistogram.waitFor()
  const before = { seeks: await statistics.seeks(), share: await statistics.shareSent('Original') }
  expect(before.seeks).toBeGreaterThan(1)
  expect(before.share).toBeGreaterThan(0)
  expect(before.share).toBeLessThanOrEqual(1)
  await expect.poll(async () => Number(await statistics.latencies.getAttribute('data-seeks'))).toBeGreaterThan(1)
  await expect(statistics.kind('Scrubbing')).toBeVisible()
  await expect(statistics.savings).toContainText('less than sending whole files')
  await expect(statistics.firstBytes).toHaveAccessibleName(/Half within .*, 95% within /)
  expect(Number(await statistics.headline('Requests'))).toBeGreaterThan(1)

  // The page by itself shows what others do meanwhile.
  const target = `/api/media/videos/${videoId}?type=raw`
  await rawRequest(server.url, { target, lines: ['Range: bytes=-1'] })
  await expect.poll(() => statistics.seeks()).toBeGreaterThan(before.seeks)

  await page.getByRole('link', { name: 'Video' }).click()
  await workspace.untilPaused()
  await page.goto('about:blank')
  // Bodies the page gave up may still be ending.
  let last = await statsOf(page, server.url, videoId)
  await expect
    .poll(async () => {
      const now = await statsOf(page, server.url, videoId)
      const isStill = JSON.stringify(now) === JSON.stringify(last)
      last = now
      return isStill
    })
    .toBe(true)
  await server.stop()
  server = await startServer(dataDir)
  expect(await statsOf(page, server.url, videoId)).toEqual(last)
  await statistics.open(server.url, videoId)
  expect(await statistics.shareSent('Original')).toBe(last.variants.raw?.renditions.original?.shareSent)
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test('what was asked for by hand is what the statistics say', async ({ page, server, library }) => {
  const video = await storeVideo(library, 'by-hand.mp4')
  const ask = (...lines: string[]) => rawRequest(server.url, { target: video.target, lines })
  const whole = await ask()
  const size = whole.body.length
  await ask('Range: bytes=0-999')
  await ask('Range: bytes=0-999')
  await ask(`Range: bytes=${size}-`)
  await rawRequest(server.url, { target: video.target, method: 'HEAD' })
  await expect.poll(async () => (await statsOf(page, server.url, video.videoId)).bytes).toBe(size + 2000)
  const stats = await statsOf(page, server.url, video.videoId)
  expect(stats).toMatchObject({
    requests: 5,
    rangeRequests: 2,
    averageRangeBytes: 1000,
    wholeFileBytes: 3 * size,
    savedShare: 1 - (size + 2000) / (3 * size),
    fileBytes: size,
    shareSent: 1,
    statuses: { '200': 2, '206': 2, '416': 1 },
    aborts: 0,
    clientErrors: 1,
  })
  expect(stats.variants.raw?.renditions.original).toMatchObject({ requests: 5, shareSent: 1 })
  expect(stats.variants.processed).toBeUndefined()

  const statistics = new StatisticsPage(page)
  await statistics.open(server.url, video.videoId)
  expect(await statistics.headline('Requests')).toBe('5')
  expect(await statistics.headline('Errors')).toBe('1')
  expect(await statistics.seeks()).toBe(2)
  expect(await statistics.shareSent('Original')).toBe(1)
})

test('raw and processed footage are told apart, by mouse and by keys', async ({ page, server, library }) => {
  const { videoId } = await storePair(library, 'pair.mp4')
  const ask = (type: string, range: string) =>
    rawRequest(server.url, { target: `/api/media/videos/${videoId}?type=${type}`, lines: [`Range: bytes=${range}`] })
  await ask('raw', '0-99')
  await ask('raw', '500-599')
  await ask('processed', '0-99')
  const statistics = new StatisticsPage(page)
  await statistics.open(server.url, videoId)
  await expect(statistics.footage('Processed')).toBeChecked()
  expect(await statistics.headline('Requests')).toBe('1')
  await statistics.footage('Processed').press('ArrowLeft')
  await expect(statistics.footage('Raw')).toBeChecked()
  expect(await statistics.headline('Requests')).toBe('2')
  await expect(page).toHaveURL(/\?type=raw$/)
  await page.reload()
  await expect(statistics.footage('Raw')).toBeChecked()
  expect(await violations(page)).toEqual([])
})

test('what cannot be told is said, and asked for again', async ({ page, server, library }) => {
  const video = await storeVideo(library, 'unreachable.mp4')
  await page.goto(`${server.url}/videos/nobody/statistics`)
  await expect(page.getByRole('heading', { name: 'There is no such video' })).toBeVisible()
  await page.route('**/streaming-stats', (route) => route.abort())
  await page.goto(`${server.url}/videos/${video.videoId}/statistics`)
  await expect(page.getByRole('heading', { name: 'The statistics could not be loaded' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.unroute('**/streaming-stats')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(new StatisticsPage(page).nobodyWatched).toBeVisible()
})

test('the metrics are text that Prometheus reads', async ({ server, library }) => {
  const video = await storeVideo(library, 'metrics.mp4')
  const sampleOf = async (name: string) => {
    const { status, headers, body } = await rawRequest(server.url, { target: '/api/metrics' })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toEqual(['text/plain; version=0.0.4; charset=utf-8'])
    expect(headers.get('cache-control')).toEqual(['no-store'])
    const line = body
      .toString()
      .split('\n')
      .find((text) => text.startsWith(`${name} `))
    return line === undefined ? undefined : Number(line.split(' ').at(-1))
  }
  const parts = 'framemark_media_requests_total{carrier="route",variant="raw",status="206"}'
  const before = (await sampleOf(parts)) ?? 0
  await rawRequest(server.url, { target: video.target, lines: ['Range: bytes=0-99'] })
  await expect.poll(() => sampleOf(parts)).toBe(before + 1)
  await expect.poll(() => sampleOf('framemark_media_streams_active')).toBe(0)
  expect(await sampleOf('process_resident_memory_bytes')).toBeGreaterThan(0)
  const refused = await rawRequest(server.url, { target: '/api/metrics', method: 'POST', lines: ['Content-Length: 0'] })
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, ['GET, HEAD, OPTIONS']])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the statistics are accessible (${colorScheme})`, async ({ page, server, library }) => {
    const video = await storeVideo(library, `accessible-${colorScheme}.mp4`)
    await page.emulateMedia({ colorScheme })
    const statistics = new StatisticsPage(page)
    await statistics.open(server.url, video.videoId)
    expect(await violations(page)).toEqual([])
    await rawRequest(server.url, { target: video.target, lines: ['Range: bytes=0-99'] })
    await rawRequest(server.url, { target: video.target, lines: ['Range: bytes=5000-'] })
    await statistics.seekHistogram.waitFor()
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 1024, height: 768 })
    expect(await violations(page)).toEqual([])
    const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
    expect(await page.evaluate(sideways)).toBe(0)
  })
}
