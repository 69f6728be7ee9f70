import type { Browser } from '@playwright/test'
import { say } from '@/bench/host/say'
import { type Both, CONTESTANTS, newContext, openVideo } from './contestants'

/** Milliseconds from asking for the page to its first picture: with an empty browser cache, and the time after. */
export type Openings = { readonly coldMs: number[]; readonly warmMs: number[] }

export async function measureOpening(
  browser: Browser,
  url: string,
  videoId: string,
  times: number,
): Promise<Both<Openings>> {
  const found = { plain: { coldMs: [], warmMs: [] }, framemark: { coldMs: [], warmMs: [] } } as Both<Openings>
  say(`  ${videoId}, opening it ...`)
  // Once unmeasured: the server has not shown this page before.
  for (let i = -1; i < times; i += 1) {
    for (const who of CONTESTANTS) {
      const context = await newContext(browser)
      const [cold, warm] = [await context.newPage(), await context.newPage()]
      const coldMs = await openVideo(cold, who, url, videoId)
      await cold.close()
      const warmMs = await openVideo(warm, who, url, videoId)
      await context.close()
      if (i < 0) continue
      found[who].coldMs.push(coldMs)
      found[who].warmMs.push(warmMs)
    }
  }
  return found
}
