import { expect } from '@playwright/test'
import { type Library, test } from './fixtures/server'
import { constantVideo } from './fixtures/videos'
import { TimelineHand } from './pages/timeline-hand'

test.use({ shelf: 'gestures' })

/** 500 frames, a keyframe every 50. */
const videoIn = async (library: Library) => (await library.importVideo(await constantVideo())).videoId

test('drawing in the row of a label makes its segment at once; the frame in the hand is on screen', async ({
  page,
  server,
  library,
}) => {
  const hand = new TimelineHand(page)
  await hand.begin(server.url, await videoIn(library), [])
  await hand.drag(120, 176.5, 2)
  await expect(page.getByTestId('drag-tip')).toContainText('Last frame 176')
  await hand.untilShown(176)
  await hand.drop()
  await hand.untilShown(176)
  await expect(hand.segments).toHaveCount(1)
  const [made] = await hand.spans()
  expect(made).toMatchObject({ end: 177, label: 'Instrument' })
  expect(Math.abs((made?.start ?? 0) - 120)).toBeLessThanOrEqual(1)
  await page.keyboard.press('Control+z')
  await expect(hand.segments).toHaveCount(0)

  await page.locator('#timeline-lanes').evaluate((strip) => strip.parentElement?.scrollTo(0, strip.clientHeight))
  await hand.drag(300, 340, 6)
  await hand.drop()
  await expect(hand.segments).toHaveCount(1)
  const [point] = await hand.spans()
  expect(point).toMatchObject({ label: 'Landmark' })
  expect((point?.end ?? 0) - (point?.start ?? 0)).toBe(1)
})

test('the edge in the hand is the frame in front of the annotator, while dragging and after', async ({
  page,
  server,
  library,
}) => {
  const hand = new TimelineHand(page)
  await hand.begin(server.url, await videoIn(library), [[0, 110, 190]])
  await hand.drag(190, 231)
  const [[start, end] = [0, 0]] = await hand.places()
  expect(start).toBe(110)
  expect(Math.abs(end - 231)).toBeLessThanOrEqual(1)
  await hand.untilShown(end - 1)
  await hand.drop()
  expect(await hand.places()).toEqual([[110, end]])
  await hand.untilShown(end - 1)

  await hand.drag(110, 77)
  const [[first] = [0]] = await hand.places()
  await hand.untilShown(first)
  await hand.drop()
  expect(await hand.places()).toEqual([[first, end]])
  await expect(hand.saveState).toHaveAttribute('data-state', 'saved')

  await page.keyboard.press('Control+z')
  expect(await hand.places()).toEqual([[110, end]])
  await page.keyboard.press('Control+z')
  expect(await hand.places()).toEqual([[110, 190]])
})

test('Escape in the middle of a drag puts back the segment, the frame and the selection', async ({
  page,
  server,
  library,
}) => {
  const hand = new TimelineHand(page)
  await hand.begin(server.url, await videoIn(library), [[0, 110, 190]], 333)
  await hand.drag(150, 270)
  expect(await hand.places()).not.toEqual([[110, 190]])
  await expect(hand.frameNumber).not.toHaveText('333')
  await page.keyboard.press('Escape')
  expect(await hand.places()).toEqual([[110, 190]])
  await hand.untilShown(333)
  await expect(hand.segments).toHaveAttribute('data-selected', 'false')
  await hand.drop()
  expect(await hand.places()).toEqual([[110, 190]])
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Nothing to undo')).toBeVisible()
})

test('a boundary two segments share moves as one edit; with Shift only the one in the hand', async ({
  page,
  server,
  library,
}) => {
  const hand = new TimelineHand(page)
  await hand.begin(server.url, await videoIn(library), [
    [0, 110, 190],
    [1, 190, 290],
  ])
  await hand.drag(189.4, 228)
  await hand.drop()
  const [[, meets] = [0, 0]] = await hand.places()
  expect(Math.abs(meets - 228)).toBeLessThanOrEqual(1)
  expect(await hand.places()).toEqual([
    [110, meets],
    [meets, 290],
  ])
  await page.keyboard.press('Control+z')
  expect(await hand.places()).toEqual([
    [110, 190],
    [190, 290],
  ])

  await page.keyboard.down('Shift')
  await hand.drag(189.4, 165)
  await hand.drop()
  await page.keyboard.up('Shift')
  const [[, alone] = [0, 0]] = await hand.places()
  expect(Math.abs(alone - 165)).toBeLessThanOrEqual(1)
  expect(await hand.places()).toEqual([
    [110, alone],
    [190, 290],
  ])
})

