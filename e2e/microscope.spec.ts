import { expect, type Page } from '@playwright/test'
import { violations } from './fixtures/accessibility'
import { type Server, test } from './fixtures/server'
import { writeOwnVideo } from './fixtures/stored-video'
import { TIMING_KINDS } from './fixtures/timing-kinds'
import { longVideo } from './fixtures/videos'
import { openForLabeling } from './pages/labeling'
import { MicroscopePage } from './pages/microscope-page'
import { proveKind } from './proof/prove-kind'

// The microscope in a real browser: the bar code in each picture of the strip is the frame it says to be, what is chosen
// there is what the server has, and a walk through all boundaries needs nothing but the keyboard.

test.use({ shelf: 'microscope' })

type Span = readonly [start: number, end: number, label: number]

async function firstLabels({ url }: Server, page: Page): Promise<string[]> {
  const answer = await page.request.get(`${url}/api/label-sets`)
  const { labelSets } = (await answer.json()) as { labelSets: { labels: { id: string }[] }[] }
  return (labelSets[0]?.labels ?? []).map(({ id }) => id)
}

/** Leaves the video with these segments and no others; their ids are `seg-microscope-0` and so on, with a word of their own. */
async function labelWith(server: Server, page: Page, videoId: string, spans: readonly Span[]): Promise<string[]> {
  const labels = await firstLabels(server, page)
  const word = crypto.randomUUID().slice(0, 8)
  const operations = spans.map(([startFrame, endFrame, label], n) => ({
    ...{ id: crypto.randomUUID(), type: 'create', segmentId: `seg-${word}-${String(n).padStart(3, '0')}` },
    ...{ labelId: labels[label], startFrame, endFrame },
  }))
  const address = `${server.url}/api/videos/${videoId}/operations`
  const answer = await page.request.post(address, { data: { operations } })
  const { results } = (await answer.json()) as { results: { status: string }[] }
  expect(results.map(({ status }) => status)).toEqual(spans.map(() => 'applied'))
  return operations.map(({ segmentId }) => segmentId)
}

async function storedSpans({ url }: Server, page: Page, videoId: string): Promise<number[][]> {
  const answer = await page.request.get(`${url}/api/videos/${videoId}/segments`)
  const { segments } = (await answer.json()) as { segments: { startFrame: number; endFrame: number }[] }
  return segments
    .map(({ startFrame, endFrame }) => [startFrame, endFrame])
    .toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d)
}

for (const name of ['25, groups of 10 s', 'variable rate', 'B-frames of B-frames']) {
  const kind = TIMING_KINDS.find((each) => each.name === name)
  if (kind === undefined) throw new Error(`there is no footage called ${name}`)

  test(`${name}: the pixels of every picture are those of the frame it says to be`, async ({
    page,
    server,
    library,
  }) => {
    const microscope = await MicroscopePage.watch(page)
    const { proved } = await proveKind(kind, { page, server, library })
    const { videoId, frameCount } = proved
    const ids = await labelWith(server, page, videoId, [
      [97, 143, 0],
      [200, 203, 1],
      [frameCount - 30, frameCount, 0],
    ])
    const workspace = await openForLabeling(page, server.url, videoId, `?frame=97&segment=${ids[0]}`)
    await page.keyboard.press('m')
    await microscope.untilWhole()
    expect(await microscope.numbers()).toBe('92 93 94 95 96 97* 98* 99* 100* 101* 102*')
    await expect(workspace.frameNumber).toHaveText('97')
    const seen = [97]
    await page.keyboard.press('e')
    await expect(workspace.frameNumber).toHaveText('142')
    await microscope.untilWhole()
    expect(await microscope.numbers()).toBe('137* 138* 139* 140* 141* 142* 143 144 145 146 147')
    for (const shown of ['200', '202', String(frameCount - 30), String(frameCount - 1)]) {
      await page.keyboard.press(']')
      await expect(workspace.frameNumber).toHaveText(shown)
      await microscope.untilWhole()
      seen.push(Number(shown))
    }
    for (let n = 0; n < 12; n += 1) await page.keyboard.press('ArrowLeft')
    await expect(workspace.frameNumber).toHaveText(String(frameCount - 13))
    await microscope.untilWhole()

    const drawn = await microscope.drawn()
    const wrong = drawn.filter(({ frame, code }) => code !== frame + proved.firstBar)
    expect(wrong, `of ${drawn.length} pictures`).toEqual([])
    const inFull = new Set(drawn.filter(({ quality }) => quality === 'full').map(({ frame }) => frame))
    for (const frame of seen) expect(inFull.has(frame), `frame ${frame} in full`).toBe(true)
    expect(
      drawn.some(({ quality }) => quality === 'scrub'),
      'small pictures came first',
    ).toBe(true)
  })
}

