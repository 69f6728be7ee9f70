import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, expect } from '@playwright/test'
import { violations } from './fixtures/accessibility'
import { startServer, test } from './fixtures/server'
import { constantVideo } from './fixtures/videos'
import { mark, openForLabeling, serverSegments } from './pages/labeling'
import { LibraryPage } from './pages/library-page'
import { PeoplePage } from './pages/people-page'
import { SignInPage } from './pages/sign-in-page'
import { UserMenu } from './pages/user-menu'

test.use({ shelf: 'people' })

const CHOSEN = 'what nobody else has seen'

/** A browser in which nobody is signed in. */
const emptyBrowser = (browser: Browser) => browser.newContext({ storageState: { cookies: [], origins: [] } })

test('somebody who is added chooses a password, administers nothing, and is out at the next request once disabled', async ({
  page,
  server,
  browser,
}) => {
  await new LibraryPage(page).open(server.url)
  await new UserMenu(page).goTo('People', 'keyboard')
  const people = new PeoplePage(page)
  const password = await people.add({ username: 'ann', name: 'Ann Smith' })
  await expect(people.person('ann')).toHaveAttribute('data-state', 'invited')
  expect(await violations(page)).toEqual([])

  const context = await emptyBrowser(browser)
  const hers = await context.newPage()
  await new SignInPage(hers).signIn(server.url, { username: 'ann', password })
  await expect(hers.getByRole('heading', { name: 'Choose a password' })).toBeVisible()
  await hers.goto(`${server.url}/admin/users`)
  await expect(hers).toHaveURL(/\/account/)
  expect((await hers.request.get(`${server.url}/api/videos`)).status()).toBe(403)
  await hers.getByLabel('The password you were given').fill(password)
  await hers.getByLabel('New password', { exact: true }).fill(CHOSEN)
  await hers.getByLabel('New password once more').fill(CHOSEN)
  await hers.keyboard.press('Enter')
  await expect(hers).toHaveURL(`${server.url}/`)
  const menu = new UserMenu(hers)
  await menu.trigger.click()
  await expect(menu.places).toHaveText(['Account', 'My work', 'Sign out'])
  await menu.place('Account').click()
  await expect(hers.getByTestId('own-session')).toContainText(['This browser'])
  expect(await violations(hers)).toEqual([])
  await hers.goto(`${server.url}/admin/users`)
  await expect(hers).toHaveURL(`${server.url}/`)

  await people.open('Ann Smith')
  await expect(people.dialog).toContainText('1 session')
  expect(await violations(page)).toEqual([])
  await people.dialog.getByRole('button', { name: 'Disable' }).click()
  await people.dialog.getByRole('button', { name: 'Disable now' }).click()
  await expect(people.person('ann')).toHaveAttribute('data-state', 'disabled')
  expect((await hers.request.get(`${server.url}/api/me`)).status()).toBe(401)
  await hers.goto(server.url)
  await new SignInPage(hers).fill({ username: 'ann', password: CHOSEN })
  await expect(hers.getByRole('alert').filter({ hasText: 'disabled' })).toBeVisible()
  await context.close()
})

test('edits that were not sent are told of at sign-out, and are sent for nobody but who made them', async ({
  page,
  server,
  library,
  browser,
}) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const bob = { username: 'bob', password: CHOSEN }
  const added = await page.request.post(`${server.url}/api/users`, { data: { ...bob, role: 'reviewer' } })
  expect(added.status()).toBe(201)
  const context = await emptyBrowser(browser)
  const tab = await context.newPage()
  await new SignInPage(tab).signIn(server.url)
  const workspace = await openForLabeling(tab, server.url, videoId)
  await context.route('**/operations', (route) => route.abort())
  await mark(workspace, 150, 159)
  await tab.keyboard.press('3')
  await expect(workspace.saveState).toHaveAttribute('data-state', /offline|saving/)

  const menu = new UserMenu(tab)
  await menu.goTo('Sign out')
  const asked = tab.getByTestId('unsent-edits')
  await expect(asked).toContainText('One edit is not sent yet')
  await tab.keyboard.press('Escape')
  await expect(asked).toBeHidden()
  await menu.goTo('Sign out')
  await asked.getByRole('button', { name: 'Sign out all the same' }).click()
  await expect(tab).toHaveURL(/\/sign-in/)

  await context.unroute('**/operations')
  await new SignInPage(tab).signIn(server.url, bob)
  await new LibraryPage(tab).open(server.url)
  await menu.goTo('Sign out')
  await expect(tab).toHaveURL(/\/sign-in/)
  expect(await serverSegments(page.request, server.url, videoId)).toEqual([])

  await new SignInPage(tab).signIn(server.url)
  await expect
    .poll(() => serverSegments(page.request, server.url, videoId))
    .toEqual([expect.stringContaining('150-159')])
  await context.close()
})

test('the first administrator is made with the code from the log', async ({ browser }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'framemark-e2e-setup-'))
  const server = await startServer(dataDir, { FRAMEMARK_ADMIN_USERNAME: '', FRAMEMARK_ADMIN_PASSWORD: '' })
  const context = await emptyBrowser(browser)
  try {
    const page = await context.newPage()
    await page.goto(server.url)
    await expect(page).toHaveURL(/\/setup/)
    const [, code = ''] = /The setup code is (\S+)/.exec(server.said()) ?? []
    await page.getByLabel('Setup code').fill('AAAA-AAAA-AAAA')
    await page.getByLabel('Username').fill('first')
    await page.getByLabel('Password').fill(CHOSEN)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: 'That is not the code' })).toBeVisible()
    await page.getByLabel('Setup code').fill(code)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(`${server.url}/`)
    const menu = new UserMenu(page)
    await menu.trigger.click()
    await expect(menu.place('People')).toBeVisible()
    await page.goto(`${server.url}/setup`)
    await expect(page).toHaveURL(`${server.url}/`)
  } finally {
    await context.close()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
})
