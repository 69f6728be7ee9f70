import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { violations } from './fixtures/accessibility'
import { holdChildren } from './fixtures/held-children'
import { test } from './fixtures/server'
import { writeOwnVideo } from './fixtures/stored-video'
import { constantVideo, longVideo, mkvVideo, textVideo } from './fixtures/videos'
import { DoctorPage } from './pages/doctor-page'
import { JobsPanel } from './pages/jobs-panel'
import { LibraryPage } from './pages/library-page'
import { WorkspacePage } from './pages/workspace-page'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the library is accessible (${colorScheme})`, async ({ page, server, library }) => {
    await library.importVideo(await constantVideo())
    await page.emulateMedia({ colorScheme })
    const libraryPage = new LibraryPage(page)
    await libraryPage.open(server.url)
    expect(await violations(page)).toEqual([])
    await libraryPage.filter.click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await violations(page)).toEqual([])
  })

  test(`what is said of imports is accessible (${colorScheme})`, async ({ page, server, library }) => {
    await page.emulateMedia({ colorScheme })
    const jobs = new JobsPanel(page)
    await library.importVideo(await constantVideo())
    await new LibraryPage(page).open(`${server.url}/?variant=unpaired`)
    const folder = await mkdtemp(join(tmpdir(), 'framemark-axe-'))
    const file = join(folder, `axe-${colorScheme}.mp4`)
    await writeOwnVideo(file, longVideo())
    const imported = library.importAny([await textVideo(), file])
    await expect(jobs.row('text.mp4').first()).toHaveAttribute('data-state', 'failed', { timeout: 60_000 })
    const row = jobs.row(`axe-${colorScheme}.mp4`)
    await expect(row).toHaveAttribute('data-step', 'scrub')
    const goOn = await holdChildren(server.pid)
    try {
      expect(await violations(page)).toEqual([])
      await row.getByTestId('job-cancel').click()
      expect(await violations(page)).toEqual([])
    } finally {
      goOn()
    }
    await row.getByRole('button', { name: /^Yes, cancel/ }).click()
    await imported
    await rm(folder, { recursive: true })
  })

  test(`the doctor is accessible, before and after (${colorScheme})`, async ({ page, server, library }) => {
    const { storedPath } = await library.importVideo(await constantVideo())
    await page.emulateMedia({ colorScheme })
    const doctor = new DoctorPage(page)
    await doctor.open(server.url)
    expect(await violations(page)).toEqual([])
    await rename(storedPath, `${storedPath}.away`)
    try {
      // An answer that does not come keeps the page where it shows progress.
      await page.route('**/api/doctor', () => undefined)
      await doctor.verify.click()
      await expect(page.getByTestId('doctor-progress')).toBeVisible()
      expect(await violations(page)).toEqual([])
      await doctor.verify.click()
      await page.unroute('**/api/doctor')
      await doctor.verifyNow()
      await expect(doctor.quarantineInvalid).toBeVisible()
      expect(await violations(page)).toEqual([])
    } finally {
      await rename(`${storedPath}.away`, storedPath)
    }
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
    const sheet = page.getByTestId('shortcut-sheet')
    await expect(sheet).toBeVisible()
    expect(await violations(page)).toEqual([])
    await sheet.getByRole('button', { name: 'Change the key of Split at the playhead' }).click()
    await page.keyboard.press('i')
    await expect(sheet.getByRole('alert')).toContainText('already')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
    await page.keyboard.press('Control+k')
    await expect(page.getByTestId('command-palette')).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.type('polyp')
    expect(await violations(page)).toEqual([])
  })
}
