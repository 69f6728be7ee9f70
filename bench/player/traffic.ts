import type { Browser } from '@playwright/test'
import { say } from '@/bench/host/say'
import { ask, type Both, CONTESTANTS, type Contestant, newContext, openInFull } from './contestants'
import { type Moved, PURPOSES, startCountingProxy } from './counting-proxy'
import { randomFrames } from './random-frames'

/** Bytes moved for opening a page, and after 60 scrubs at random places besides. */
export type Traffic = { readonly opened: Moved; readonly scrubbed: Moved }

const SCRUBS = 60

export async function measureTraffic(
  browser: Browser,
  url: string,
  videoId: string,
  frameCount: number,
): Promise<Both<Traffic>> {
  say(`  ${videoId}, counting bytes ...`)
  const measured = await Promise.all(
    CONTESTANTS.map(async (who) => [who, await measure(browser, who, url, videoId, frameCount)] as const),
  )
  return Object.fromEntries(measured) as Both<Traffic>
}

async function measure(
  browser: Browser,
  who: Contestant,
  url: string,
  videoId: string,
  frameCount: number,
): Promise<Traffic> {
  const proxy = await startCountingProxy(url)
  const page = await (await newContext(browser)).newPage()
  await openInFull(page, who, proxy.url, videoId)
  const opened = proxy.moved()
  await ask(page, 'scrub', randomFrames(frameCount).several(SCRUBS + 1))
  await page.waitForTimeout(2000)
  const scrubbed = proxy.moved()
  await page.context().close()
  proxy.stop()
  return { opened, scrubbed }
}

/** Everything but the program, which comes with the first page and stays in the browser's cache. */
export const bytesOf = (moved: Moved): number =>
  PURPOSES.reduce((sum, purpose) => (purpose === 'program' ? sum : sum + moved[purpose]), 0)
