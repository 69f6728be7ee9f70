import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './fixtures/server'
import { writeOwnVideo } from './fixtures/stored-video'
import { longVideo, textVideo } from './fixtures/videos'
import { JobsPanel } from './pages/jobs-panel'
import { LibraryPage } from './pages/library-page'

/** The command line takes a while to begin on a busy machine. */
const BEGUN = { timeout: 60_000 }

let folder: string

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-jobs-'))
})

test.afterEach(() => rm(folder, { recursive: true, force: true }))

test('an import shows its steps while it goes on, and then the video is there by itself', async ({
  page,
  server,
  library,
}) => {
  const file = join(folder, 'seen-live.mp4')
  await writeOwnVideo(file)
  const libraryPage = new LibraryPage(page)
  const jobs = new JobsPanel(page)
  await libraryPage.open(server.url)
  const imported = library.importVideo(file)
  const row = jobs.row('seen-live.mp4')
  await expect(row).toHaveAttribute('data-state', 'running', BEGUN)
  await expect(row).toHaveAttribute('data-step', 'scrub', BEGUN)
  await expect(row).toContainText('Making the scrub copy')
  await expect(jobs.step('seen-live.mp4', 'store')).toHaveAttribute('data-state', 'done')
  await expect(jobs.step('seen-live.mp4', 'convert')).toHaveAttribute('data-state', 'skipped')
  await expect(jobs.panel.getByRole('button', { name: /imports? under way/ })).toBeVisible()
  const { videoId } = await imported
  await expect(row).toHaveAttribute('data-state', 'succeeded')
  await expect(row.getByRole('link', { name: 'seen-live.mp4' })).toHaveAttribute('href', `/videos/${videoId}`)
  await expect(libraryPage.row(videoId)).toBeVisible()

  await row.getByRole('button', { name: 'Dismiss seen-live.mp4' }).click()
  await expect(row).toHaveCount(0)
  await page.reload()
  await expect(libraryPage.row(videoId)).toBeVisible()
  await expect(row).toHaveCount(0)
})

test('a refused file says why, until it is dismissed', async ({ page, server, library }) => {
  const jobs = new JobsPanel(page)
  await new LibraryPage(page).open(server.url)
  const { lines } = await library.importAny([await textVideo()])
  const row = jobs.row('text.mp4').first()
  await expect(row).toHaveAttribute('data-state', 'failed')
  await expect(row).toContainText(lines[0]?.reason ?? 'a reason')
  // What is no video is none the second time.
  await expect(row.getByTestId('job-retry')).toHaveCount(0)
  await expect(page.locator('[aria-live="polite"]').filter({ hasText: 'text.mp4' })).toContainText(/not a video/)
})

test('an import is cancelled, and tried again', async ({ page, server, library }) => {
  const file = join(folder, 'thought-better-of.mp4')
  await writeOwnVideo(file, longVideo())
  const libraryPage = new LibraryPage(page)
  const jobs = new JobsPanel(page)
  await libraryPage.open(server.url)
  const imported = library.importAny([file])
  const row = jobs.row('thought-better-of.mp4')
  await expect(row).toHaveAttribute('data-step', 'scrub', BEGUN)
  const button = row.getByTestId('job-cancel')
  await button.press('Enter')
  await page.keyboard.press('Escape')
  await expect(button).toHaveText('Cancel')
  await jobs.cancel('thought-better-of.mp4')
  await expect(row).toHaveAttribute('data-state', 'cancelled')
  await expect(row).toContainText('It was cancelled.')
  expect((await imported).code).toBe(1)
  await row.getByTestId('job-retry').click()
  await expect(row).toHaveAttribute('data-state', 'running')
  await jobs.cancel('thought-better-of.mp4')
  await expect(row).toHaveAttribute('data-state', 'cancelled')
})

test('where live updates do not come through, the page asks, and says so', async ({ page, server, library }) => {
  const file = join(folder, 'asked-for.mp4')
  await writeOwnVideo(file, longVideo())
  await page.route('**/api/events', (route) => route.abort())
  const libraryPage = new LibraryPage(page)
  const jobs = new JobsPanel(page)
  await libraryPage.open(server.url)
  const imported = library.importVideo(file)
  await expect(jobs.row('asked-for.mp4')).toHaveAttribute('data-state', 'running', BEGUN)
  await expect(jobs.panel).toHaveAttribute('data-live', 'polling')
  await expect(jobs.panel).toContainText('Updated every few seconds')
  const { videoId } = await imported
  await expect(libraryPage.row(videoId)).toBeVisible()
  await expect(jobs.row('asked-for.mp4')).toHaveAttribute('data-state', 'succeeded')
})
