import { expect } from '@playwright/test'
import { test } from './fixtures/server'
import { constantVideo } from './fixtures/videos'
import { shownFrame } from './pages/shown-frame'
import { WorkspacePage } from './pages/workspace-page'

test('an address names the frame to open, and nonsense in it is explained', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId, '?frame=123')
  await workspace.untilPaused()
  await expect(workspace.frameNumber).toHaveText('123')
  await expect.poll(() => shownFrame(page)).toBe(123)

  await workspace.open(server.url, videoId, '?t=2.0')
  await workspace.untilPaused()
  await expect(workspace.frameNumber).toHaveText('50')
})

test('every seek is measured and reaches the server', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  for (const target of [30, 60, 90]) await workspace.goToFrame(target)
  await page.goto(server.url)
  await expect
    .poll(async () => {
      const answer = await page.request.get(`${server.url}/api/videos/${videoId}/seek-analytics`)
      return (await answer.json()) as unknown
    })
    .toMatchObject({ count: expect.any(Number), shareExact: 1, errors: 0 })
})
