import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, type Request, test } from '@playwright/test'
import { ADMINISTRATOR } from './fixtures/credentials'
import { libraryOf, startServer } from './fixtures/server'
import { storeVideo } from './fixtures/stored-video'
import { mark, openForLabeling, serverSegments } from './pages/labeling'
import { SignInPage } from './pages/sign-in-page'

/** Links that run out after four to eight seconds. */
const LINKS = { FRAMEMARK_MEDIA_LINKS: 'on', FRAMEMARK_MEDIA_LINK_SECONDS: '4' }

let dataDir = ''
let server: Awaited<ReturnType<typeof startServer>>

test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'framemark-e2e-locked-out-'))
  server = await startServer(dataDir, LINKS)
})

test.afterAll(async () => {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const newVideo = async (name: string) => (await storeVideo(libraryOf(dataDir), `${name}.mp4`)).videoId

/** Ends the session of `context` on the server, as another computer with the same cookie would: no page is told. */
async function endSession(context: BrowserContext): Promise<void> {
  const cookies = await context.cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${server.url}/api/auth/sign-out`, { method: 'POST', headers: { cookie } })
  expect(answer.status).toBe(200)
}

test('who is signed out in the middle of labeling signs in again where they are, and what they did arrives', async ({
  page,
  context,
}) => {
  const videoId = await newVideo('locked-out')
  await new SignInPage(page).signIn(server.url)
  const workspace = await openForLabeling(page, server.url, videoId)
  await mark(workspace, 10, 19)
  await endSession(context)
  await page.evaluate(() => Object.assign(window, { isThisVeryPage: true }))
  await page.keyboard.press('1')

  const dialog = page.getByRole('dialog', { name: 'You are signed out' })
  await expect(dialog).toBeVisible()
  await expect(workspace.saveState).toHaveAttribute('data-state', 'offline')
  await expect(workspace.saveState).toHaveText('Signed out: 1 edit is kept here')
  await expect(dialog.getByLabel('Username')).toHaveValue(ADMINISTRATOR.username)
  await expect(dialog.getByLabel('Password')).toBeFocused()

  // Put off, it goes on: the next edits wait behind the first.
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  const again = page.getByTestId('locked-out')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+Shift+z')
  await expect(workspace.saveState).toHaveText('Signed out: 3 edits are kept here')
  await again.click()
  await dialog.getByLabel('Password').fill('not the password')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toHaveText('Username or password is wrong.')
  await dialog.getByLabel('Password').fill(ADMINISTRATOR.password)
  await page.keyboard.press('Enter')

  await expect(dialog).toBeHidden()
  await expect(workspace.saveState).toHaveAttribute('data-state', 'saved')
  const segments = await serverSegments(page.request, server.url, videoId)
  expect(segments.map((each) => each.replace(/^.* (?=10-)| v\d+$/g, ''))).toEqual(['10-19'])
  expect(await page.evaluate(() => 'isThisVeryPage' in window)).toBe(true)
  await expect(workspace.frameNumber).toHaveText('19')
  // The picture comes again, too.
  await workspace.goToFrame(70)
})

test('edits of one person wait for them, whoever uses the browser meanwhile', async ({ page, context }) => {
  const videoId = await newVideo('two-people')
  await new SignInPage(page).signIn(server.url)
  const workspace = await openForLabeling(page, server.url, videoId)
  await mark(workspace, 10, 19)
  await endSession(context)
  await page.keyboard.press('1')
  await expect(workspace.saveState).toHaveAttribute('data-state', 'offline')

  // What another person who signs in here is asked of, by their id: nothing of it is hers to send.
  await page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('framemark-outbox')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const store = opened.transaction('operations', 'readwrite').objectStore('operations')
    await new Promise<void>((resolve) => {
      store.openCursor().onsuccess = ({ target }) => {
        const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result
        if (cursor === null) return resolve()
        cursor.update({ ...cursor.value, userId: 'ana', userName: 'Ana' })
        cursor.continue()
      }
    })
    opened.close()
  })
  const next = await context.newPage()
  await page.close({ runBeforeUnload: false })
  await new SignInPage(next).signIn(server.url)
  await expect(next.getByText('1 edit of Ana is kept in this browser.')).toBeVisible()
  await next.goto(`${server.url}/videos/${videoId}`)
  await expect(next.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')
  expect(await serverSegments(next.request, server.url, videoId)).toEqual([])
})

const isBytes = (request: Request) => new URL(request.url()).pathname.startsWith('/api/media/videos/')

/** The links that `page` asks bytes by, as it does. */
function linksOf(page: Page): Set<string> {
  const links = new Set<string>()
  page.on('request', (request) => {
    if (!isBytes(request)) return
    const link = new URL(request.url()).searchParams.get('link')
    if (link !== null) links.add(link)
  })
  return links
}

test('a player goes on by new links where old ones run out, at the same frame; signed out, its bytes are refused', async ({
  page,
  context,
}) => {
  const videoId = await newVideo('links')
  await new SignInPage(page).signIn(server.url)
  const links = linksOf(page)
  const workspace = await openForLabeling(page, server.url, videoId)
  await workspace.goToFrame(57)
  await expect.poll(() => links.size, { timeout: 30_000 }).toBeGreaterThanOrEqual(3)
  await workspace.untilPaused()
  await expect(workspace.frameNumber).toHaveText('57')
  await workspace.goToFrame(81)

  // Across an expiry while it plays.
  const before = links.size
  await workspace.goToFrame(0)
  await page.keyboard.press('Space')
  await expect.poll(() => links.size, { timeout: 30_000 }).toBeGreaterThan(before)
  await expect(page.getByTestId('player-failure')).toHaveCount(0)
  await page.keyboard.press('k')
  await workspace.untilPaused()
  await workspace.goToFrame(33)

  const asked = await page.request.post(`${server.url}/api/videos/${videoId}/media-link`, { data: { type: 'raw' } })
  const { url } = (await asked.json()) as { url: string }
  // A player without a cookie.
  const anywhere = (path: string) => fetch(server.url + path, { headers: { range: 'bytes=0-1' } })
  expect((await anywhere(url)).status).toBe(206)
  expect((await anywhere(url.replace('raw', 'processed'))).status).toBe(401)
  const other = await context.newPage()
  await other.goto(server.url)
  await other.evaluate(() =>
    fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
  )
  const refused = await anywhere(url)
  expect([refused.status, await refused.json()]).toMatchObject([401, { error: { code: 'link-expired' } }])
})