test('a click, or arrows and Enter, choose the boundary; one edit, which Ctrl+Z takes back', async ({
  page,
  server,
  library,
}) => {
  const microscope = new MicroscopePage(page)
  const video = test.info().outputPath('choose.mp4')
  await writeOwnVideo(video)
  const { videoId } = await library.importVideo(video)
  const ids = await labelWith(server, page, videoId, [
    [100, 150, 0],
    [150, 200, 1],
  ])
  const workspace = await openForLabeling(page, server.url, videoId, `?frame=100&segment=${ids[0]}`)
  const stored = () => storedSpans(server, page, videoId)
  await page.getByRole('button', { name: 'Boundaries' }).click()
  await expect(microscope.title).toContainText('first frame 100')

  await microscope.frame(97).click()
  await expect(microscope.title).toContainText('first frame 97')
  await expect(workspace.frameNumber).toHaveText('97')
  await expect.poll(stored).toEqual([
    [97, 150],
    [150, 200],
  ])

  await page.keyboard.press('e')
  await expect(microscope.title).toContainText('last frame 149')
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowRight')
  await expect(workspace.frameNumber).toHaveText('152')
  expect(await stored()).toEqual([
    [97, 150],
    [150, 200],
  ])
  await page.keyboard.press('Enter')
  await expect.poll(stored, 'what touches moves along').toEqual([
    [97, 153],
    [153, 200],
  ])
  await page.keyboard.press('Control+z')
  await expect.poll(stored, 'both in one edit').toEqual([
    [97, 150],
    [150, 200],
  ])
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Alt+Enter')
  await expect.poll(stored, 'alone').toEqual([
    [97, 149],
    [150, 200],
  ])
  await page.keyboard.press('Escape')
  await expect(microscope.panel).toHaveCount(0)
})

