import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { cookieFor, signInPages } from './fixtures/credentials'
import { libraryOf, startServer, test } from './fixtures/server'
import { constantVideo, mkvVideo } from './fixtures/videos'
import { DoctorPage } from './pages/doctor-page'
import { LibraryPage } from './pages/library-page'
import { UserMenu } from './pages/user-menu'

test('a damaged file is found, quarantined, mended by importing it again, and the quarantine is lifted', async ({
  page,
  server,
  library,
}) => {
  const file = await constantVideo()
  const { videoId, storedPath } = await library.importVideo(file)
  await library.importVideo(await mkvVideo())
  await chmod(storedPath, 0o600)
  await writeFile(storedPath, 'cut short')
  const orphan = join(server.dataDir, 'media', 'extra', 'lost.bin')
  await mkdir(join(orphan, '..'))
  await writeFile(orphan, '12345')

  const libraryPage = new LibraryPage(page)
  await libraryPage.open(server.url)
  await new UserMenu(page).goTo('Verify the library')
  const doctor = new DoctorPage(page)
  await expect(doctor.verify).toHaveText(/Verify the library/)
  await expect(doctor.quarantineInvalid).toHaveCount(0)
  await doctor.verifyNow()
  await expect(doctor.video(videoId)).toHaveAttribute('data-state', 'invalid')
  await expect(doctor.video(videoId)).toContainText('The raw file has 9 bytes')
  await expect(doctor.video(videoId)).toContainText('Import the original file again')
  await expect(page.getByText('No record refers to media/extra/lost.bin')).toBeVisible()
  await expect(doctor.totals).toContainText('Invalid1')

  await expect(page.getByTestId('fix-step')).toContainText('Quarantine 1 video')
  await expect(page.getByTestId('fix-step')).toContainText('No file is changed, moved or deleted')
  await doctor.quarantineInvalid.focus()
  await page.keyboard.press('Enter')
  await expect(doctor.video(videoId)).toHaveAttribute('data-quarantine', 'set', { timeout: 60_000 })
  await doctor.untilFinished()
  await expect(page.getByTestId('fix-outcome')).toHaveText('1 video was put in quarantine.')
  await expect(doctor.quarantineInvalid).toHaveCount(0)
  await expect(doctor.verify).toBeFocused()

  await page.getByRole('link', { name: 'Library', exact: true }).click()
  const badge = libraryPage.row(videoId).getByTestId('readiness-badge')
  await expect(badge).toHaveAttribute('data-state', 'not-ready')
  await expect(badge).toContainText('quarantined: The raw file has 9 bytes')

  // The quarantine that importing lifts is lifted by doctor, too, if the file came back by other means.
  const { lines } = await library.importAny([file])
  expect(lines[0]).toMatchObject({ status: 'duplicate', reason: expect.stringMatching(/quarantine is lifted/) })
  await page.reload()
  await expect(badge).toHaveAttribute('data-state', 'ready')

  await rm(join(orphan, '..'), { recursive: true })
  await doctor.open(server.url)
  await doctor.verifyNow()
  await expect(page.getByText('Everything is as recorded')).toBeVisible()
  await expect(doctor.totals).toContainText('Invalid0')
})

test('an empty library has nothing to verify; a server that is gone is said, and trying again works', async ({ page }, {
  outputDir,
}) => {
  await mkdir(outputDir, { recursive: true })
  const dataDir = join(outputDir, 'data')
  const first = await startServer(dataDir)
  await signInPages(page.context(), first.url)
  const doctor = new DoctorPage(page)
  await doctor.open(first.url)
  await doctor.verifyNow()
  await expect(page.getByText('There are no videos yet')).toBeVisible()
  await first.stop()
  await doctor.verify.click()
  await expect(page.getByRole('alert').filter({ hasText: 'The server does not answer' })).toBeVisible()

  const second = await startServer(dataDir, { PORT: new URL(first.url).port })
  await page.getByRole('button', { name: 'Try again' }).click()
  await doctor.untilFinished()
  await second.stop()
})

test('a second doctor at once is refused in words; other methods are, too', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const doctor = new DoctorPage(page)
  await doctor.open(server.url)
  await doctor.verify.click()
  await expect(page.getByTestId('doctor-progress')).toContainText('of')
  const second = await page.request.post(`${server.url}/api/doctor`, { data: {} })
  expect(second.status()).toBe(503)
  expect(await second.json()).toMatchObject({ error: { code: 'server-busy' } })
  await doctor.untilFinished()
  const get = await page.request.get(`${server.url}/api/doctor`)
  expect([get.status(), get.headers()['allow']]).toEqual([405, 'POST, OPTIONS'])
  const answer = await page.request.post(`${server.url}/api/doctor`, { data: { fix: false } })
  expect(answer.headers()['content-type']).toBe('application/x-ndjson')
  const events = (await answer.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string })
  expect(events[0]).toMatchObject({ event: 'planned' })
  expect(events.at(-1)).toMatchObject({ event: 'finished', totals: { invalid: 0 } })
  expect(events).toContainEqual(expect.objectContaining({ video: expect.objectContaining({ id: videoId }) }))
  const malformed = await page.request.post(`${server.url}/api/doctor`, { data: { fix: 'yes' } })
  expect(malformed.status()).toBe(400)
})

test('stopping gives the library free for the next verification', async ({ page, server, library }) => {
  await library.importVideo(await constantVideo())
  const doctor = new DoctorPage(page)
  await doctor.open(server.url)
  await doctor.verify.click()
  await expect(doctor.verify).toHaveText('Stop')
  await doctor.verify.click()
  await expect(doctor.verify).toHaveText('Verify the library')
  // Its status comes at once, its end when every video is verified.
  const free = async () => {
    const headers = { 'content-type': 'application/json', cookie: cookieFor(server.url) ?? '' }
    const answer = await fetch(`${server.url}/api/doctor`, { method: 'POST', body: '{}', headers })
    await answer.body?.cancel()
    return answer.status
  }
  await expect.poll(free).toBe(200)
})

test('the command line verifies through the running server', async ({ server }) => {
  const { stdout, code } = await libraryOf(server.dataDir).doctor(['--json'])
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
  expect(lines.at(-1)).toMatchObject({ total: expect.any(Number), invalid: 0 })
  expect(code).toBe(0)
})
