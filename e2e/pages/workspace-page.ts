import { expect, type Locator, type Page } from '@playwright/test'

/** One video, open: player, readiness, timeline, segments. */
export class WorkspacePage {
  readonly page: Page
  readonly player: Locator
  readonly video: Locator
  readonly frameNumber: Locator
  readonly scrubber: Locator
  readonly startLabeling: Locator
  readonly saveState: Locator
  readonly segments: Locator

  constructor(page: Page) {
    this.page = page
    this.player = page.getByTestId('player')
    this.video = page.getByTestId('player-video')
    this.frameNumber = page.getByTestId('frame-number')
    this.scrubber = page.getByTestId('scrubber')
    this.startLabeling = page.getByTestId('start-labeling')
    this.saveState = page.getByTestId('save-state')
    this.segments = page.getByTestId('timeline').getByTestId('segment')
  }

  check(id: string): Locator {
    return this.page.locator(`[data-testid="readiness-check"][data-check="${id}"]`)
  }

  async open(url: string, videoId: string, search = ''): Promise<void> {
    await this.page.goto(`${url}/videos/${videoId}${search}`)
    await this.player.waitFor()
  }

  /** Resolves when a frame stands still on the screen. */
  async untilPaused(): Promise<void> {
    await expect(this.player).toHaveAttribute('data-state', 'paused')
  }

  /** Goes to `frame` as an annotator would: G, the number, Enter; resolves when the counter says so. */
  async goToFrame(frame: number): Promise<void> {
    await this.page.keyboard.press('g')
    await this.page.getByRole('dialog').getByRole('textbox').fill(String(frame))
    await this.page.keyboard.press('Enter')
    await expect(this.frameNumber).toHaveText(String(frame))
    await this.untilPaused()
  }

  async startLabelingNow(): Promise<void> {
    await expect(this.startLabeling).toHaveAttribute('data-state', 'ready')
    await this.startLabeling.press('Enter')
    await expect(this.startLabeling).toBeHidden()
  }

  /** The segments on the timeline, as the integers they are. */
  async spans(): Promise<{ start: number; end: number; label: string | null }[]> {
    const bars = await this.segments.all()
    const spans = await Promise.all(
      bars.map(async (bar) => ({
        start: Number(await bar.getAttribute('data-start')),
        end: Number(await bar.getAttribute('data-end')),
        label: await bar.getAttribute('data-label'),
      })),
    )
    return spans.sort((a, b) => a.start - b.start)
  }
}
