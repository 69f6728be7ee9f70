import type { Browser } from '@playwright/test'
import { type Both, launchBrowser } from './contestants'
import { type Endurance, measureEndurance } from './endurance'
import { type Figures, figuresOf } from './figures'
import { measureOpening, type Openings } from './opening'
import type { Pace } from './pace'
import { measureSeeking, type Seeking } from './seeking'
import { measureTraffic, type Traffic } from './traffic'

/** What was measured with one video. */
export type Results = {
  readonly openings: Both<Openings>
  readonly figures: Both<Figures>
  /** The scrubbed positions of the application, one by one. */
  readonly scrubs: Seeking['scrub']
  readonly traffic: Both<Traffic>
}

export async function measureVideo(url: string, videoId: string, frameCount: number, pace: Pace): Promise<Results> {
  return await withBrowser(async (browser) => {
    const openings = await measureOpening(browser, url, videoId, pace.openings)
    const traffic = await measureTraffic(browser, url, videoId, frameCount)
    const { plain, framemark } = await measureSeeking(browser, url, videoId, frameCount, pace)
    return {
      ...{ openings, traffic, scrubs: framemark.scrub },
      figures: { plain: figuresOf(plain), framemark: figuresOf(framemark) },
    }
  })
}

export const endure = (url: string, videoId: string, frameCount: number, minutes: number): Promise<Endurance> =>
  withBrowser((browser) => measureEndurance(browser, url, videoId, frameCount, minutes))

async function withBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launchBrowser()
  try {
    return await use(browser)
  } finally {
    await browser.close()
  }
}
