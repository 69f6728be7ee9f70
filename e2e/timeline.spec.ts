import { expect, type Page } from '@playwright/test'
import { type Label, labelSetList } from '@/lib/labels/schema'
import { type Server, test } from './fixtures/server'
import { constantVideo, mkvVideo } from './fixtures/videos'
import { TimelineView } from './pages/timeline-view'
import { WorkspacePage } from './pages/workspace-page'

test.describe.configure({ mode: 'serial' })
test.use({ shelf: 'timeline' })

type Wanted = { readonly id: string; readonly label: number; readonly start: number; readonly end: number }

const SEGMENTS: readonly Wanted[] = [
  { id: 'activity-1', label: 0, start: 50, end: 200 },
  { id: 'activity-2', label: 0, start: 150, end: 300 },
  { id: 'finding-1', label: 1, start: 100, end: 140 },
  { id: 'finding-2', label: 1, start: 260, end: 261 },
  { id: 'landmark-1', label: 6, start: 400, end: 401 },
]

async function labelsOf(page: Page, { url }: Server): Promise<readonly Label[]> {
  const answer = await page.request.get(`${url}/api/label-sets`)
  return labelSetList.parse(await answer.json()).labelSets[0]?.labels ?? []
}

async function make(page: Page, server: Server, videoId: string, wanted: readonly Wanted[]): Promise<void> {
  const labels = await labelsOf(page, server)
  for (let at = 0; at < wanted.length; at += 500) {
    const operations = wanted.slice(at, at + 500).map(({ id, label, start, end }) => ({
      ...{ id: `make-${id}`, type: 'create', segmentId: id, labelId: labels[label]?.id },
      ...{ startFrame: start, endFrame: end },
    }))
    const answer = await page.request.post(`${server.url}/api/videos/${videoId}/operations`, { data: { operations } })
    const { results } = (await answer.json()) as { results: { status: string }[] }
    expect(results.filter(({ status }) => !['applied', 'duplicate'].includes(status))).toEqual([])
  }
}

async function open(page: Page, { url }: Server, videoId: string): Promise<TimelineView> {
  const workspace = new WorkspacePage(page)
  await workspace.open(url, videoId, '?frame=0')
  await workspace.untilPaused()
  await expect(workspace.segments.first()).toBeAttached()
  return new TimelineView(page)
}

test('segments lie in the rows of their labels; what overlaps lies below each other and can be folded', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await constantVideo())
  await make(page, server, videoId, SEGMENTS)
  const labels = await labelsOf(page, server)
  const timeline = await open(page, server, videoId)
  const rows = timeline.root.getByRole('list', { name: 'Labels on the timeline' }).getByRole('listitem')
  await expect(rows).toHaveCount(labels.length)
  for (const { id, label } of SEGMENTS) {
    await timeline.segment(id).scrollIntoViewIfNeeded()
    const [bar, row] = [await timeline.boxOf(timeline.segment(id)), await timeline.boxOf(rows.nth(label))]
    expect(bar.y, id).toBeGreaterThanOrEqual(row.y)
    expect(bar.y + bar.height, id).toBeLessThanOrEqual(row.y + row.height)
  }
  const tops = async () => {
    const boxes = ['activity-1', 'activity-2'].map((id) => timeline.boxOf(timeline.segment(id)))
    return (await Promise.all(boxes)).map(({ y }) => y)
  }
  const [first = 0, second = 0] = await tops()
  expect(second).toBeGreaterThan(first)
  await timeline.root.getByRole('button', { name: `${labels[0]?.name}, 2 lanes` }).click()
  await expect.poll(async () => new Set(await tops()).size).toBe(1)
})

test('the wheel zooms to single frames and back, and the frame under the pointer stays there', async ({
  page,
  server,
  library,
}) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const timeline = await open(page, server, videoId)
  const finding = timeline.segment('finding-2')
  const before = await timeline.boxOf(finding)
  // A pointer stands on whole pixels; the frame is two wide here.
  const x = Math.ceil(before.x + 0.5)
  await page.mouse.move(x, before.y + before.height / 2)
  for (let i = 0; i < 12; i += 1) {
    const { width } = await timeline.boxOf(finding)
    await page.mouse.wheel(0, -400)
    await expect
      .poll(async () => (await timeline.boxOf(finding)).width, `turn ${i}`)
      .toBeGreaterThan(Math.min(width, 63))
    const now = await timeline.boxOf(finding)
    expect(x, `turn ${i}`).toBeGreaterThanOrEqual(now.x - 0.5)
    expect(x, `turn ${i}`).toBeLessThanOrEqual(now.x + now.width + 0.5)
  }
  expect((await timeline.boxOf(finding)).width).toBeCloseTo(64, 0)
  await expect(timeline.segment('activity-1')).toBeHidden()

  await page.mouse.wheel(0, 20_000)
  await expect(timeline.segment('activity-1')).toBeVisible()
  expect(await timeline.firstFrame()).toBe(0)
})