test('an edge is held by the playhead, so that the frame on screen is its last; Alt lets it go', async ({
  page,
  server,
  library,
}) => {
  const hand = new TimelineHand(page)
  await hand.begin(server.url, await videoIn(library), [[0, 110, 190]], 263)
  await hand.drag(190, 262.5)
  await expect(page.getByTestId('snap-guide')).toHaveAttribute('data-kind', 'playhead')
  expect(await hand.places()).toEqual([[110, 264]])
  await page.keyboard.down('Alt')
  await expect(page.getByTestId('snap-guide')).toHaveCount(0)
  const [[, free] = [0, 0]] = await hand.places()
  expect(free).toBeLessThan(264)
  await page.keyboard.up('Alt')
  expect(await hand.places()).toEqual([[110, 264]])
  await hand.drop()
  expect(await hand.places()).toEqual([[110, 264]])
  await hand.untilShown(263)
})

test('with snapping switched off nothing holds an edge but while Alt is down; the switch is remembered', async ({
  page,
  server,
  library,
}) => {
  const hand = new TimelineHand(page)
  await hand.begin(server.url, await videoIn(library), [[0, 110, 190]], 263)
  await page.getByRole('switch', { name: 'Snap' }).click()
  await page.reload()
  await hand.untilPaused()
  await expect(page.getByRole('switch', { name: 'Snap' })).not.toBeChecked()
  await expect(hand.segments).toHaveCount(1)
  await hand.drag(190, 262.5)
  expect((await hand.places())[0]?.[1]).toBeLessThan(264)
  await page.keyboard.down('Alt')
  expect(await hand.places()).toEqual([[110, 264]])
  await page.keyboard.up('Alt')
  await page.keyboard.press('Escape')
  await hand.drop()
  expect(await hand.places()).toEqual([[110, 190]])
})

test('several selected segments move together, keep lengths and distances, stop at the end, and are one undo', async ({
  page,
  server,
  library,
}) => {
  const hand = new TimelineHand(page)
  const given = [
    [0, 60, 90],
    [1, 120, 150],
    [0, 310, 350],
  ] as const
  await hand.begin(server.url, await videoIn(library), given)
  await hand.click(75)
  await hand.click(330, ['Control'])
  await hand.drag(330, 357)
  await hand.drop()
  const moved = await hand.places()
  const by = (moved[2]?.[0] ?? 0) - 310
  expect(Math.abs(by - 27)).toBeLessThanOrEqual(1)
  expect(moved).toEqual([
    [60 + by, 90 + by],
    [120, 150],
    [310 + by, 350 + by],
  ])
  await expect(page.getByText(`2 segments moved by ${by} frames`)).toBeVisible()
  await page.keyboard.press('Control+z')
  expect(await hand.places()).toEqual(given.map(([, start, end]) => [start, end]))

  await hand.drag(75, 499)
  await hand.drop()
  expect(await hand.places()).toEqual([
    [120, 150],
    [210, 240],
    [460, 500],
  ])
})

test('a rubber band, Ctrl and Shift select several; a click in empty room lets go and goes there', async ({
  page,
  server,
  library,
}) => {
  const hand = new TimelineHand(page)
  await hand.begin(server.url, await videoIn(library), [
    [0, 60, 90],
    [0, 120, 150],
    [0, 310, 350],
    [1, 400, 410],
  ])
  const selected = () => hand.segments.evaluateAll((bars) => bars.map((bar) => bar.getAttribute('data-selected')))
  await page.keyboard.down('Shift')
  await hand.drag(30, 130)
  await expect(page.getByTestId('rubber-band')).toBeVisible()
  await hand.drop()
  await page.keyboard.up('Shift')
  expect(await selected()).toEqual(['true', 'true', 'false', 'false'])
  await hand.click(135, ['Control'])
  expect(await selected()).toEqual(['true', 'false', 'false', 'false'])
  await hand.click(330, ['Shift'])
  expect(await selected()).toEqual(['true', 'true', 'true', 'false'])
  await hand.click(420.5)
  expect(await selected()).toEqual(['false', 'false', 'false', 'false'])
  await expect(hand.frameNumber).toHaveText('420')

  await page.keyboard.down('Control')
  await hand.drag(450, 330, 1, 0)
  await hand.drop()
  await page.keyboard.up('Control')
  expect(await selected()).toEqual(['false', 'false', 'true', 'true'])
  await expect(page.getByText('2 segments selected')).toBeVisible()
  expect(await hand.places()).toEqual([
    [60, 90],
    [120, 150],
    [310, 350],
    [400, 410],
  ])
})

