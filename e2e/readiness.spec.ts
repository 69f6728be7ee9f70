import { rename } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { test } from './fixtures/server'
import { constantVideo } from './fixtures/videos'
import { LibraryPage } from './pages/library-page'
import { WorkspacePage } from './pages/workspace-page'

test('a file that vanished after import: the panel says why, and labeling is refused in words', async ({
  page,
  server,
  library,
}) => {
  const { videoId, storedPath } = await library.importVideo(await constantVideo())
  await rename(storedPath, `${storedPath}.away`)
  try {
    const libraryPage = new LibraryPage(page)
    await libraryPage.open(server.url)
    const badge = libraryPage.row(videoId).getByTestId('readiness-badge')
    await expect(badge).toHaveAttribute('data-state', 'not-ready')
    await expect(badge).toContainText('gone')

    const workspace = new WorkspacePage(page)
    await page.goto(`${server.url}/videos/${videoId}`)
    await expect(workspace.check('file-present')).toHaveAttribute('data-state', 'failed')
    await expect(workspace.check('file-present')).toContainText('gone from the library')
    await expect(workspace.check('file-present')).toContainText(/administrator/i)
    await expect(workspace.check('frame-index')).toHaveAttribute('data-state', 'ok')
    await expect(workspace.startLabeling).toBeEnabled({ enabled: false })
    await workspace.startLabeling.focus()
    await expect(workspace.startLabeling).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(workspace.startLabeling).toBeVisible()
    await expect(workspace.startLabeling).toHaveAccessibleDescription(/gone/)
  } finally {
    await rename(`${storedPath}.away`, storedPath)
  }

  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  await expect(workspace.check('file-present')).toHaveAttribute('data-state', 'ok')
  await workspace.startLabelingNow()
})

test('an address without a video says so and leads back', async ({ page, server }) => {
  await page.goto(`${server.url}/videos/no-such-video`)
  await expect(page.getByRole('alert').filter({ hasText: 'There is no such video' })).toBeVisible()
  await page
    .getByRole('link', { name: /library/i })
    .first()
    .click()
  await expect(page).toHaveURL(`${server.url}/`)
})
