import type { Browser, Page } from '@playwright/test'
import { say } from '@/bench/host/say'
import { type Spread, spreadOf } from '@/bench/library/spread'
import { newContext } from '@/bench/player/contestants'
import { packLanes } from '@/lib/timeline/lanes'
import type { BenchSegment } from './many-segments'
import { elementsPage, HARNESS } from './page-harness'

type Wheel = { readonly deltaY: number; readonly shiftKey?: boolean; readonly share: number }
type Frame = { readonly ms: number; readonly intervalMs: number }

/** What a hand does to the timeline: turns of the wheel that are not measured, then those that are, one a frame. */
type Gesture = {
  readonly name: string
  readonly before: readonly Wheel[]
  readonly wheelsOf: (frames: number) => readonly Wheel[]
}

/** How the frames of one gesture went: time of the main thread in each, and how far apart they were. */
export type GestureTimes = { readonly gesture: string; readonly ms: Spread; readonly intervalMs: Spread }

export type TimelineTimes = {
  readonly name: string
  readonly elements: number
  readonly gestures: readonly GestureTimes[]
  readonly all: { readonly count: number; readonly ms: Spread; readonly intervalMs: Spread }
}

const LANES = '#timeline-lanes'

/** The timeline of the application on `videoId`. */
export async function measureApplication(browser: Browser, url: string, videoId: string, frames: number) {
  const page = await newPage(browser)
  await page.goto(`${url}/videos/${videoId}?frame=0`)
  await page.getByTestId('segment').first().waitFor({ state: 'attached', timeout: 60_000 })
  await page.waitForTimeout(4000)
  const times = await measure(page, 'framemark', LANES, '[data-testid="segment"]', frames)
  await page.context().close()
  return times
}

/** A page with an element for each segment. */
export async function measureElements(
  browser: Browser,
  segments: readonly BenchSegment[],
  frameCount: number,
  frames: number,
) {
  const { laneOf } = packLanes(segments)
  const bars = segments.map(({ id, label, color, startFrame, endFrame }) => ({
    ...{ start: startFrame, end: endFrame, lane: laneOf.get(id) ?? 0, color, name: label },
  }))
  const page = await newPage(browser)
  await page.route('http://peer.test/', (route) =>
    route.fulfill({ contentType: 'text/html', body: elementsPage(JSON.stringify(bars), frameCount) }),
  )
  await page.goto('http://peer.test/')
  const times = await measure(page, 'one element a segment', '#strip', '#strip > div', frames)
  await page.context().close()
  return times
}

async function measure(page: Page, name: string, surface: string, element: string, frames: number) {
  say(`  ${name} in the browser ...`)
  await page.evaluate(HARNESS)
  const gestures: GestureTimes[] = []
  const all: Frame[] = []
  const run = (wheels: readonly Wheel[]) =>
    page.evaluate<Frame[]>(`timelineBench.run(${JSON.stringify(surface)}, ${JSON.stringify(wheels)})`)
  for (const { name: gesture, before, wheelsOf } of GESTURES) {
    await run(before)
    const found = await run(wheelsOf(frames))
    gestures.push({ gesture, ...timesOf(found) })
    all.push(...found)
  }
  const elements = await page.evaluate<number>(`timelineBench.count(${JSON.stringify(element)})`)
  return { name, elements, gestures, all: { count: all.length, ...timesOf(all) } }
}

const timesOf = (frames: readonly Frame[]) => ({
  ms: spreadOf(frames.map(({ ms }) => ms)),
  intervalMs: spreadOf(frames.map(({ intervalMs }) => intervalMs)),
})

/** A turn that leaves exp(`amount`) times as many frames in view. */
const zoom = (amount: number, share = 0.4): Wheel => ({ deltaY: amount / 0.0018, share })

/** Further than any video is long. */
const ALL_OUT = zoom(20)
const ALL_IN = zoom(-20)

/** From a whole of six hours to single frames, as the exponent of e. */
const WHOLE_RANGE = 10.2

const pan = (frames: number): Wheel[] =>
  Array.from({ length: frames }, (_, i) => ({ deltaY: i % 100 < 50 ? 60 : -60, shiftKey: true, share: 0.5 }))

const GESTURES: readonly Gesture[] = [
  {
    name: 'zoom in to frames',
    before: [ALL_OUT],
    wheelsOf: (frames) => Array.from({ length: frames }, () => zoom(-WHOLE_RANGE / frames)),
  },
  { name: 'pan single frames', before: [ALL_IN], wheelsOf: pan },
  { name: 'pan a minute', before: [ALL_IN, zoom(4.4)], wheelsOf: pan },
  { name: 'pan an hour', before: [ALL_IN, zoom(8.5)], wheelsOf: pan },
  { name: 'pan half the video', before: [ALL_OUT, zoom(-0.7)], wheelsOf: pan },
  {
    name: 'zoom out to all',
    before: [ALL_IN],
    wheelsOf: (frames) =>
      Array.from({ length: frames }, (_, i) => zoom(WHOLE_RANGE / frames, 0.2 + (0.6 * i) / frames)),
  },
]

const newPage = async (browser: Browser): Promise<Page> => (await newContext(browser)).newPage()
