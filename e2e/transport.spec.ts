import { expect } from '@playwright/test'
import { violations } from './fixtures/accessibility'
import { test } from './fixtures/server'
import { constantVideo, offsetVideo, variableVideo } from './fixtures/videos'
import { shownFrame } from './pages/shown-frame'
import { WorkspacePage } from './pages/workspace-page'

test.use({ shelf: 'transport' })
test.describe.configure({ mode: 'serial' })

test('with K held down, J and L step frame by frame, and releasing them starts nothing', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId, '?frame=100')
  await workspace.untilPaused()

  const { keyboard } = page
  await keyboard.down('k')
  await keyboard.press('l')
  await keyboard.press('l')
  await expect(workspace.frameNumber).toHaveText('102')
  await keyboard.press('j')
  await expect(workspace.frameNumber).toHaveText('101')
  // A second press without a release is what a held key sends.
  await keyboard.down('l')
  for (let i = 0; i < 4; i += 1) await keyboard.down('l')
  await keyboard.up('l')
  await expect(workspace.frameNumber).toHaveText('106')
  await keyboard.up('k')
  await workspace.untilPaused()
  await page.waitForTimeout(300)
  await expect(workspace.frameNumber).toHaveText('106')
  expect(await shownFrame(page)).toBe(106)
})

test('Alt with comma and full stop goes from keyframe to keyframe, exactly', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await variableVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId, '?frame=100')
  await workspace.untilPaused()
  const answer = await page.request.get(`${server.url}/api/videos/${videoId}/frame-index?type=raw&format=json`)
  const { keyframes } = (await answer.json()) as { keyframes: number[] }
  const next = keyframes.find((at) => at > 100)
  const before = keyframes.findLast((at) => at < 100)

  await page.keyboard.press('Alt+.')
  await expect(workspace.frameNumber).toHaveText(String(next))
  await workspace.untilPaused()
  expect(await shownFrame(page)).toBe(next)
  await page.keyboard.press('Alt+,')
  await page.keyboard.press('Alt+,')
  await expect(workspace.frameNumber).toHaveText(String(keyframes.findLast((at) => at < (before ?? 0)) ?? before))
  expect(page.url(), 'the history of the browser is left alone').toContain(videoId)
})

test('going by timecode, and on from where one is, at 29.97 frames a second from 1.5 s on', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await offsetVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  const go = async (text: string, expected: number) => {
    await page.keyboard.press('g')
    await page.getByRole('dialog').getByRole('textbox').fill(text)
    await page.keyboard.press('Enter')
    await expect(workspace.frameNumber).toHaveText(String(expected))
    await workspace.untilPaused()
    expect(await shownFrame(page)).toBe(expected)
  }
  await go('00:00:02:12', 72)
  await go('+100', 172)
  await go('-1s', 142)
  await go('30', 30)
  await go((await page.getByTestId('timecode').textContent()) ?? '', 30)
})

test('how far Shift steps is a setting that stays', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId, '?frame=100')
  await workspace.untilPaused()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(workspace.frameNumber).toHaveText('110')

  await page.getByRole('button', { name: 'Player settings' }).press('Enter')
  const settings = page.getByTestId('player-settings')
  const field = settings.getByRole('spinbutton', { name: /Shift/ })
  await expect(field).toBeFocused()
  expect(await violations(page)).toEqual([])
  await field.fill('0')
  await expect(settings).toContainText('A whole number from 1 to 1000.')
  await field.fill('25')
  await page.keyboard.press('Escape')
  await expect(settings).toBeHidden()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(workspace.frameNumber).toHaveText('85')

  await workspace.open(server.url, videoId, '?frame=85')
  await workspace.untilPaused()
  await page.keyboard.press('Shift+,')
  await expect(workspace.frameNumber).toHaveText('60')
})

test('L climbs to sixteen times, and J comes down to sixteen times backwards', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('l')
  expect(
    await workspace.video.evaluate((video: HTMLVideoElement) => [video.playbackRate, video.preservesPitch]),
  ).toEqual([16, true])
  await page.keyboard.press('k')
  await workspace.goToFrame(499)
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('j')
  await expect(page.getByTitle(/Backwards/)).toContainText('16×')
  await expect(workspace.frameNumber).toHaveText('0')
})

test('a loop shows the selected segment, its first and last frame and no other, until Esc', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  await page.keyboard.press('r')
  await expect(page.getByText('Nothing to loop')).toBeVisible()
  await workspace.startLabelingNow()
  await workspace.goToFrame(40)
  await page.keyboard.press('i')
  await workspace.goToFrame(59)
  await page.keyboard.press('1')
  await expect(workspace.segments).toHaveCount(1)
  await expect(workspace.saveState).toHaveAttribute('data-state', 'saved')

  await page.evaluate(() => {
    const counter = document.querySelector('[data-testid="frame-number"]')
    const seen: number[] = []
    Object.assign(window, { seenFrames: seen })
    if (counter === null) return
    new MutationObserver(() => seen.push(Number(counter.textContent))).observe(counter, {
      childList: true,
      characterData: true,
      subtree: true,
    })
  })
  const seenFrames = () => page.evaluate(() => (window as unknown as { seenFrames: number[] }).seenFrames)
  await page.getByRole('rowheader').getByRole('button').press('Enter')
  await page.keyboard.press('r')
  const span = page.getByTestId('loop-span')
  await expect(span).toHaveAttribute('data-start', '40')
  await expect(span).toHaveAttribute('data-end', '60')
  // A pass begins where the number falls. A machine that stops for a moment just at the end may show a frame too many.
  const passes = async () => {
    const found: number[][] = []
    for (const at of (await seenFrames()).slice(1)) {
      const current = found.at(-1)
      if (current === undefined || at < (current.at(-1) ?? 0)) found.push([at])
      else current.push(at)
    }
    return found.slice(1, -1)
  }
  const isWhole = (pass: number[]) => pass[0] === 40 && pass.at(-1) === 59 && pass.length > 10
  await expect.poll(async () => (await passes()).filter(isWhole).length, 'from 40 to 59').toBeGreaterThanOrEqual(3)
  expect((await passes()).every(([first]) => first === 40)).toBe(true)

  await page.keyboard.press('Escape')
  await expect(span).toBeHidden()
  await page.keyboard.press('k')
  await workspace.untilPaused()
})

test('boundaries are gone to before labeling is started', async ({ page, server, library, context }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const other = await context.newPage()
  const workspace = new WorkspacePage(other)
  await workspace.open(server.url, videoId, '?frame=10')
  await workspace.untilPaused()
  await expect(workspace.segments).toHaveCount(1)
  await expect(workspace.startLabeling).toBeVisible()
  await other.keyboard.press(']')
  await expect(workspace.frameNumber).toHaveText('40')
  await other.keyboard.press(']')
  await expect(workspace.frameNumber).toHaveText('59')
  await other.keyboard.press('[')
  await expect(workspace.frameNumber).toHaveText('40')
  await other.keyboard.press('Delete')
  await expect(workspace.segments, 'what changes something waits for labeling').toHaveCount(1)
  await other.close()
  await page.close()
})
