import { stat } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { type StreamingStats, streamingStats } from '@/lib/http/streaming-stats'
import { openFiles, openVideos } from './fixtures/open-files'
import { type Server, test } from './fixtures/server'
import { LONG_VIDEO_GROUP, longVideo } from './fixtures/videos'
import { numbers } from './proof/numbers'
import { proveKind } from './proof/prove-kind'

// What dragging costs: pictures that are given back, files that are closed, and few bytes.

test.use({ shelf: 'costs' })

const long = { make: longVideo, firstBar: 0 }
const UNCLOSED = /VideoFrame was garbage collected/

async function statsOf({ url }: Server, videoId: string, page: Page): Promise<StreamingStats> {
  const answer = await page.request.get(`${url}/api/videos/${videoId}/streaming-stats`)
  return streamingStats.parse(await answer.json())
}

const bytesSent = async (server: Server, videoId: string, page: Page): Promise<number> =>
  (await statsOf(server, videoId, page)).bytes

/** All bytes that were sent of the video, once nothing more is. */
async function bytesAtRest(server: Server, videoId: string, page: Page): Promise<number> {
  let last = -1
  await expect
    .poll(
      async () => {
        const before = last
        last = await bytesSent(server, videoId, page)
        return last === before
      },
      { intervals: [1000], timeout: 30_000 },
    )
    .toBe(true)
  return last
}

/** A page tells of unclosed pictures by a warning, every ten seconds; its workers' warnings are not heard here. */
async function collectGarbage(page: Page): Promise<void> {
  await page.requestGC()
  await page.requestGC()
}

test('100 quick drags leave no picture unclosed and no file open', async ({ page, server, library }) => {
  test.skip(process.platform !== 'linux', 'open files are read from /proc')
  test.setTimeout(240_000)
  const warnings: string[] = []
  page.on('console', (message) => {
    if (UNCLOSED.test(message.text())) warnings.push(message.text())
  })
  const player = await proveKind(long, { page, server, library })
  const { frameCount } = player.proved
  await player.open('?frame=0')
  await player.stands(0, 'opening')
  await page.goto('about:blank')
  await expect.poll(() => openVideos(server)).toBe(0)
  const before = await openFiles(server)

  await player.open('?frame=0')
  await player.stands(0, 'opening')
  const random = numbers(frameCount)
  let last = 0
  for (let n = 0; n < 100; n += 1) {
    last = await player.dragOver([random.next().value, random.next().value, random.next().value], 0)
    await page.mouse.up()
    if (n % 20 === 19) await player.stands(last, `drag ${n}`)
  }
  await player.stands(last, 'the last drag')
  await player.expectProved()
  await collectGarbage(page)
  await page.waitForTimeout(11_000)
  expect(warnings).toEqual([])

  // Such a picture would have been heard of.
  await page.evaluate(() => {
    const canvas = new OffscreenCanvas(8, 8)
    canvas.getContext('2d')
    new VideoFrame(canvas, { timestamp: 0 })
  })
  await collectGarbage(page)
  await expect.poll(() => warnings.length, 'warnings about a picture dropped on purpose').toBe(1)

  await page.goto('about:blank')
  await expect.poll(() => openVideos(server), 'stored videos still open').toBe(0)
  await expect.poll(() => openFiles(server), { timeout: 30_000 }).toBeLessThanOrEqual(before)
})

/** Counts from now on how often nothing moves in the page for long enough that the hand seems to rest. */
async function countRests(page: Page): Promise<() => Promise<number>> {
  await page.evaluate((restMs) => {
    let last: number | null = null
    const rests = { count: 0 }
    const moved = () => {
      const now = performance.now()
      if (last !== null && now - last > restMs) rests.count += 1
      last = now
    }
    window.addEventListener('pointermove', moved, { capture: true })
    Object.assign(window, { handRests: rests })
  }, 80)
  return () => page.evaluate(() => (window as unknown as { handRests: { count: number } }).handRests.count)
}

test('60 places of a drag over a long video move few of its bytes', async ({ page, server, library }) => {
  test.setTimeout(180_000)
  const file = await longVideo()
  const player = await proveKind(long, { page, server, library })
  const { frameCount, videoId } = player.proved
  const { size } = await stat(file)
  await player.open('?frame=0')
  await player.stands(0, 'opening')
  const opened = await bytesAtRest(server, videoId, page)

  const along = Array.from({ length: 60 }, (_, n) => Math.round((n * (frameCount - 1)) / 59))
  const rests = await countRests(page)
  const last = await player.dragOver(along, 30)
  const sent = await statsOf(server, videoId, page)
  const dragged = sent.bytes - opened
  expect((await player.counts()).small, 'looks at small pictures').toBeGreaterThan(20)
  expect(sent.variants.raw?.renditions.scrub?.bytes, `bytes of ${size} for small pictures`).toBeLessThan(size / 5)
  // On a machine that stalls the hand rests on its way, and each rest brings the full picture with its group.
  const group = (size / frameCount) * LONG_VIDEO_GROUP * 1.25
  const rested = await rests()
  expect(dragged, `bytes of ${size}, with ${rested} rests`).toBeLessThan(size / 5 + rested * group)
  await page.mouse.up()
  await player.stands(last, 'letting go')
})
