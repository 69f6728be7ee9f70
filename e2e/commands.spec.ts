import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './fixtures/server'
import { constantVideo } from './fixtures/videos'
import { WorkspacePage } from './pages/workspace-page'

test.use({ shelf: 'commands' })
test.describe.configure({ mode: 'serial' })

const sheetOf = (page: Page): Locator => page.getByTestId('shortcut-sheet')
const paletteOf = (page: Page): Locator => page.getByTestId('command-palette')
const theme = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)

/** Writes `query` into the palette, and takes the line that is highlighted. */
async function find(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(paletteOf(page)).toBeVisible()
  await page.keyboard.type(query)
  await page.keyboard.press('Enter')
}

test('the palette runs commands, goes to frames and to segments, by keyboard alone', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('split')
  const split = paletteOf(page).getByRole('option', { name: 'Split at the playhead' })
  await expect(split).toContainText('Labeling has not been started')
  await page.keyboard.press('Enter')
  await expect(split).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(paletteOf(page)).toBeHidden()

  await workspace.startLabelingNow()
  await find(page, '40')
  await expect(workspace.frameNumber).toHaveText('40')
  await find(page, 'in point')
  await find(page, '+39')
  await expect(workspace.frameNumber).toHaveText('79')
  await page.keyboard.press('1')
  await expect(workspace.segments).toHaveCount(1)
  const label = (await workspace.spans())[0]?.label ?? ''

  await page.keyboard.press('Home')
  await expect(workspace.frameNumber).toHaveText('0')
  await page.keyboard.press('Control+k')
  await page.keyboard.type(label)
  await paletteOf(page)
    .getByRole('option', { name: `${label}, frames 40 to 79` })
    .waitFor()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(workspace.frameNumber).toHaveText('40')
  await expect(workspace.segments.first()).toHaveAttribute('data-selected', 'true')

  await find(page, 'delete')
  await expect(workspace.segments).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await expect(paletteOf(page).getByRole('option').first()).toContainText('Delete')
  await page.keyboard.press('Control+k')
  await expect(paletteOf(page)).toBeHidden()

  await find(page, 'go to a frame')
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('.')
  await expect(workspace.frameNumber).toHaveText('41')
})

