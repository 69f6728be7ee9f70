import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { signInPages } from './fixtures/credentials'
import { programEnvironment, runProgram } from './fixtures/program'
import { startServer } from './fixtures/server'
import { LibraryPage } from './pages/library-page'

const COUNT = 300

let dataDir: string
let server: Awaited<ReturnType<typeof startServer>>

test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'framemark-many-'))
  const made = await runProgram('e2e/fixtures/fill-library.ts', [String(COUNT)], programEnvironment(dataDir))
  expect(made.stderr).toBe('')
  server = await startServer(dataDir)
})

test.afterAll(async () => {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test.beforeEach(({ context }) => signInPages(context, server.url))

test('filters stand in the address, and each has a chip that takes it off', async ({ page }) => {
  const library = new LibraryPage(page)
  await library.open(server.url)
  await library.filter.click()
  const popover = page.getByRole('dialog')
  await popover.getByRole('radio', { name: 'Raw and processed' }).check()
  await popover.getByRole('combobox', { name: 'Whose work' }).selectOption('Nobody’s yet')
  await popover.getByRole('button', { name: 'Done' }).click()
  await expect(popover).toBeHidden()
  await expect(page).toHaveURL(/variant=both/)
  await expect(page).toHaveURL(/assignee=none/)
  await expect(library.chips).toHaveText(['Raw and processed', 'Work: Nobody’s yet'])
  // Of 300 every third has both kinds, and somebody labeled every fifth: 80 are left.
  await expect(library.rows.first()).toContainText('Processed')
  await library.rows.last().focus()
  await library.goToLast(80)

  await page.reload()
  await expect(library.chips).toHaveText(['Raw and processed', 'Work: Nobody’s yet'])
  await expect(library.rows.first()).toBeVisible()
  await library.chips.first().click()
  await expect(page).not.toHaveURL(/variant=/)
  await library.chips.first().click()
  await expect(page).not.toHaveURL(/assignee=/)
  await expect(library.chips).toHaveCount(0)
})

test('a label is chosen by its name, and what matches nothing says so', async ({ page }) => {
  const library = new LibraryPage(page)
  await library.open(`${server.url}/?assignee=none`)
  await library.filter.click()
  await page.getByRole('dialog').getByRole('combobox', { name: 'Label', exact: true }).selectOption({ index: 1 })
  await page.keyboard.press('Escape')
  await expect(page.getByText('No video matches')).toBeVisible()
  await page.getByRole('button', { name: 'Show all videos' }).click()
  await expect(library.rows.first()).toBeVisible()
  await expect(page).toHaveURL(`${server.url}/`)
})

test('the whole list is gone through by the keyboard', async ({ page }) => {
  const library = new LibraryPage(page)
  await library.open(server.url)
  await library.rows.first().focus()
  await page.keyboard.press('ArrowDown')
  await library.expectFocusAt(2)
  await page.keyboard.press('PageDown')
  const afterPage = (await library.focusedPlace()) ?? 0
  expect(afterPage).toBeGreaterThan(4)
  await page.keyboard.press('PageUp')
  await library.expectFocusAt(2)
  await library.goToLast(COUNT)
  await expect(library.row('video000000')).toBeFocused()
  await page.keyboard.press('Home')
  await library.expectFocusAt(1)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/videos\/video000299/)
})

test('what is being read stays where it is when the list changes above it', async ({ page }) => {
  const library = new LibraryPage(page)
  await library.open(server.url)
  await page.mouse.move(700, 500)
  await page.mouse.wheel(0, 3000)
  const row = library.row('video000270')
  await expect(row).toBeInViewport()
  await page.waitForTimeout(500)
  const before = await row.boundingBox()
  const removed = await page.request.delete(`${server.url}/api/videos/video000299`)
  expect(removed.ok()).toBe(true)
  await expect(page.locator('li:has([data-video-id="video000270"])')).toHaveAttribute('aria-posinset', '29')
  await expect.poll(async () => Math.round((await row.boundingBox())?.y ?? 0)).toBe(Math.round(before?.y ?? -1))
})

test('at the width of a small laptop nothing of the toolbar is cut off', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  const library = new LibraryPage(page)
  await library.open(`${server.url}/?variant=both&label=Activity&assignee=me`)
  await expect(library.chips).toHaveCount(3)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(1024)
  for (const control of [library.search, library.filter, library.chips.last(), page.getByLabel('Sort')])
    await expect(control).toBeInViewport({ ratio: 1 })
})
