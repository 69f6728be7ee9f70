import type { Browser } from '@playwright/test'
import { say } from '@/bench/host/say'
import { ask, type Both, CONTESTANTS, type Contestant, newContext, openInFull } from './contestants'
import type { Pace } from './pace'
import { type RandomFrames, randomFrames } from './random-frames'
import type { Sample, Seen } from './samples'

/** A drag of positions in even steps of time, and what was seen of it. */
export type Drag = {
  readonly asked: readonly number[]
  readonly seen: readonly (Seen & { readonly at: number })[]
  readonly tookMs: number
}

/** A run backwards from the frame `start` that began at `from` and lasted `ms`; times in milliseconds of the page. */
export type Run = {
  readonly from: number
  readonly start: number
  readonly ms: number
  readonly seen: readonly (Seen & { readonly at: number })[]
}

/** All that was measured of one contestant with one video open. */
export type Seeking = {
  readonly scrub: Sample[]
  readonly full: Sample[]
  readonly coldSteps: Sample[]
  readonly cachedSteps: Sample[]
  readonly drags: Drag[]
  readonly runs: Run[]
}

const DRAG_POSITIONS = 60
const DRAG_EVERY_MS = 16

const nothing = (): Seeking => ({ scrub: [], full: [], coldSteps: [], cachedSteps: [], drags: [], runs: [] })

/** Measures both contestants in turns, a block of one and a block of the other, in the same browser. */
export async function measureSeeking(
  browser: Browser,
  url: string,
  videoId: string,
  frameCount: number,
  pace: Pace,
): Promise<Both<Seeking>> {
  const found = { plain: nothing(), framemark: nothing() }
  const pages = { plain: await newPage(browser), framemark: await newPage(browser) }
  for (const who of CONTESTANTS) await openInFull(pages[who], who, url, videoId)
  const random = randomFrames(frameCount)
  for (let round = 0; round < pace.rounds; round += 1) {
    say(`  ${videoId}, round ${round + 1} of ${pace.rounds} ...`)
    for (const who of order(round)) {
      await pages[who].bringToFront()
      await measureRound(found[who], (name, ...args) => ask(pages[who], name, ...args), random, pace)
    }
  }
  for (const who of CONTESTANTS) await pages[who].context().close()
  return found
}

const newPage = async (browser: Browser) => (await newContext(browser)).newPage()

/** Whoever is second finds the files in the page cache. */
const order = (round: number): readonly Contestant[] => (round % 2 === 0 ? CONTESTANTS : CONTESTANTS.toReversed())

type AskPage = <T>(name: string, ...args: readonly unknown[]) => Promise<T>

async function measureRound(into: Seeking, page: AskPage, random: RandomFrames, pace: Pace): Promise<void> {
  into.scrub.push(...(await page<Sample[]>('scrub', random.several(pace.seeks + 1))))
  into.full.push(...(await page<Sample[]>('full', random.several(pace.seeks))))
  const steps = await page<{ cold: Sample; cached: Sample[] }>('stepBack', random.one(), pace.steps)
  into.coldSteps.push(steps.cold)
  into.cachedSteps.push(...steps.cached)
  into.drags.push(await page<Drag>('drag', random.drag(DRAG_POSITIONS), DRAG_EVERY_MS))
  into.runs.push(await page<Run>('reverse', random.one(), pace.reverseMs))
}
