import { expect } from '@playwright/test'
import { violations } from './fixtures/accessibility'
import { test } from './fixtures/server'
import { constantVideo, mkvVideo } from './fixtures/videos'
import { LibraryPage } from './pages/library-page'
import { WorkspacePage } from './pages/workspace-page'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the library is accessible (${colorScheme})`, async ({ page, server, library }) => {
    await library.importVideo(await constantVideo())
    await page.emulateMedia({ colorScheme })
    await new LibraryPage(page).open(server.url)
    expect(await violations(page)).toEqual([])
  })

  test(`the workspace is accessible, before and while labeling (${colorScheme})`, async ({ page, server, library }) => {
    const { videoId } = await library.importVideo(await mkvVideo())
    await page.emulateMedia({ colorScheme })
    const workspace = new WorkspacePage(page)
    await workspace.open(server.url, videoId)
    await workspace.untilPaused()
    await expect(workspace.startLabeling).toHaveAttribute('data-state', 'ready')
    expect(await violations(page)).toEqual([])
    await workspace.startLabelingNow()
    await page.keyboard.press('i')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('1')
    await expect(workspace.segments.first()).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('?')
    await expect(page.getByTestId('shortcut-sheet')).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
}