test('a key is changed in the sheet, works, survives a reload, reaches other tabs, and is reset', async ({
  page,
  context,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  const sheet = sheetOf(page)
  const row = sheet.locator('[data-command="playing.last-frame"]')

  await page.keyboard.press('?')
  await sheet.getByLabel('Search the keys').fill('last frame')
  await sheet.getByRole('button', { name: 'Change the key of Last frame' }).press('Enter')
  await page.keyboard.press('i')
  await expect(sheet.getByRole('alert')).toContainText('I is already “In point”')
  await page.keyboard.press('Control+w')
  await expect(sheet.getByRole('alert')).toContainText('keeps Ctrl+W for itself')
  await expect(row.locator('kbd')).toHaveText(['End'])
  await page.keyboard.press('Escape')
  await expect(sheet).toBeVisible()
  await sheet.getByRole('button', { name: 'Change the key of Last frame' }).press('Enter')
  await page.keyboard.press('Shift+T')
  await expect(row.locator('kbd')).toHaveText(['Shift+T'])
  await expect(sheet.getByRole('status')).toHaveText('Shift+T is “Last frame” now')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()

  await page.keyboard.press('Shift+T')
  await expect(workspace.frameNumber).not.toHaveText('0')
  await workspace.untilPaused()
  await page.keyboard.press('Home')
  await expect(workspace.frameNumber).toHaveText('0')
  await page.keyboard.press('End')
  await page.keyboard.press('.')
  await expect(workspace.frameNumber).toHaveText('1')

  const other = await context.newPage()
  const elsewhere = new WorkspacePage(other)
  await elsewhere.open(server.url, videoId, '?frame=0')
  await elsewhere.untilPaused()
  await other.keyboard.press('?')
  await expect(sheetOf(other).locator('[data-command="playing.last-frame"] kbd')).toHaveText(['Shift+T'])

  await page.reload()
  await workspace.untilPaused()
  await page.keyboard.press('?')
  await sheet.getByRole('button', { name: 'Reset all keys' }).click()
  await sheet.getByRole('button', { name: 'Reset the keys of 1 command' }).click()
  await expect(row.locator('kbd')).toHaveText(['End'])
  await expect(sheetOf(other).locator('[data-command="playing.last-frame"] kbd')).toHaveText(['End'])
  await other.close()
})

test('a key is taken from another command only after that was said', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  const sheet = sheetOf(page)
  await page.keyboard.press('?')
  await sheet.getByRole('button', { name: 'Change the key of Split at the playhead' }).click()
  await page.keyboard.press('g')
  await expect(sheet.getByRole('alert')).toContainText('G is already “Go to a frame or a time”')
  await sheet.getByRole('button', { name: 'Use G all the same' }).click()
  await expect(sheet.locator('[data-command="editing.split"] kbd')).toHaveText(['G'])
  await expect(sheet.locator('[data-command="timeline.go-to-frame"]')).toContainText('no key')
  await sheet.getByRole('button', { name: 'Change the key of Repeat' }).click()
  await page.keyboard.press('1')
  await expect(sheet.getByRole('alert')).toContainText('1 is the key of the label')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('panels are made larger and smaller by keyboard and by dragging, and stay so', async ({
  page,
  server,
  library,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId, '?frame=0')
  await workspace.untilPaused()
  const width = page.getByRole('separator', { name: 'Width of the panel' })
  const height = page.getByRole('separator', { name: 'Height of the timeline' })
  const panel = page.getByRole('complementary', { name: 'Labels and segments' })
  const widthOf = async () => Math.round((await panel.boundingBox())?.width ?? 0)

  const parts = [workspace.player, panel, page.getByTestId('timeline')]
  const places = await Promise.all(parts.map((part) => part.boundingBox()))
  expect(places.map((place) => [place?.x, place?.width])).toEqual([
    [0, 700],
    [700, 324],
    [0, 1024],
  ])

  await width.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(width).toHaveAttribute('aria-valuenow', '340')
  expect(await widthOf()).toBe(340)
  await expect(workspace.frameNumber).toHaveText('0')
  await page.keyboard.press('End')
  await expect(width).toHaveAttribute('aria-valuenow', '424')
  await page.keyboard.press('Home')
  await expect(width).toHaveAttribute('aria-valuenow', '288')
  await height.focus()
  await page.keyboard.press('Shift+ArrowUp')
  await expect(height).toHaveAttribute('aria-valuenow', '252')

  await page.reload()
  await workspace.untilPaused()
  await expect(width).toHaveAttribute('aria-valuenow', '288')
  await expect(height).toHaveAttribute('aria-valuenow', '252')

  const box = await width.boundingBox()
  if (box === null) throw new Error('the separator is on the page')
  await page.mouse.move(box.x + 4, box.y + 100)
  await page.mouse.down()
  await page.mouse.move(box.x - 46, box.y + 120, { steps: 4 })
  await page.mouse.up()
  expect(Math.abs((await widthOf()) - 338)).toBeLessThanOrEqual(2)
  await width.dblclick()
  await expect(width).toHaveAttribute('aria-valuenow', '324')
  await height.focus()
  await page.keyboard.press('Enter')
  await expect(height).toHaveAttribute('aria-valuenow', '188')
})

test('the theme is chosen, is there at the first paint, and leaves the stage dark', async ({
  page,
  server,
  library,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  expect(await theme(page)).toBe('light dark')
  await find(page, 'theme light')
  await expect.poll(() => theme(page)).toBe('light')
  await expect(page.getByTestId('picture')).toHaveCSS('color-scheme', 'dark')

  // Before any script of ours but the one in the page.
  await page.route('**/_next/**/*.js', (route) => route.abort())
  await page.goto(server.url)
  expect(await theme(page)).toBe('light')
  await page.unroute('**/_next/**/*.js')
  await page.goto(server.url)
  await page.getByTestId('theme-menu').click()
  await page.getByRole('menuitemradio', { name: 'As the system' }).click()
  await expect.poll(() => theme(page)).toBe('light dark')
})

test('what the player does is said aloud', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId, '?frame=10')
  await workspace.untilPaused()
  const spoken = page.getByTestId('spoken-playback')
  await page.keyboard.press('.')
  await expect(spoken).toHaveText('Frame 11')
  await page.keyboard.press('Space')
  await expect(spoken).toHaveText('Playing')
  await page.keyboard.press('Space')
  await expect(spoken).toHaveText(/^Frame \d+$/)
  await page.keyboard.press('i')
  await expect(page.getByTestId('timeline').getByRole('status')).toHaveText(/Labeling has not been started/)
})
