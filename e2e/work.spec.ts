import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { addPersonBeforeStart } from './fixtures/people'
import { libraryOf, startServer } from './fixtures/server'
import { constantVideo, variableVideo } from './fixtures/videos'
import { SignInPage } from './pages/sign-in-page'
import { BatchPage } from './pages/work-pages'
import { WorkspacePage } from './pages/workspace-page'

const ANNA = { username: 'anna', password: 'seven green kettles', role: 'annotator' } as const

let dataDir: string
let server: Awaited<ReturnType<typeof startServer>>

test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'framemark-work-'))
  await addPersonBeforeStart(dataDir, ANNA)
  server = await startServer(dataDir)
  const library = libraryOf(dataDir)
  for (const file of [await constantVideo(), await variableVideo()]) {
    await library.importVideo(file, ['--variant', 'processed', '--anonymized'])
  }
})

test.afterAll(async () => {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test('a batch is shared out, its annotator takes the next video and hands it in, and the dashboard knows', async ({
  page,
  browser,
}) => {
  await new SignInPage(page).signIn(server.url)
  const batch = new BatchPage(page)
  await batch.make(server.url, 'June')
  await batch.addAllVideos()
  await expect(batch.videos).toHaveCount(2)
  await batch.addMember('anna')
  await batch.setInstructions('Mark every finding.')
  await batch.shareOut()
  await expect(page.getByTestId('share-out-preview')).toContainText('anna gets 2 videos')
  await batch.dialog.getByRole('button', { name: 'Give 2 videos' }).click()
  await expect(batch.videos.filter({ hasText: 'anna to do' })).toHaveCount(2)

  const context = await browser.newContext()
  const hers = await context.newPage()
  await new SignInPage(hers).signIn(server.url, ANNA)
  await hers.getByRole('link', { name: 'My work' }).click()
  await expect(hers.getByTestId('queue-to-do').getByRole('listitem')).toHaveCount(2)
  const first = (await hers.getByTestId('next-title').textContent()) ?? ''
  await expect(hers.getByTestId('next-video')).toBeFocused()
  await hers.keyboard.press('Enter')
  const workspace = new WorkspacePage(hers)
  await workspace.player.waitFor()
  await expect(hers.getByRole('heading', { level: 1, name: first })).toBeVisible()
  await hers.getByRole('button', { name: 'Instructions' }).click()
  await expect(hers.getByTestId('batch-instructions')).toContainText('Mark every finding.')
  await hers.keyboard.press('Escape')
  await workspace.startLabelingNow()
  await hers.getByTestId('submit-work').click()
  await hers.getByTestId('submitted-work').getByTestId('next-video').click()
  await expect(hers.getByRole('heading', { level: 1, name: first })).toBeHidden()
  await workspace.player.waitFor()
  await context.close()

  await page.goto(`${server.url}/dashboard`)
  const progress = page.getByTestId('batch-progress')
  await expect(progress.getByTestId('state-bar')).toHaveAttribute('aria-label', 'June: to do 1, submitted 1')
  await expect(progress).toContainText('50%')
  await expect(page.getByTestId('person-progress')).toContainText('anna')
})
