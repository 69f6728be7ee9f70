import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { readBarCode } from '@/lib/ingest/bar-code'
import { violations } from './fixtures/accessibility'
import { test } from './fixtures/server'
import { constantVideo, mkvVideo } from './fixtures/videos'
import { shownFrame } from './pages/shown-frame'
import { WorkspacePage } from './pages/workspace-page'

test.use({ shelf: 'picture' })

const chip = (page: Page): Locator => page.getByTestId('picture-zoom')

/** Where the picture is on the page now, without the black beside it. */
async function pictureBox(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const { box, ratio } = await page.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>('[data-testid="player-video"]')
    if (video === null) throw new Error('there is no video')
    const { x, y, width, height } = video.getBoundingClientRect()
    return { box: { x, y, width, height }, ratio: video.videoWidth / video.videoHeight }
  })
  const width = Math.min(box.width, box.height * ratio)
  const height = width / ratio
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height }
}

/** The number of the frame in a PNG, which the page itself decodes. */
async function frameOfPng(
  page: Page,
  base64: string,
): Promise<{ frame: number | null; width: number; height: number }> {
  const { width, height, luma } = await page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const strip = Math.ceil(bitmap.height / 10)
    const context = new OffscreenCanvas(bitmap.width, strip).getContext('2d')
    if (context === null) throw new Error('no canvas to read pixels with')
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, bitmap.width, strip)
    const count = bitmap.width * strip
    return {
      width: bitmap.width,
      height: bitmap.height,
      luma: Array.from({ length: count }, (_, i) => data[i * 4 + 1] ?? 0),
    }
  }, base64)
  const frame = readBarCode((x, y) => luma[Math.floor(y * height) * width + Math.floor(x * width)] ?? 0)
  return { frame, width, height }
}

async function openFrame(page: Page, url: string, videoId: string, frame: number): Promise<WorkspacePage> {
  const workspace = new WorkspacePage(page)
  await workspace.open(url, videoId, `?frame=${frame}`)
  await workspace.untilPaused()
  await expect.poll(() => shownFrame(page)).toBe(frame)
  return workspace
}

async function chooseOfFrame(page: Page, item: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'This frame' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('the picture is zoomed by wheel, keys and double click, moved by dragging, and comes back', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await constantVideo(), ['--variant', 'raw'])
  const workspace = await openFrame(page, server.url, videoId, 40)
  await expect(chip(page)).toBeHidden()

  const before = await pictureBox(page)
  const at = { x: Math.round(before.x + before.width * 0.3), y: Math.round(before.y + before.height * 0.7) }
  /** Where that which was at `at` is now. */
  const moved = async () => {
    const now = await pictureBox(page)
    const times = now.width / before.width
    return { x: now.x + (at.x - before.x) * times, y: now.y + (at.y - before.y) * times }
  }
  await page.mouse.move(at.x, at.y)
  await page.keyboard.down('Control')
  for (let i = 0; i < 4; i++) await page.mouse.wheel(0, -100)
  await page.keyboard.up('Control')
  await expect(chip(page)).toHaveText(/\d{3} %/)
  const zoomed = await moved()
  expect(Math.hypot(zoomed.x - at.x, zoomed.y - at.y), 'what is under the pointer does not move').toBeLessThan(0.5)

  await page.mouse.down()
  await page.mouse.move(at.x + 60, at.y - 40, { steps: 6 })
  await page.mouse.up()
  const dragged = await moved()
  expect(dragged.x).toBeCloseTo(at.x + 60, 0)
  expect(dragged.y).toBeCloseTo(at.y - 40, 0)
  await page.waitForTimeout(400)
  await expect(workspace.player, 'dragging is no click').toHaveAttribute('data-state', 'paused')
  await expect(workspace.frameNumber).toHaveText('40')

  await page.keyboard.press('0')
  await expect(chip(page)).toBeHidden()
  await page.keyboard.press('Shift+0')
  await expect(chip(page)).toContainText('100 %')
  await chip(page).getByRole('button', { name: 'Fit' }).click()
  await expect(chip(page)).toBeHidden()
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await expect(chip(page)).toBeVisible()
  await page.keyboard.press('-')
  await page.keyboard.press('-')
  await expect(chip(page)).toBeHidden()

  await page.mouse.dblclick(at.x, at.y)
  await expect(chip(page)).toContainText('100 %')
  await page.mouse.dblclick(at.x, at.y)
  await expect(chip(page)).toBeHidden()
  await page.waitForTimeout(400)
  await expect(workspace.player, 'a double click does not play').toHaveAttribute('data-state', 'paused')
  await expect(workspace.frameNumber).toHaveText('40')
})

test('a click plays and pauses', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo(), ['--variant', 'raw'])
  const workspace = await openFrame(page, server.url, videoId, 40)
  const box = await pictureBox(page)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.click(x, y)
  await expect(workspace.player).toHaveAttribute('data-state', 'playing')
  await page.waitForTimeout(600)
  await page.mouse.click(x, y)
  await workspace.untilPaused()
})

test('brightness and contrast are for looking: said on the picture, gone after a reload', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await constantVideo(), ['--variant', 'raw'])
  const workspace = await openFrame(page, server.url, videoId, 40)
  const picture = page.getByTestId('picture')
  await page.getByRole('button', { name: /brightness/ }).click()
  await page.getByRole('slider', { name: 'Brightness' }).press('PageUp')
  await expect(page.getByTestId('picture-adjusted')).toContainText('Brightness')
  await expect(picture).toHaveCSS('filter', /brightness/)
  await expect(page.getByText('For looking, never stored.')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await picture.click({ position: { x: 60, y: 60 } })
  await expect(page.getByText('For looking, never stored.')).toBeHidden()
  await page.waitForTimeout(400)
  await expect(workspace.player, 'the click that closes it does not play').toHaveAttribute('data-state', 'paused')
  await page.reload()
  await expect(picture).toHaveCSS('filter', 'none')
  await expect(page.getByTestId('picture-adjusted')).toBeHidden()
})