test('the minimap moves the view by hand and by keys', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const timeline = await open(page, server, videoId)
  for (let i = 0; i < 3; i += 1) await timeline.root.getByRole('button', { name: 'Zoom in' }).click()
  const strip = await timeline.boxOf(timeline.minimap)
  const before = await timeline.boxOf(timeline.window)
  expect(before.width).toBeCloseTo(strip.width / 8, -1)

  await page.mouse.move(before.x + before.width / 2, before.y + 8)
  await page.mouse.down()
  await page.mouse.move(before.x + before.width / 2 + strip.width / 2, before.y + 8, { steps: 5 })
  await page.mouse.up()
  const halfway = await timeline.firstFrame()
  expect(Math.abs(halfway - 250)).toBeLessThanOrEqual(2)

  const moved = await timeline.boxOf(timeline.window)
  await page.mouse.move(moved.x + moved.width - 1, moved.y + 8)
  await page.mouse.down()
  await page.mouse.move(moved.x + moved.width - 1 + strip.width / 8, moved.y + 8, { steps: 5 })
  await page.mouse.up()
  expect((await timeline.boxOf(timeline.window)).width).toBeCloseTo(strip.width / 4, -1)
  expect(await timeline.firstFrame()).toBe(halfway)

  await page.mouse.click(strip.x + 20, strip.y + 8)
  expect(await timeline.firstFrame()).toBe(0)
  await timeline.minimap.focus()
  await page.keyboard.press('PageDown')
  expect(Math.abs((await timeline.firstFrame()) - 125)).toBeLessThanOrEqual(2)
  await page.keyboard.press('End')
  await expect(timeline.minimap).toHaveAttribute('aria-valuetext', /to 499 of 500$/)
  // The keys meant the minimap: the video stands where it stood.
  await expect(page.getByTestId('frame-number')).toHaveText('0')
})

test('the boxes of segments are where their bars are drawn', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const labels = await labelsOf(page, server)
  const timeline = await open(page, server, videoId)
  await page.mouse.move(0, 0)
  for (const { id, label } of SEGMENTS.filter(({ id }) => id !== 'landmark-1')) {
    await timeline.segment(id).scrollIntoViewIfNeeded()
    const { x, y, width, height } = await timeline.boxOf(timeline.segment(id))
    const middle = y + height / 2
    const [left = [], before = [], after = []] = await timeline.pixelsAt([
      { x: x + 1, y: middle },
      { x: x - 3, y: middle },
      { x: x + width + 3, y: middle },
    ])
    const wanted = [1, 3, 5].map((at) => Number.parseInt(labels[label]?.color.slice(at, at + 2) ?? '', 16))
    expect(distance(left, wanted), `${id} begins where its box does`).toBeLessThan(12)
    expect(distance(before, wanted), `nothing of ${id} before its box`).toBeGreaterThan(40)
    expect(distance(after, wanted), `nothing of ${id} after its box`).toBeGreaterThan(40)
  }
  const point = timeline.segment('landmark-1')
  await point.scrollIntoViewIfNeeded()
  const { x, y, width, height } = await timeline.boxOf(point)
  const [middle = [], corner = []] = await timeline.pixelsAt([
    { x: x + width / 2, y: y + height / 2 },
    { x: x + 1, y: y + 1 },
  ])
  expect(distance(middle, corner), 'a point is a diamond, not a box').toBeGreaterThan(40)
})

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? 0))))

test('what the ruler counts is remembered', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const timeline = await open(page, server, videoId)
  await expect(timeline.ruler).toHaveAttribute('data-unit', 'timecode')
  await timeline.root.getByRole('button', { name: 'Frames', exact: true }).click()
  await expect(timeline.ruler).toHaveAttribute('data-unit', 'frames')
  await page.reload()
  await expect(timeline.ruler).toHaveAttribute('data-unit', 'frames')
})

test('of a thousand segments the page holds a part, and the table tells of all', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await mkvVideo())
  const many = Array.from({ length: 1000 }, (_, i): Wanted => {
    const start = (i * 7) % 230
    return { id: `segment-${i}`, label: i % 6, start, end: start + 1 + (i % 9) }
  })
  await make(page, server, videoId, many)
  const timeline = await open(page, server, videoId)
  await new WorkspacePage(page).startLabelingNow()
  const table = page.getByRole('region', { name: 'List of segments' }).getByRole('table')
  await expect(table).toHaveAttribute('aria-rowcount', '1001')
  expect(await page.getByTestId('segment').count()).toBeLessThanOrEqual(300)
  const rows = table.locator('tr[data-row]')
  expect(await rows.count()).toBeLessThan(100)
  await expect(rows.first()).toHaveAttribute('aria-rowindex', '2')

  // The last of all, brought there by scrolling, selects itself on the timeline.
  await page.getByRole('region', { name: 'List of segments' }).evaluate((element) => {
    element.scrollTop = element.scrollHeight
  })
  await expect(rows.last()).toHaveAttribute('aria-rowindex', '1001')
  const id = (await rows.last().getAttribute('data-row')) ?? ''
  await rows.last().getByRole('button').first().click()
  await expect(timeline.segment(id)).toHaveAttribute('data-selected', 'true')
})
