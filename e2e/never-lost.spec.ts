import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { signInPages } from './fixtures/credentials'
import { stopProgram } from './fixtures/running-program'
import { libraryOf, startServer } from './fixtures/server'
import { storeVideo } from './fixtures/stored-video'
import { crash, mark, openForLabeling, serverSegments } from './pages/labeling'
import type { WorkspacePage } from './pages/workspace-page'

type Server = Awaited<ReturnType<typeof startServer>>

let dataDir = ''
let server: Server

test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'framemark-e2e-never-lost-'))
  server = await startServer(dataDir)
})

test.afterAll(async () => {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test.beforeEach(({ context }) => signInPages(context, server.url))

/** Kills the server as a power cut does, and starts it again at the same address. */
async function killServer(): Promise<() => Promise<void>> {
  await stopProgram(server.child, 'SIGKILL')
  const { port } = new URL(server.url)
  return async () => {
    server = await startServer(dataDir, { PORT: port })
  }
}

const newVideo = async (name: string) => (await storeVideo(libraryOf(dataDir), `${name}.mp4`)).videoId

const saved = (workspace: WorkspacePage) =>
  expect(workspace.saveState).toHaveAttribute('data-state', 'saved', { timeout: 60_000 })

/** Resolves when this computer has the edit on disk, while the server does not have it. */
const kept = (workspace: WorkspacePage) => expect(workspace.saveState).toHaveAttribute('data-state', /saving|offline/)

const cutOperations = (context: BrowserContext) => context.route('**/operations', (route) => route.abort())

/** One calamity each: it makes the edit by pressing `key`, and gives back the page to go on with. */
type Calamity = { readonly name: string; readonly during: (page: Page, key: string) => Promise<Page> }

const newPage = (page: Page): Promise<Page> => page.context().newPage()

const CALAMITIES: readonly Calamity[] = [
  {
    name: 'the network is cut, and comes back',
    during: async (page, key) => {
      await page.context().setOffline(true)
      await page.keyboard.press(key)
      await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'offline')
      await page.context().setOffline(false)
      return page
    },
  },
  {
    name: 'the tab crashes before anything was sent',
    during: async (page, key) => {
      const context = page.context()
      await cutOperations(context)
      await page.keyboard.press(key)
      await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', /saving|offline/)
      const next = await context.newPage()
      await crash(context, page)
      await context.unroute('**/operations')
      return next
    },
  },
  {
    name: 'the server has the edit, its answer is lost, and the tab is closed',
    during: async (page, key) => {
      const arrived = new Promise<void>((resolve) => {
        void page.route('**/operations', async (route) => {
          await route.fetch()
          resolve()
          await route.abort()
        })
      })
      await page.keyboard.press(key)
      await arrived
      const next = await newPage(page)
      await page.close({ runBeforeUnload: false })
      return next
    },
  },
  {
    name: 'the server is killed with the request in its hands',
    during: async (page, key) => {
      const killed = new Promise<() => Promise<void>>((resolve) => {
        void page.route('**/operations', async (route) => {
          const request = route.continue()
          resolve(await killServer())
          await request
        })
      })
      await page.keyboard.press(key)
      const restart = await killed
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await restart()
      return page
    },
  },
  {
    name: 'the server was dead before, and the page is reloaded',
    during: async (page, key) => {
      const restart = await killServer()
      await page.keyboard.press(key)
      await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'offline')
      await restart()
      await page.reload()
      return page
    },
  },
]

test('a session in which everything is killed once: every edit is there, exactly once', async ({ page }) => {
  test.setTimeout(300_000)
  const videoId = await newVideo('session')
  const expected: string[] = []
  let workspace = await openForLabeling(page, server.url, videoId)
  for (const [nth, { name, during }] of CALAMITIES.entries()) {
    await test.step(name, async () => {
      const first = 20 * nth
      await mark(workspace, first, first + 9)
      const next = await during(workspace.page, '1')
      expected.push(`Activity ${first}-${first + 9} v1`)
      workspace = next === workspace.page ? workspace : await openForLabeling(next, server.url, videoId)
      await expect(workspace.segments).toHaveCount(nth + 1)
      await saved(workspace)
      await expect.poll(() => serverSegments(next.request, server.url, videoId)).toEqual(expected)
      workspace = await openForLabeling(next, server.url, videoId)
    })
  }
})

test('two tabs of one browser are one workspace, and the other one sends when a tab dies', async ({
  page,
  context,
}) => {
  const videoId = await newVideo('two-tabs')
  const first = await openForLabeling(page, server.url, videoId)
  const second = await openForLabeling(await context.newPage(), server.url, videoId)
  await expect(second.page.getByTestId('presence')).toContainText('Also open: in another tab of this browser')

  await mark(first, 10, 19)
  await first.page.keyboard.press('1')
  await expect(second.segments).toHaveCount(1)
  await cutOperations(context)
  await mark(first, 30, 39)
  await first.page.keyboard.press('1')
  await expect(second.segments).toHaveCount(2)
  await kept(second)

  // The second tab changes what only the first has tried to send.
  await second.page.bringToFront()
  await second.segments.last().click()
  await second.page.keyboard.press('2')
  await expect(first.segments.last()).toHaveAttribute('data-label', 'Finding')
  await crash(context, first.page)
  await context.unroute('**/operations')
  await saved(second)
  expect(await serverSegments(context.request, server.url, videoId)).toEqual(['Activity 10-19 v1', 'Finding 30-39 v2'])
  await expect(second.page.getByTestId('dispute')).toHaveCount(0)
})