test('full screen is the player alone, with its keys, its dialogs and its words', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo(), ['--variant', 'raw'])
  const workspace = await openFrame(page, server.url, videoId, 40)
  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeVisible()
  const { x, y, width, height } = (await workspace.player.boundingBox()) ?? { x: 1, y: 1, width: 0, height: 0 }
  const whole = await page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight }))
  expect({ x, y, width, height }).toEqual({ x: 0, y: 0, ...whole })
  await expect(page.getByTestId('timeline')).toBeHidden()

  await page.keyboard.press('.')
  await expect(workspace.frameNumber).toHaveText('41')
  await workspace.goToFrame(60)
  await expect(workspace.player.locator('..').getByRole('status').getByText('Went to frame 60')).toBeVisible()

  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: 'Full screen' })).toBeVisible()
  await expect(page.getByTestId('timeline')).toBeVisible()
})

test('the link that is copied opens the frame on screen', async ({ page, server, library, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
  const { videoId } = await library.importVideo(await constantVideo(), ['--variant', 'raw'])
  const workspace = await openFrame(page, server.url, videoId, 40)
  await workspace.goToFrame(123)
  await chooseOfFrame(page, /link to this frame/)
  await expect(page.getByText('Copied the link to frame 123')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toBe(`${server.url}/videos/${videoId}?frame=123`)
  await page.goto(link)
  await workspace.untilPaused()
  await expect.poll(() => shownFrame(page)).toBe(123)
})

test('the picture that is copied is the frame that the counter says, in full size, as it was recorded', async ({
  page,
  server,
  library,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
  const { videoId } = await library.importVideo(await constantVideo(), ['--variant', 'raw'])
  const workspace = await openFrame(page, server.url, videoId, 40)
  await page.keyboard.press('Shift+0')
  await page.keyboard.press('+')
  for (const frame of [217, 218]) {
    await workspace.goToFrame(frame)
    await chooseOfFrame(page, /PNG/)
    await expect(page.getByText(`Copied frame ${frame} as a picture of 640 × 360`)).toBeVisible()
    const base64 = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      const blob = await item?.getType('image/png')
      const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    })
    expect(await frameOfPng(page, base64)).toEqual({ frame, width: 640, height: 360 })
  }

  await page.keyboard.press('Space')
  await expect(workspace.player).toHaveAttribute('data-state', 'playing')
  await chooseOfFrame(page, /PNG/)
  await expect(page.getByText(/^Pause first/)).toBeVisible()
})

test('where a page may not write to the clipboard, the picture is saved as a file', async ({
  page,
  server,
  library,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'ClipboardItem'))
  const { videoId } = await library.importVideo(await constantVideo(), ['--variant', 'raw'])
  await openFrame(page, server.url, videoId, 40)
  const downloading = page.waitForEvent('download')
  await chooseOfFrame(page, /PNG/)
  const download = await downloading
  expect(download.suggestedFilename()).toBe('constant-frame-40.png')
  await expect(page.getByText(/^Saved frame 40 .* may show who was filmed\.$/)).toBeVisible()
  const base64 = (await readFile(await download.path())).toString('base64')
  expect(await frameOfPng(page, base64)).toMatchObject({ frame: 40 })
})

test('a video opens where it was left; an address that names a frame wins; Home is the start', async ({
  page,
  server,
  library,
  context,
}) => {
  const { videoId } = await library.importVideo(await mkvVideo(), ['--variant', 'raw'])
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  await expect(workspace.frameNumber).toHaveText('0')
  await workspace.goToFrame(150)
  // The page goes before the picture has stood still for long.
  await page.goto('about:blank')
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  await expect.poll(() => shownFrame(page)).toBe(150)
  await expect(page.getByText(/^Resumed at frame 150, 0:00:05\.\d{3}\. Home goes to the start\.$/)).toBeVisible()

  await workspace.open(server.url, videoId, '?frame=20')
  await workspace.untilPaused()
  await expect(workspace.frameNumber).toHaveText('20')
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  await expect(workspace.frameNumber, 'looking at a link keeps the place').toHaveText('150')

  const kept = page.waitForRequest((request) => request.method() === 'PUT' && request.url().endsWith('/position'))
  await page.keyboard.press('Home')
  await expect(workspace.frameNumber).toHaveText('0')
  expect((await kept).postDataJSON()).toEqual({ variant: 'raw', frame: 0 })

  await workspace.goToFrame(100)
  await page.goto('about:blank')
  await context.route('**/position', () => {})
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  await expect(workspace.frameNumber, 'a server that does not say it delays nothing').toHaveText('0')
})

test('a badge says that the frames were verified when the video came', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo(), ['--variant', 'raw'])
  await openFrame(page, server.url, videoId, 40)
  const badge = page.getByTestId('frames-verified')
  await expect(badge).toHaveAttribute('data-state', 'verified')
  await badge.click()
  await expect(page.getByRole('dialog', { name: 'Frames verified' })).toContainText(
    /500 frames, each decoded and timed at ingest, on \d+ \w+ \d{4}\./,
  )
  expect(await violations(page)).toEqual([])
})
