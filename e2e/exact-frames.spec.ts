import { expect } from '@playwright/test'
import { test } from './fixtures/server'
import { constantVideo, longVideo, mkvVideo, offsetVideo, variableVideo, webmVideo } from './fixtures/videos'
import { shownFrame } from './pages/shown-frame'
import { WorkspacePage } from './pages/workspace-page'

/** Numbers that look random and are the same in every run (a linear congruential generator; Numerical Recipes). */
function* numbers(below: number): Generator<number> {
  let state = 20_110_906
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield Math.floor((state / 2 ** 32) * below)
  }
}

async function frameCountOf(url: string, videoId: string, request: import('@playwright/test').APIRequestContext) {
  const answer = await request.get(`${url}/api/videos/${videoId}/frame-index?type=raw&format=json`)
  return ((await answer.json()) as { frameCount: number }).frameCount
}

const footage = [
  { name: 'constant rate, keyframes 10 s apart', make: longVideo, seeks: 100 },
  { name: 'constant rate, short', make: constantVideo, seeks: 20 },
  { name: 'variable rate', make: variableVideo, seeks: 40 },
  { name: '30000/1001, first frame not at zero', make: offsetVideo, seeks: 40 },
  { name: 'WebM with millisecond timestamps', make: webmVideo, seeks: 40 },
  { name: 'Matroska with B-frames', make: mkvVideo, seeks: 40 },
]

for (const { name, make, seeks } of footage) {
  test(`${name}: the picture is the frame that the counter says, after ${seeks} random seeks and after steps`, async ({
    page,
    server,
    library,
  }) => {
    // A seek far into a GOP of 10 s decodes up to 250 frames, on whatever cores there are.
    test.setTimeout(60_000 + seeks * 5_000)
    const { videoId } = await library.importVideo(await make())
    const frameCount = await frameCountOf(server.url, videoId, page.request)
    const workspace = new WorkspacePage(page)
    await workspace.open(server.url, videoId, '?frame=0')
    await workspace.untilPaused()
    expect(await shownFrame(page)).toBe(0)

    const targets = [0, frameCount - 1, 1, frameCount - 2]
    for (const number of numbers(frameCount)) {
      if (targets.length >= seeks) break
      targets.push(number)
    }
    for (const target of targets) {
      await workspace.goToFrame(target)
      await expect.poll(() => shownFrame(page), `picture after a seek to ${target}`).toBe(target)
    }

    await workspace.goToFrame(5)
    for (const [key, expected] of [
      ['.', 6],
      ['.', 7],
      ['ArrowRight', 8],
      [',', 7],
      ['ArrowLeft', 6],
      ['Shift+ArrowRight', 16],
      ['Shift+ArrowLeft', 6],
    ] as const) {
      await page.keyboard.press(key)
      await expect(workspace.frameNumber).toHaveText(String(expected))
      await expect.poll(() => shownFrame(page), `picture after ${key}`).toBe(expected)
    }
  })
}

test('an address names the frame to open, and nonsense in it is explained', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId, '?frame=123')
  await workspace.untilPaused()
  await expect(workspace.frameNumber).toHaveText('123')
  await expect.poll(() => shownFrame(page)).toBe(123)

  await workspace.open(server.url, videoId, '?t=2.0')
  await workspace.untilPaused()
  await expect(workspace.frameNumber).toHaveText('50')
})

test('every seek is measured and reaches the server', async ({ page, server, library }) => {
  const { videoId } = await library.importVideo(await constantVideo())
  const workspace = new WorkspacePage(page)
  await workspace.open(server.url, videoId)
  await workspace.untilPaused()
  for (const target of [30, 60, 90]) await workspace.goToFrame(target)
  await page.goto(server.url)
  await expect
    .poll(async () => {
      const answer = await page.request.get(`${server.url}/api/videos/${videoId}/seek-analytics`)
      return (await answer.json()) as unknown
    })
    .toMatchObject({ count: expect.any(Number), shareExact: 1, errors: 0 })
})
