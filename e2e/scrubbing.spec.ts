import { readFile } from 'node:fs/promises'
import { expect, type Response } from '@playwright/test'
import { test } from './fixtures/server'
import { longVideo } from './fixtures/videos'
import { WorkspacePage } from './pages/workspace-page'

test('scrubbing a long video asks for parts and gets exactly these parts', async ({ page, server, library }) => {
  const file = await longVideo()
  const { videoId } = await library.importVideo(file)
  const bytes = await readFile(file)
  const answers: Response[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).pathname === `/api/media/videos/${videoId}`) answers.push(response)
  })

  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId, '?frame=0')
  await workspace.untilPaused()
  const before = answers.length
  const box = await workspace.scrubber.boundingBox()
  if (box === null) throw new Error('the scrubber has no place on the page')
  const middle = box.y + box.height / 2
  await page.mouse.move(box.x + 5, middle)
  await page.mouse.down()
  for (const part of [0.9, 0.15, 0.6, 0.35, 0.97, 0.5, 0.75]) {
    await page.mouse.move(box.x + box.width * part, middle, { steps: 4 })
    await page.waitForTimeout(250)
  }
  await page.mouse.up()
  await workspace.untilPaused()

  const media = answers.slice(before).filter((answer) => answer.request().headers()['range'] !== undefined)
  expect(media.length, 'requests during the scrub').toBeGreaterThan(2)
  const starts = new Set<number>()
  for (const answer of media) {
    expect(answer.status()).toBe(206)
    const asked = /^bytes=(\d+)-(\d*)$/.exec(answer.request().headers()['range'] ?? '')
    const got = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(answer.headers()['content-range'] ?? '')
    expect(got?.[1], 'the part begins where it was asked to').toBe(asked?.[1])
    expect(Number(got?.[3])).toBe(bytes.length)
    expect(Number(answer.headers()['content-length'])).toBe(Number(got?.[2]) - Number(got?.[1]) + 1)
    starts.add(Number(got?.[1]))
  }
  expect(starts.size, 'different places of the file').toBeGreaterThan(1)

  const url = `${server.url}/api/media/videos/${videoId}?type=raw`
  for (const first of starts) {
    const last = Math.min(first + 65_535, bytes.length - 1)
    const part = await page.request.get(url, { headers: { range: `bytes=${first}-${last}` } })
    expect(part.status()).toBe(206)
    expect(Buffer.compare(await part.body(), bytes.subarray(first, last + 1)), `bytes ${first}-${last}`).toBe(0)
  }
})