test('undo and redo survive a reload and a crash, and bring back what was deleted', async ({ page, context }) => {
  const videoId = await newVideo('undo')
  let workspace = await openForLabeling(page, server.url, videoId)
  await mark(workspace, 10, 19)
  await page.keyboard.press('1')
  await workspace.segments.first().click()
  await page.keyboard.press('2')
  await expect(workspace.segments.first()).toHaveAttribute('data-label', 'Finding')
  await page.keyboard.press('Delete')
  await expect(workspace.segments).toHaveCount(0)
  await saved(workspace)

  await page.reload()
  workspace = await openForLabeling(page, server.url, videoId)
  await page.keyboard.press('Control+z')
  await expect(workspace.segments.first()).toHaveAttribute('data-label', 'Finding')
  await saved(workspace)
  const next = await context.newPage()
  await crash(context, page)

  workspace = await openForLabeling(next, server.url, videoId)
  await next.keyboard.press('Control+z')
  await expect(workspace.segments.first()).toHaveAttribute('data-label', 'Activity')
  await next.keyboard.press('Control+Shift+z')
  await next.keyboard.press('Control+Shift+z')
  await expect(workspace.segments).toHaveCount(0)
  await next.keyboard.press('Control+z')
  await expect(workspace.segments).toHaveCount(1)
  await saved(workspace)
  expect(await serverSegments(context.request, server.url, videoId)).toEqual([
    expect.stringMatching(/^Finding 10-19 v/),
  ])
})

test('two people: edits arrive live, conflicts show both versions and are decided for mine, theirs and both', async ({
  page,
  browser,
}) => {
  const videoId = await newVideo('conflict')
  const mine = await openForLabeling(page, server.url, videoId)
  const context = await browser.newContext()
  await signInPages(context, server.url)
  const theirs = await openForLabeling(await context.newPage(), server.url, videoId)
  for (const first of [10, 30, 50]) {
    await mark(theirs, first, first + 9)
    await theirs.page.keyboard.press('1')
  }
  // Nobody has touched this page since.
  await expect(mine.segments).toHaveCount(3)
  await expect(mine.page.getByTestId('presence')).toContainText('Also open: administrator, in another browser')
  await saved(theirs)

  const relabel = async (workspace: WorkspacePage, key: string) => {
    for (const first of [10, 30, 50]) {
      await workspace.page.locator(`[data-testid="segment"][data-start="${first}"]`).first().click()
      await workspace.page.keyboard.press(key)
      await workspace.page.keyboard.press('Escape')
    }
  }
  await page.context().setOffline(true)
  await relabel(mine, '2')
  await kept(mine)
  await relabel(theirs, '3')
  // What the screen says may be of the edit before: the server itself is asked.
  await expect
    .poll(async () => (await serverSegments(theirs.page.request, server.url, videoId)).sort())
    .toEqual(['Instrument 10-19 v2', 'Instrument 30-39 v2', 'Instrument 50-59 v2'])
  await page.context().setOffline(false)
  await expect(mine.saveState).toHaveAttribute('data-state', 'conflict', { timeout: 60_000 })

  const disputes = page.getByTestId('dispute')
  await expect(disputes).toHaveCount(3)
  await expect(page.getByTestId('disputed-spans')).toContainText('Yours 10 – 19')
  await expect(page.getByTestId('disputed-spans')).toContainText('Server 10 – 19')
  await expect(disputes.first().getByRole('row', { name: 'Label Finding Instrument' })).toBeVisible()
  await disputes.first().getByRole('button', { name: 'Keep mine' }).press('Enter')
  await expect(disputes).toHaveCount(2)
  await disputes.first().getByRole('button', { name: 'Take theirs' }).press('Enter')
  await expect(disputes).toHaveCount(1)
  await disputes.first().getByRole('button', { name: 'Keep both' }).press('Enter')
  await expect(disputes).toHaveCount(0)
  await saved(mine)
  expect((await serverSegments(page.request, server.url, videoId)).sort()).toEqual([
    'Finding 10-19 v3',
    'Finding 50-59 v1',
    'Instrument 30-39 v2',
    'Instrument 50-59 v2',
  ])
  await expect(theirs.segments).toHaveCount(4)
  await theirs.page.close()
  await expect(mine.page.getByTestId('presence')).toHaveText('')
  await context.close()
})

test('where tabs cannot agree on one that sends, as on an insecure origin, nothing is lost or doubled either', async ({
  page,
  context,
}) => {
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined }))
  const videoId = await newVideo('alone')
  const first = await openForLabeling(page, server.url, videoId)
  await cutOperations(context)
  await mark(first, 10, 19)
  await page.keyboard.press('1')
  await kept(first)
  const second = await openForLabeling(await context.newPage(), server.url, videoId)
  await expect(second.segments).toHaveCount(1)
  await context.unroute('**/operations')
  await saved(first)
  await saved(second)
  expect(await serverSegments(context.request, server.url, videoId)).toEqual(['Activity 10-19 v1'])
})