test('what is locked stays where it is, and the words say so', async ({ page, server, library }) => {
  const hand = new TimelineHand(page)
  await hand.begin(server.url, await videoIn(library), [
    [0, 110, 190],
    [1, 190, 290],
  ])
  await hand.click(150)
  await page.keyboard.press('Alt+l')
  await hand.drag(150, 230)
  await hand.drop()
  await expect(page.getByText('Activity is locked: unlock it to move it')).toBeVisible()
  await hand.drag(191, 230, 1)
  await hand.drop()
  await expect(page.getByText('Activity shares this boundary and is locked')).toBeVisible()
  expect(await hand.places()).toEqual([
    [110, 190],
    [190, 290],
  ])
})

test('a drag at the end of the view makes it go on', async ({ page, server, library }) => {
  const hand = new TimelineHand(page)
  await hand.begin(server.url, await videoIn(library), [[0, 200, 240]], 250)
  for (let times = 0; times < 2; times += 1) await page.getByRole('button', { name: 'Zoom in' }).click()
  // Four times as wide as before; boxes follow when the view rests.
  await expect.poll(async () => (await hand.segments.boundingBox())?.width ?? 0).toBeGreaterThan(300)
  const bar = await hand.segments.boundingBox()
  const list = await page.locator('#timeline-lanes').boundingBox()
  if (bar === null || list === null) throw new Error('nothing to drag')
  const y = bar.y + bar.height / 2
  await page.mouse.move(bar.x + bar.width, y)
  await page.mouse.down()
  await page.mouse.move(list.x + list.width - 4, y, { steps: 5 })
  // A quarter of the video was in view: without going on, the edge would end there.
  await expect.poll(async () => Number(await hand.segments.getAttribute('data-end'))).toBeGreaterThan(400)
  await hand.drop()
  await expect(page.getByTestId('drag-tip')).toHaveCount(0)
})

test.describe('with fingers', () => {
  test.use({ hasTouch: true })

  test('a bar follows a finger along the video, a second finger takes it back, and down it the lanes scroll', async ({
    page,
    server,
    library,
  }) => {
    const hand = new TimelineHand(page)
    const overlapping = Array.from({ length: 12 }, (_, i) => [0, 110 + i, 190] as const)
    await hand.begin(server.url, await videoIn(library), overlapping, 300)
    const before = await hand.places()
    const session = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints })
    const { x, y } = await hand.pointOf(150)
    const { x: there } = await hand.pointOf(180)
    const swipe = async (to: { x: number; y: number }) => {
      await touch('touchStart', { x, y })
      for (const part of [0.25, 0.5, 0.75, 1]) {
        await touch('touchMove', { x: x + (to.x - x) * part, y: y + (to.y - y) * part })
      }
    }

    await swipe({ x: there, y })
    await touch('touchEnd')
    const moved = (await hand.places()).filter(([start, end]) => !before.some(([s, e]) => s === start && e === end))
    expect(moved).toHaveLength(1)
    const [[start, end] = [0, 0]] = moved
    expect(Math.abs(end - 220)).toBeLessThanOrEqual(1)
    expect(end - start).toBe(80)
    await page.keyboard.press('Control+z')
    expect(await hand.places()).toEqual(before)

    await swipe({ x: there, y })
    expect(await hand.places()).not.toEqual(before)
    await touch('touchStart', { x: there, y }, { x: x - 80, y })
    expect(await hand.places()).toEqual(before)
    await touch('touchEnd')

    await swipe({ x, y: y - 90 })
    await touch('touchEnd')
    await expect
      .poll(() => page.locator('#timeline-lanes').evaluate((strip) => strip.parentElement?.scrollTop ?? 0))
      .toBeGreaterThan(10)
    expect(await hand.places()).toEqual(before)
  })
})
