import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect } from '@playwright/test'
import { violations } from './fixtures/accessibility'
import { signInPages } from './fixtures/credentials'
import { rawRequest } from './fixtures/raw-http'
import { stopProgram } from './fixtures/running-program'
import { startServer, test } from './fixtures/server'
import { constantVideo, longVideo, mkvVideo, webmVideo } from './fixtures/videos'
import { LibraryPage } from './pages/library-page'
import { UploadsPage } from './pages/uploads-page'

// What other files have imported already would be duplicates here.
test.use({ shelf: 'uploads' })

const MB = 1_000_000

test('an upload survives a lost network and a reload, and ends as a video that is ready', async ({ page, server }) => {
  const file = await longVideo()
  const uploads = new UploadsPage(page)
  await uploads.open(server.url)
  await uploads.limitNetwork(6 * MB)
  await uploads.choose(file)
  await expect(uploads.sheet).toContainText(basename(file))
  await uploads.confirm()

  await uploads.untilPercent(10)
  await uploads.limitNetwork(0)
  await expect(uploads.row('offline')).toBeVisible()
  await uploads.limitNetwork(6 * MB)
  await expect(uploads.row('uploading')).toBeVisible()

  await uploads.untilPercent(70)
  await page.reload()
  await expect(uploads.interrupted).toContainText('1 upload was interrupted: choose the file again to continue.')
  await expect(uploads.interrupted).toContainText(basename(file))

  await uploads.limitNetwork(-1)
  const resumed = page.waitForRequest((request) => request.method() === 'PATCH')
  await page.getByTestId('continue-files').setInputFiles(file)
  expect(Number((await resumed).headers()['upload-offset'])).toBeGreaterThan((await stat(file)).size / 3)
  await expect(uploads.sheet).toBeHidden()
  await expect(uploads.row('done')).toContainText('Uploaded; being checked')
  await expect(uploads.panel).toBeHidden()

  const row = new LibraryPage(page).rows.filter({ hasText: 'long' })
  await expect(row.getByTestId('readiness-badge')).toHaveAttribute('data-state', 'ready', { timeout: 60_000 })
  expect((await readdir(join(server.dataDir, 'uploads'))).filter((name) => !name.endsWith('.json'))).toEqual([])
})

test('a server that is killed in the middle is waited for, and the upload goes on', async ({ page }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'framemark-e2e-uploads-'))
  const first = await startServer(dataDir)
  await signInPages(page.context(), first.url)
  const uploads = new UploadsPage(page)
  await uploads.open(first.url)
  await uploads.limitNetwork(8 * MB)
  await uploads.choose(await longVideo())
  await uploads.confirm()
  await uploads.untilPercent(30)
  await stopProgram(first.child, 'SIGKILL')
  await expect(uploads.row('offline')).toContainText('The server cannot be reached')

  const again = await startServer(dataDir, { PORT: new URL(first.url).port })
  try {
    await expect(uploads.row('done')).toBeVisible({ timeout: 40_000 })
    const jobs = (await (await page.request.get(`${first.url}/api/jobs`)).json()) as { jobs: unknown[] }
    expect(jobs.jobs).toHaveLength(1)
  } finally {
    await again.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
})

test('pause, resume and cancel; a cancelled upload leaves nothing on the server', async ({ page, server }) => {
  const uploads = new UploadsPage(page)
  await uploads.open(server.url)
  await uploads.limitNetwork(2 * MB)
  await uploads.choose(await longVideo())
  await uploads.confirm()
  await uploads.untilPercent(2)
  await uploads.panel.getByRole('button', { name: 'Pause long.mp4' }).click()
  await expect(uploads.row('paused')).toContainText('Paused')
  await uploads.panel.getByRole('button', { name: 'Resume long.mp4' }).click()
  await expect(uploads.row('uploading')).toBeVisible()
  await uploads.panel.getByRole('button', { name: 'Cancel long.mp4' }).click()
  await uploads.panel.getByRole('button', { name: 'Keep' }).click()
  await expect(uploads.rows).toHaveCount(1)
  await uploads.panel.getByRole('button', { name: 'Cancel long.mp4' }).click()
  await uploads.panel.getByRole('button', { name: 'Cancel upload' }).click()
  await expect(uploads.panel).toBeHidden()
  await expect
    .poll(async () => (await readdir(join(server.dataDir, 'uploads'))).filter((name) => !name.endsWith('.json')))
    .toEqual([])
})

