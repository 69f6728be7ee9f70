import { readFile } from 'node:fs/promises'
import { expect, type Page, type Response } from '@playwright/test'
import { test } from './fixtures/server'
import { longVideo } from './fixtures/videos'
import { WorkspacePage } from './pages/workspace-page'

/** Presses at the left end of the bar, drags about, rests now and then, and lets go. */
async function scrub(page: Page, workspace: WorkspacePage): Promise<void> {
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
}

test('scrubbing a long video asks for parts of its two files and gets exactly these parts', async ({
  page,
  server,
  library,
}) => {
  const file = await longVideo()
  const { videoId } = await library.importVideo(file)
  const media = `${server.url}/api/media/videos/${videoId}?type=raw`
  const files = {
    original: await readFile(file),
    scrub: await (await page.request.get(`${media}&rendition=scrub`)).body(),
  }
  expect(files.scrub.length).toBeLessThan(files.original.length / 10)
  const answers: Response[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).pathname === `/api/media/videos/${videoId}`) answers.push(response)
  })

  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId, '?frame=0')
  await workspace.untilPaused()
  const before = answers.length
  await scrub(page, workspace)

  const starts = { original: new Set<number>(), scrub: new Set<number>() }
  for (const answer of answers.slice(before)) {
    const kind = new URL(answer.url()).searchParams.get('rendition') === 'scrub' ? 'scrub' : 'original'
    expect(answer.status()).toBe(206)
    const asked = /^bytes=(\d+)-(\d*)$/.exec(answer.request().headers()['range'] ?? '')
    const got = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(answer.headers()['content-range'] ?? '')
    expect(got?.[1], 'the part begins where it was asked to').toBe(asked?.[1])
    expect(Number(got?.[3])).toBe(files[kind].length)
    expect(Number(answer.headers()['content-length'])).toBe(Number(got?.[2]) - Number(got?.[1]) + 1)
    starts[kind].add(Number(got?.[1]))
  }
  expect(starts.scrub.size, 'different places of the scrub copy').toBeGreaterThan(2)
  expect(starts.original.size, 'different places of the original').toBeGreaterThan(1)

  for (const kind of ['original', 'scrub'] as const) {
    for (const first of starts[kind]) {
      const last = Math.min(first + 65_535, files[kind].length - 1)
      const part = await page.request.get(`${media}&rendition=${kind}`, {
        headers: { range: `bytes=${first}-${last}` },
      })
      expect(part.status()).toBe(206)
      expect(Buffer.compare(await part.body(), files[kind].subarray(first, last + 1)), `bytes ${first}-${last}`).toBe(0)
    }
  }
})
