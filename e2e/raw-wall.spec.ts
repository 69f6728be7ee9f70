import { appendFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Page, type Response } from '@playwright/test'
import { signInByHttp } from './fixtures/credentials'
import { addPersonBeforeStart } from './fixtures/people'
import { libraryOf, startServer } from './fixtures/server'
import { writeOwnVideo } from './fixtures/stored-video'
import { LibraryPage } from './pages/library-page'
import { SignInPage } from './pages/sign-in-page'
import { WorkspacePage } from './pages/workspace-page'

const ANA = { username: 'ana', role: 'annotator', password: 'what nobody else knows' } as const

type Twins = {
  readonly url: string
  readonly administrator: string
  readonly videoId: string
  /** What only somebody who may see raw footage may learn. */
  readonly secrets: readonly string[]
}

/** A server with Ana, and a video whose raw footage has another name, another size and an id that it had before. */
const test = base.extend<{ twins: Twins }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from the pattern
  twins: async ({}, use) => {
    const root = await mkdtemp(join(tmpdir(), 'framemark-raw-wall-'))
    const dataDir = join(root, 'data')
    await addPersonBeforeStart(dataDir, ANA)
    const server = await startServer(dataDir)
    const library = libraryOf(dataDir)
    const [processed, raw] = [join(root, 'case-12.mp4'), join(root, 'jane-doe.mp4')]
    await writeOwnVideo(processed)
    await writeOwnVideo(raw)
    await appendFile(raw, freeBox(4096))
    const { videoId } = await library.importVideo(processed, ['--variant', 'processed', '--anonymized'])
    const { videoId: rawId } = await library.importVideo(raw, ['--variant', 'raw'])
    const administrator = await signInByHttp(server.url)
    const paired = await fetch(`${server.url}/api/videos/${videoId}/pair`, {
      method: 'POST',
      headers: { cookie: administrator, 'content-type': 'application/json' },
      body: JSON.stringify({ videoId: rawId }),
    })
    expect(paired.status).toBe(200)
    const { size } = await stat(raw)
    await use({ url: server.url, administrator, videoId, secrets: ['jane', rawId, ...writtenAs(size)] })
    await server.stop()
    await rm(root, { recursive: true })
  },
})

function freeBox(size: number): Buffer {
  const box = Buffer.alloc(size)
  box.writeUInt32BE(size, 0)
  box.write('free', 4, 'latin1')
  return box
}

const writtenAs = (size: number): string[] => [String(size), size.toLocaleString('en-US')]

/** What `page` asks for from now on, but for the program itself, bytes of footage, and the stream of events, which has no end. */
function listen(page: Page): { readonly urls: string[]; readonly texts: () => Promise<string[]> } {
  const urls: string[] = []
  const texts: Promise<string>[] = []
  page.on('response', (response: Response) => {
    urls.push(response.url())
    const { pathname } = new URL(response.url())
    if (pathname.startsWith('/_next/static/') || pathname === '/api/events') return
    if (/^\/api\/media\/videos\/[^/]+$/.test(pathname)) return
    texts.push(response.text().catch(() => ''))
  })
  return { urls, texts: () => Promise.all(texts) }
}

test('an annotator labels a video and learns nothing of its raw footage', async ({ page, twins }) => {
  const { url, administrator, videoId, secrets } = twins
  const told = await (await fetch(`${url}/api/videos/${videoId}`, { headers: { cookie: administrator } })).text()
  for (const secret of ['jane', secrets[2] ?? '?']) expect(told, 'an administrator is told').toContain(secret)

  await new SignInPage(page).signIn(url, ANA)
  const heard = listen(page)
  const library = new LibraryPage(page)
  await library.open(url)
  await expect(library.row(videoId)).toContainText('Processed')
  await expect(library.row(videoId)).not.toContainText('Raw')
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
  await expect(page.getByTestId('add-videos')).toBeHidden()

  const workspace = new WorkspacePage(page)
  await workspace.open(url, videoId, '?type=raw')
  await workspace.untilPaused()
  for (const id of ['twin-consistent', 'anonymized', 'permitted'])
    await expect(workspace.check(id)).toHaveAttribute('data-state', 'ok')
  await workspace.startLabelingNow()
  await workspace.goToFrame(120)
  await expect(page.getByRole('link', { name: 'Statistics' })).toBeHidden()
  await expect(page.getByRole('link', { name: 'Change labels' })).toBeHidden()

  const texts = await heard.texts()
  expect(texts.filter((text) => text.includes(videoId)).length, 'answers were listened to').toBeGreaterThanOrEqual(3)
  const shown = (await page.locator('body').textContent()) ?? ''
  for (const secret of secrets)
    expect([...texts, ...heard.urls, shown].filter((one) => one.includes(secret))).toEqual([])
  expect(heard.urls.filter((one) => one.includes('/api/') && /[?&]type=raw/.test(one))).toEqual([])
})

test('raw footage is refused to an annotator, also while an administrator watches it', async ({ twins }) => {
  const { url, administrator, videoId, secrets } = twins
  const ana = await signInByHttp(url, ANA)
  const addresses = [
    `/api/media/videos/${videoId}?type=raw`,
    `/api/media/videos/${videoId}/poster?type=raw`,
    `/api/videos/${videoId}/frame-index?type=raw`,
    `/api/videos/${videoId}/packet-map?type=raw`,
  ]
  for (const address of addresses) {
    const asked = async (cookie: string) => {
      const answer = await fetch(`${url}${address}`, { headers: { cookie, range: 'bytes=0-99' } })
      return { status: answer.status, text: await answer.text() }
    }
    // Twice: the second is carried by the grant of the first.
    for (const _ of [1, 2]) expect((await asked(administrator)).status).toBeLessThan(300)
    const refused = await asked(ana)
    expect(refused.status).toBe(404)
    expect(JSON.parse(refused.text).error.code).toBe('variant-missing')
  }
  const exported = await fetch(`${url}/api/videos/${videoId}/export?format=json`, { headers: { cookie: ana } })
  const text = await exported.text()
  expect(text).toContain('case-12')
  for (const secret of secrets) expect(text).not.toContain(secret)
  const all = await fetch(`${url}/api/videos?variant=both`, { headers: { cookie: ana } })
  expect((await all.json()).videos).toEqual([])
})