test('several files are dropped at once, and said to be processed', async ({ page, server }) => {
  const uploads = new UploadsPage(page)
  await uploads.open(server.url)
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['a'], 'a_anonymized.mp4'))
    transfer.items.add(new File(['b'], 'b.mp4'))
    return transfer
  })
  await page.dispatchEvent('body', 'dragover', { dataTransfer: dropped })
  await expect(uploads.dropZone).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped })
  await expect(uploads.dropZone).toBeHidden()
  await expect(uploads.sheet).toContainText('Add 2 videos')

  const made: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') made.push(request.headers()['upload-metadata'] ?? '')
  })
  await uploads.sheet.getByRole('radio', { name: /^Processed/ }).check()
  await uploads.sheet.getByText('Anonymization is complete').click()
  await uploads.confirm()
  await expect(uploads.panel).toBeHidden({ timeout: 30_000 })
  const encoded = (text: string) => Buffer.from(text).toString('base64')
  expect(made).toHaveLength(2)
  for (const metadata of made) {
    expect(metadata).toContain(`variant ${encoded('processed')}`)
    expect(metadata).toContain(`anonymized ${encoded('true')}`)
  }
})

test('a page of somebody else cannot upload', async ({ server }) => {
  const lines = ['Tus-Resumable: 1.0.0', 'Upload-Length: 5', 'Upload-Metadata: filename YS5tcDQ=', 'Content-Length: 0']
  const refused = await rawRequest(server.url, {
    method: 'POST',
    target: '/api/uploads',
    lines: [...lines, 'Origin: https://evil.example'],
  })
  expect(refused.status).toBe(403)
  const preflight = await rawRequest(server.url, {
    method: 'OPTIONS',
    target: '/api/uploads',
    lines: ['Origin: https://evil.example', 'Access-Control-Request-Method: POST'],
  })
  expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])

  const own = await rawRequest(server.url, { method: 'POST', target: '/api/uploads', lines })
  expect([own.status, own.headers.get('location')?.[0]]).toEqual([
    201,
    expect.stringMatching(/^\/api\/uploads\/[0-9a-f]{32}$/),
  ])
  const target = own.headers.get('location')?.[0] ?? ''
  const head = await rawRequest(server.url, { method: 'HEAD', target, lines: ['Tus-Resumable: 1.0.0'] })
  expect([head.status, head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual([
    200,
    ['0'],
    ['5'],
  ])
  const patch = await rawRequest(server.url, {
    method: 'PATCH',
    target,
    lines: [
      'Tus-Resumable: 1.0.0',
      'Upload-Offset: 2',
      'Content-Type: application/offset+octet-stream',
      'Content-Length: 0',
    ],
  })
  expect(patch.status).toBe(409)
  expect(JSON.parse(patch.body.toString())).toMatchObject({ error: { code: 'upload-offset-conflict' } })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`uploading is accessible (${colorScheme})`, async ({ page, server }) => {
    await page.emulateMedia({ colorScheme })
    const uploads = new UploadsPage(page)
    await uploads.open(server.url)
    await uploads.limitNetwork(200_000)
    await page.getByTestId('add-videos').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menuitem', { name: 'Choose files…' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await uploads.choose(await constantVideo(), await mkvVideo(), await webmVideo(), await longVideo())
    await expect(uploads.sheet.getByRole('button', { name: 'Upload 4 videos' })).toBeFocused()
    await uploads.sheet.getByRole('radio', { name: /^Processed/ }).check()
    expect(await violations(page)).toEqual([])
    await uploads.confirm()
    await expect(uploads.row('uploading').first()).toBeVisible()
    await uploads.panel.getByRole('button', { name: 'Pause long.mp4' }).click()
    expect(await violations(page)).toEqual([])
    await uploads.panel.getByRole('button', { name: 'Cancel all' }).click()
    await uploads.panel.getByRole('button', { name: 'Really cancel all' }).click()
    await expect(uploads.panel).toBeHidden()
  })
}