test('all boundaries are verified by keyboard alone, and what was confirmed is remembered until it is moved', async ({
  page,
  server,
  library,
}) => {
  const microscope = new MicroscopePage(page)
  const video = test.info().outputPath('verify.mp4')
  await writeOwnVideo(video)
  const { videoId } = await library.importVideo(video)
  await labelWith(server, page, videoId, [
    [50, 100, 0],
    [100, 150, 1],
    [300, 340, 0],
  ])
  const workspace = await openForLabeling(page, server.url, videoId, '?frame=0')
  const at = async (place: string, words: RegExp, frame: number) => {
    await expect(microscope.progress).toHaveText(`${place} edges`)
    await expect(microscope.title).toHaveText(words)
    await expect(workspace.frameNumber).toHaveText(String(frame))
  }
  await page.keyboard.press('v')
  await at('1 of 5', /starts: first frame 50$/, 50)
  await page.keyboard.press('Enter')
  await at('2 of 5', /ends, .* starts: first frame 100$/, 100)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await at('2 of 5', /first frame 102$/, 102)
  await page.keyboard.press('Enter')
  await at('3 of 5', /ends: last frame 149$/, 149)
  await page.keyboard.press('s')
  await at('4 of 5', /starts: first frame 300$/, 300)
  await page.keyboard.press('Backspace')
  await at('3 of 5', /ends: last frame 149$/, 149)
  await page.keyboard.press('s')
  await page.keyboard.press('Enter')
  await at('5 of 5', /ends: last frame 339$/, 339)
  await page.keyboard.press('Enter')
  await expect(microscope.progress).toHaveText('all 5 edges seen')
  await expect(page.getByTestId('microscope-empty')).toContainText('4 confirmed, 1 skipped')
  await page.keyboard.press('Escape')
  const stored = () => storedSpans(server, page, videoId)
  await expect.poll(stored).toEqual([
    [50, 102],
    [102, 150],
    [300, 340],
  ])

  await page.reload()
  await workspace.untilPaused()
  await expect(workspace.segments).toHaveCount(3)
  await page.keyboard.press('v')
  await at('1 of 1', /ends: last frame 149$/, 149)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('[')
  await expect(microscope.title).toHaveText(/first frame 102$/)
  await expect(microscope.panel.getByText('verified', { exact: true })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect(microscope.title).toHaveText(/first frame 101$/)
  await expect(microscope.panel.getByText('not verified', { exact: true })).toBeVisible()
})

test('without a decoder beside the player it says so, and stepping does instead', async ({ page, server, library }) => {
  const microscope = new MicroscopePage(page)
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'VideoDecoder')
  })
  const video = test.info().outputPath('undecoded.mp4')
  await writeOwnVideo(video)
  const { videoId } = await library.importVideo(video)
  const [id] = await labelWith(server, page, videoId, [[100, 150, 0]])
  const workspace = await openForLabeling(page, server.url, videoId, `?frame=100&segment=${id}`)
  await page.keyboard.press('m')
  await expect(microscope.panel.getByRole('status')).toContainText('No pictures can be made here')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(workspace.frameNumber).toHaveText('102')
  await page.keyboard.press('Enter')
  await expect.poll(() => storedSpans(server, page, videoId)).toEqual([[102, 150]])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the microscope is accessible (${colorScheme})`, async ({ page, server, library }) => {
    const microscope = new MicroscopePage(page)
    await page.emulateMedia({ colorScheme })
    const video = test.info().outputPath('accessible.mp4')
    await writeOwnVideo(video)
    const { videoId } = await library.importVideo(video)
    const [id] = await labelWith(server, page, videoId, [[100, 150, 0]])
    await openForLabeling(page, server.url, videoId, `?frame=100&segment=${id}`)
    await page.keyboard.press('m')
    await microscope.untilWhole()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('v')
    await expect(microscope.progress).toHaveText('1 of 2 edges')
    expect(await violations(page)).toEqual([])
  })
}

test('after fifty boundaries no picture is left open', async ({ page, server, library }) => {
  test.setTimeout(180_000)
  const microscope = new MicroscopePage(page)
  await page.addInitScript(() => {
    const { close } = ImageBitmap.prototype
    const counted = window as unknown as { closedBitmaps: number }
    counted.closedBitmaps = 0
    ImageBitmap.prototype.close = function closeAndCount() {
      counted.closedBitmaps += 1
      close.call(this)
    }
  })
  page.on('worker', (worker) => void worker.evaluate(countPictures).catch(() => {}))
  const { videoId } = await library.importVideo(await longVideo())
  const spans = Array.from({ length: 25 }, (_, n): Span => [40 + n * 80, 80 + n * 80, n % 3])
  await labelWith(server, page, videoId, spans)
  const workspace = await openForLabeling(page, server.url, videoId, '?frame=0')
  await page.keyboard.press('v')
  for (let n = 1; n <= 50; n += 1) {
    await expect(microscope.progress).toHaveText(`${n} of 50 edges`)
    if (n % 10 === 0) await microscope.untilWhole()
    await page.keyboard.press('Enter')
  }
  await expect(microscope.progress).toHaveText('all 50 edges seen')
  await workspace.untilPaused()
  const counts = async () => {
    const [worker] = page.workers()
    const made = await worker?.evaluate(() => (self as unknown as { pictures: PictureCounts }).pictures)
    const closed = await page.evaluate(() => (window as unknown as { closedBitmaps: number }).closedBitmaps)
    return { openFrames: made?.openFrames, bitmaps: made?.bitmaps, openBitmaps: (made?.bitmaps ?? 0) - closed }
  }
  await expect.poll(async () => (await counts()).openBitmaps, 'pictures of strips still open').toBe(0)
  expect((await counts()).bitmaps, 'pictures of strips').toBeGreaterThan(50)
  // The cache round the hand holds 96 at rest, and nothing else holds any.
  await expect.poll(async () => (await counts()).openFrames, 'decoded frames still open').toBeLessThanOrEqual(100)
  expect((await counts()).openFrames).toBeGreaterThan(0)
})

type PictureCounts = { openFrames: number; bitmaps: number }

/** Runs in the decoding worker before it decodes: counts what is made and what is closed. */
function countPictures(): void {
  const pictures: PictureCounts = { openFrames: 0, bitmaps: 0 }
  Object.assign(self, { pictures })
  const open = new WeakSet<VideoFrame>()
  const opened = (image: VideoFrame) => {
    open.add(image)
    pictures.openFrames += 1
    return image
  }
  const { close, clone } = VideoFrame.prototype
  VideoFrame.prototype.close = function closeAndCount() {
    if (open.delete(this)) pictures.openFrames -= 1
    close.call(this)
  }
  VideoFrame.prototype.clone = function cloneAndCount() {
    return opened(clone.call(this))
  }
  const Decoder = self.VideoDecoder
  self.VideoDecoder = class extends Decoder {
    constructor({ output, error }: VideoDecoderInit) {
      super({ output: (image) => output(opened(image)), error })
    }
  }
  const { transferToImageBitmap } = OffscreenCanvas.prototype
  OffscreenCanvas.prototype.transferToImageBitmap = function transferAndCount() {
    pictures.bitmaps += 1
    return transferToImageBitmap.call(this)
  }
}
