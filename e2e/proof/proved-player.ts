import { expect, type Page } from '@playwright/test'
import { WorkspacePage } from '@/e2e/pages/workspace-page'
import { BAR_CELLS, BAR_HEIGHT } from '@/lib/ingest/bar-code'
import { frameAtShare, shareOfFrame } from '@/lib/player/scrub-position'
import { frame } from '@/lib/time/frame'
import { type Look, type ScreenWatch, watchScreen } from './screen-watch'

/** How long a frame may take to stand on the screen, on whatever cores there are. */
const PATIENCE_MS = 20_000

/** What is proved: a video whose frame 0 carries `firstBar` in its bar code. */
export type Proved = {
  readonly url: string
  readonly videoId: string
  readonly frameCount: number
  readonly firstBar: number
}

/** The player as a hand uses it, under the eyes of a {@link ScreenWatch}. */
export class ProvedPlayer {
  readonly page: Page
  readonly workspace: WorkspacePage
  readonly proved: Proved
  #bar = { left: 0, width: 0, middle: 0 }

  private constructor(page: Page, proved: Proved) {
    this.page = page
    this.workspace = new WorkspacePage(page)
    this.proved = proved
  }

  /** Watches `page` from now on; nothing is opened yet. */
  static async watch(page: Page, proved: Proved): Promise<ProvedPlayer> {
    await page.addInitScript(watchScreen, { cells: BAR_CELLS, height: BAR_HEIGHT, firstBar: proved.firstBar })
    return new ProvedPlayer(page, proved)
  }

  /** Opens the video; resolves as soon as there is a player, whatever it shows. */
  async open(search = ''): Promise<void> {
    await this.workspace.open(this.proved.url, this.proved.videoId, search)
    await this.measureBar()
  }

  /** Looks where the bar is: what is said above and beside the player may have moved it. */
  async measureBar(): Promise<void> {
    const box = await this.workspace.scrubber.boundingBox()
    if (box === null) throw new Error('the scrubber has no place on the page')
    this.#bar = { left: box.x, width: box.width, middle: box.y + box.height / 2 }
  }

  /** Where on the bar `wanted` is, and which frame that whole pixel points at. */
  placeOf(wanted: number): { readonly x: number; readonly y: number; readonly frame: number } {
    const { left, width, middle } = this.#bar
    const { frameCount } = this.proved
    const x = Math.min(Math.round(left + shareOfFrame(frame(wanted), frameCount) * width), Math.ceil(left + width) - 1)
    return { x, y: middle, frame: frameAtShare((x - left) / width, frameCount) }
  }

  /** Clicks where `wanted` is on the bar; the frame it points at. */
  async click(wanted: number): Promise<number> {
    await this.measureBar()
    const place = this.placeOf(wanted)
    await this.page.mouse.click(place.x, place.y)
    return place.frame
  }

  /** Takes the playhead at the first of `frames` and moves it to each, `restMs` apart; the frame it points at last. */
  async dragOver(frames: readonly number[], restMs: number): Promise<number> {
    await this.measureBar()
    const [first = 0, ...others] = frames
    const place = this.placeOf(first)
    await this.page.mouse.move(place.x, place.y)
    await this.page.mouse.down()
    return others.length === 0 ? place.frame : this.dragOn(others, restMs)
  }

  /** Moves the hand that holds the playhead to each of `frames`, `restMs` apart; the frame it points at last. */
  async dragOn(frames: readonly number[], restMs: number): Promise<number> {
    let last = 0
    for (const wanted of frames) {
      const place = this.placeOf(wanted)
      await this.page.mouse.move(place.x, place.y)
      last = place.frame
      if (restMs > 0) await this.page.waitForTimeout(restMs)
    }
    return last
  }

  /** Waits until `wanted` stands on the screen in full, and fails if the bar code, the canvas and the number differ. */
  async stands(wanted: number, what: string): Promise<void> {
    const { isThere, look } = await this.page.evaluate(([at, ms]) => window.screenWatch.until(at, ms), [
      wanted,
      PATIENCE_MS,
    ] as const)
    if (!isThere) throw new Error(`frame ${wanted} did not come (${what}): ${JSON.stringify(look)}`)
    if (look?.pixels !== wanted)
      throw new Error(`frame ${wanted} is not what is shown (${what}): ${JSON.stringify(look)}`)
  }

  /** Waits until something stands on the screen in full; the frame that it is. */
  async comesToRest(what: string): Promise<number> {
    await this.workspace.untilPaused()
    await expect.poll(async () => (await this.look())?.quality, what).not.toBe('scrub')
    const shown = Number(await this.workspace.frameNumber.textContent())
    await this.stands(shown, what)
    return shown
  }

  look(): Promise<Look | null> {
    return this.page.evaluate(() => window.screenWatch.look())
  }

  counts(): Promise<ScreenWatch['counts']> {
    return this.page.evaluate(() => window.screenWatch.counts)
  }

  /** Fails with all the moments, since the page was opened, at which the screen showed what it did not say. */
  async expectProved(): Promise<void> {
    const { violations, counts } = await this.page.evaluate(() => {
      const { violations: found, counts: compared } = window.screenWatch
      return { violations: found, counts: compared }
    })
    const lines = violations.slice(0, 20).map((violation) => JSON.stringify(violation))
    expect(lines, `${violations.length} of ${counts.compared} looks`).toEqual([])
    expect(counts.compared, 'moments looked at').toBeGreaterThan(0)
  }
}
