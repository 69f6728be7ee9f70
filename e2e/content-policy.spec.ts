import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { startServer, test } from './fixtures/server'
import { constantVideo } from './fixtures/videos'
import { SignInPage } from './pages/sign-in-page'
import { WorkspacePage } from './pages/workspace-page'

/** What the browser says was not let be, in the page and in its workers, as it comes. */
function watchRefusals(page: Page): string[] {
  const refusals: string[] = []
  page.on('console', (message) => {
    if (/content security policy|violates the following/i.test(message.text())) refusals.push(message.text())
  })
  return refusals
}

test('the pages need nothing that the policy does not let in, and text in a page is never run', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const refusals = watchRefusals(page)

  await page.goto(server.url)
  await expect(page.getByTestId('library-row').first()).toBeVisible()
  await page.goto(`${server.url}/admin/labels`)
  await expect(page.getByRole('heading').first()).toBeVisible()

  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  await page.keyboard.press('Space')
  await expect(workspace.player).toHaveAttribute('data-state', 'playing')
  await page.keyboard.press('Space')
  await workspace.untilPaused()
  await workspace.goToFrame(123)
  // Only the worker makes such a frame.
  await expect(page.getByTestId('player-frame')).toHaveAttribute('data-quality', 'full')
  await expect(page.getByTestId('player-frame')).toHaveAttribute('data-frame', '123')

  const noticesHaveStyles = await page.evaluate(() =>
    [...document.styleSheets].some((sheet) => [...sheet.cssRules].some((rule) => rule.cssText.includes('data-sonner'))),
  )
  expect(noticesHaveStyles).toBe(true)
  expect(refusals).toEqual([])

  const ran = await page.evaluate(async () => {
    // What our own program makes it may run ('strict-dynamic'); what stands in text that got into a page it may not.
    const box = document.createElement('div')
    box.innerHTML = `<img src="/nowhere.png" onerror="window.intruder = 'an attribute'">
      <a href="javascript:window.intruder = 'an address'">away</a>`
    document.body.append(box)
    box.querySelector('a')?.click()
    const elsewhere = await fetch('https://example.org/').then(
      () => 'sent',
      () => 'refused',
    )
    await new Promise((resolve) => setTimeout(resolve, 500))
    return { intruder: Reflect.get(window, 'intruder') as unknown, elsewhere }
  })
  expect(ran).toEqual({ intruder: undefined, elsewhere: 'refused' })
  expect(refusals.filter((text) => /script-src/.test(text)).length).toBeGreaterThanOrEqual(2)
  expect(refusals.filter((text) => /connect-src/.test(text)).length).toBeGreaterThan(0)
})

test.describe('before anybody is signed in', () => {
  test.use({ storageState: { cookies: [], origins: [] } })

  test('signing in and setting up need nothing else either', async ({ page, server }) => {
    const refusals = watchRefusals(page)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`${server.url}/sign-in`)
    await expect(page.getByLabel('Password')).toBeEditable()
    await page.waitForLoadState('networkidle')
    expect(
      asked.filter((path) => path.startsWith('/api/')),
      'of whom nobody knows',
    ).toEqual([])
    await new SignInPage(page).signIn(server.url)
    const dataDir = await mkdtemp(join(tmpdir(), 'framemark-e2e-unset-'))
    const fresh = await startServer(dataDir, { FRAMEMARK_ADMIN_USERNAME: '', FRAMEMARK_ADMIN_PASSWORD: '' })
    await page.goto(fresh.url)
    await page.waitForURL(`${fresh.url}/setup`)
    await expect(page.getByLabel('Password').first()).toBeEditable()
    await fresh.stop()
    await rm(dataDir, { recursive: true, force: true })
    expect(refusals).toEqual([])
  })
})
