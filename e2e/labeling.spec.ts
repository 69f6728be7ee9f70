import { expect } from '@playwright/test'
import { test } from './fixtures/server'
import { constantVideo, variableVideo } from './fixtures/videos'
import { WorkspacePage } from './pages/workspace-page'

test.describe.configure({ mode: 'serial' })

test('from the library to a saved label with the keyboard alone, and it is there after a reload', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await constantVideo())
  await page.goto(server.url)
  await page.getByTestId('library-row').first().waitFor()
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-video-id'))
    if (focused === videoId) break
  }
  await page.keyboard.press('Enter')

  const workspace = new WorkspacePage(page)
  await workspace.untilPaused()
  await workspace.startLabelingNow()

  await workspace.goToFrame(40)
  await page.keyboard.press('i')
  await workspace.goToFrame(79)
  await page.keyboard.press('1')
  await expect(workspace.segments).toHaveCount(1)
  await workspace.goToFrame(100)
  await page.keyboard.press('i')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(workspace.frameNumber).toHaveText('110')
  await page.keyboard.press('2')
  await expect(workspace.segments).toHaveCount(2)
  await expect(workspace.saveState).toHaveAttribute('data-state', 'saved')

  const made = await workspace.spans()
  expect(made.map(({ start, end }) => [start, end])).toEqual([
    [40, 80],
    [100, 111],
  ])
  await page.reload()
  await expect(workspace.segments).toHaveCount(2)
  expect(await workspace.spans()).toEqual(made)

  const answer = await page.request.get(`${server.url}/api/videos/${videoId}/segments`)
  const { segments } = (await answer.json()) as {
    segments: { startFrame: number; endFrame: number; version: number }[]
  }
  expect(segments.map(({ startFrame, endFrame, version }) => [startFrame, endFrame, version])).toEqual([
    [40, 80, 1],
    [100, 111, 1],
  ])
})

test('deleting, undoing and redoing by keyboard reach the server', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  await workspace.startLabelingNow()
  await expect(workspace.segments).toHaveCount(2)

  await workspace.segments.first().click()
  await page.keyboard.press('Delete')
  await expect(workspace.segments).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(workspace.segments).toHaveCount(2)
  await page.keyboard.press('Control+Shift+z')
  await expect(workspace.segments).toHaveCount(1)
  await expect(workspace.saveState).toHaveAttribute('data-state', 'saved')

  await page.reload()
  await expect(workspace.segments).toHaveCount(1)
  expect((await workspace.spans()).map(({ start, end }) => [start, end])).toEqual([[100, 111]])
})

test('an edit made while the server is unreachable is kept through a reload and sent later', async ({
  page,
  server,
  library,
  context,
}) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  await workspace.startLabelingNow()

  await context.route('**/operations', (route) => route.abort())
  await workspace.goToFrame(150)
  await page.keyboard.press('i')
  await workspace.goToFrame(159)
  await page.keyboard.press('3')
  await expect(workspace.saveState).toHaveAttribute('data-state', /offline|saving/)
  await page.reload()
  await expect(workspace.segments).toHaveCount(2)

  await context.unroute('**/operations')
  await expect(workspace.saveState).toHaveAttribute('data-state', 'saved', { timeout: 60_000 })
  const answer = await page.request.get(`${server.url}/api/videos/${videoId}/segments`)
  const { segments } = (await answer.json()) as { segments: { startFrame: number; endFrame: number }[] }
  expect(segments.map(({ startFrame, endFrame }) => [startFrame, endFrame])).toEqual([
    [100, 111],
    [150, 160],
  ])
})

test('an edit that a closed page left unsent is sent by the library, too', async ({
  page,
  server,
  library,
  context,
}) => {
  const { videoId } = await library.importVideo(await variableVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId, '?frame=0')
  await workspace.untilPaused()
  await workspace.startLabelingNow()
  await context.route('**/operations', (route) => route.abort())
  await page.keyboard.press('i')
  await workspace.goToFrame(9)
  await page.keyboard.press('1')
  await expect(workspace.saveState).toHaveAttribute('data-state', /offline|saving/)

  await page.goto('about:blank')
  await context.unroute('**/operations')
  await page.goto(server.url)
  await expect
    .poll(async () => {
      const answer = await page.request.get(`${server.url}/api/videos/${videoId}/segments`)
      const { segments } = (await answer.json()) as { segments: { startFrame: number; endFrame: number }[] }
      return segments.map(({ startFrame, endFrame }) => [startFrame, endFrame])
    })
    .toEqual([[0, 10]])
})

test('a note that is left in the middle of a word is kept', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await variableVideo())
  const workspace = new WorkspacePage(page)
  await page.goto(server.url)
  await page.locator(`[data-video-id="${videoId}"]`).click()
  await workspace.untilPaused()
  await workspace.startLabelingNow()
  await workspace.segments.first().click()
  await page.getByLabel('Note on the selected segment').pressSequentially('unsure abou')
  await page.goBack()
  await expect
    .poll(async () => {
      const answer = await page.request.get(`${server.url}/api/videos/${videoId}/segments`)
      const { segments } = (await answer.json()) as { segments: { note: string }[] }
      return segments.map(({ note }) => note)
    })
    .toEqual(['unsure abou'])
})
