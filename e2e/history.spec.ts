import { expect, type Page } from '@playwright/test'
import { violations } from './fixtures/accessibility'
import { test } from './fixtures/server'
import { constantVideo } from './fixtures/videos'
import { mark, openForLabeling } from './pages/labeling'
import { WorkspacePage } from './pages/workspace-page'

test.use({ shelf: 'history' })

async function openEdited(page: Page, url: string, videoId: string): Promise<WorkspacePage> {
  const workspace = await openForLabeling(page, url, videoId)
  await mark(workspace, 10, 19)
  await page.keyboard.press('1')
  await workspace.goToFrame(15)
  await page.keyboard.press('s')
  await expect(workspace.segments).toHaveCount(2)
  await page.keyboard.press('Delete')
  await expect(workspace.segments).toHaveCount(1)
  await expect(workspace.saveState).toHaveAttribute('data-state', 'saved')
  return workspace
}

const spansOf = async (workspace: WorkspacePage) => (await workspace.spans()).map(({ start, end }) => [start, end])

test('every edit is told, any moment can be looked at and brought back, and that is an edit that can be undone', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = await openEdited(page, server.url, videoId)
  expect(await spansOf(workspace)).toEqual([[10, 15]])

  await page.getByRole('button', { name: 'History' }).click()
  const history = page.getByTestId('history')
  const edits = history.getByRole('list', { name: 'Edits, the newest first' }).getByRole('listitem')
  await expect(edits).toHaveText([/deleted: frames 15 to 19/, /split at frame 15/, /added: frames 10 to 19/])
  expect(await violations(page)).toEqual([])

  // By the keyboard: from the newest edit (4: a split is two) to the one before.
  const slider = history.getByRole('slider')
  await slider.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(history).toContainText('After edit 3 of 4')
  await expect(workspace.segments).toHaveCount(2)
  await page.keyboard.press('Home')
  await expect(workspace.segments).toHaveCount(0)
  await edits.last().getByRole('button').click()
  await expect(workspace.segments).toHaveCount(1)
  expect(await spansOf(workspace)).toEqual([[10, 20]])
  await expect(workspace.frameNumber).toHaveText('10')
  await expect(history).toContainText('1 segment different now')

  // The past is looked at and not edited.
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('status').filter({ hasText: 'you are looking at edit 1' })).toBeVisible()
  expect(await spansOf(workspace)).toEqual([[10, 20]])

  await history.getByRole('button', { name: 'Bring this back' }).click()
  await expect(history).toContainText('As it is now')
  await expect.poll(() => spansOf(workspace)).toEqual([[10, 20]])
  await expect(workspace.saveState).toHaveAttribute('data-state', 'saved')
  await expect(edits.first()).toContainText('last frame 19, before 14')
  const segmentsOnServer = async () => {
    const answer = await page.request.get(`${server.url}/api/videos/${videoId}/segments`)
    const { segments } = (await answer.json()) as { segments: { startFrame: number; endFrame: number }[] }
    return segments.map(({ startFrame, endFrame }) => [startFrame, endFrame])
  }
  expect(await segmentsOnServer()).toEqual([[10, 20]])

  await page.keyboard.press('Control+z')
  await expect.poll(() => spansOf(workspace)).toEqual([[10, 15]])
  await expect.poll(segmentsOnServer).toEqual([[10, 15]])
})

test('Escape leads back to the present from anywhere', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await page.getByRole('button', { name: 'History' }).click()
  await page.getByTestId('history').getByRole('listitem').last().getByRole('button').click()
  await expect.poll(() => spansOf(workspace)).toEqual([[10, 20]])
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('history')).toContainText('As it is now')
  await expect.poll(() => spansOf(workspace)).toEqual([[10, 15]])
})
