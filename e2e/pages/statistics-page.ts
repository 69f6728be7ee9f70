import type { Locator, Page } from '@playwright/test'

/** How one video was streamed so far. */
export class StatisticsPage {
  readonly page: Page
  readonly seekHistogram: Locator
  readonly firstBytes: Locator
  readonly latencies: Locator
  readonly savings: Locator
  readonly nobodyWatched: Locator

  constructor(page: Page) {
    this.page = page
    this.seekHistogram = page.getByRole('img', { name: /^Where seeks land/ })
    this.firstBytes = page.getByRole('img', { name: /^Time to the first byte/ })
    this.latencies = page.getByRole('img', { name: /^Seeks by latency/ })
    this.savings = page.getByRole('region', { name: 'What ranges save' })
    this.nobodyWatched = page.getByRole('heading', { name: 'Nobody watched this yet' })
  }

  async open(url: string, videoId: string, search = ''): Promise<void> {
    await this.page.goto(`${url}/videos/${videoId}/statistics${search}`)
    await this.seekHistogram.or(this.nobodyWatched).waitFor()
  }

  /** What answers one question, by its heading. */
  panel(title: string): Locator {
    return this.page.getByRole('region', { name: title })
  }

  /** The row of one kind of seek: `Jumps`, `Steps`, `Scrubbing` or `Opening`. */
  kind(name: string): Locator {
    return this.panel('By kind of seek')
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name }) })
  }

  /** The strip of one file: `Original`, `Playback copy` or `Scrub copy`. */
  coverage(file: string): Locator {
    return this.page.getByRole('img', { name: new RegExp(`^${file}: .* was sent at least once$`) })
  }

  /** The choice of one kind of footage: `Raw` or `Processed`. */
  footage(kind: string): Locator {
    return this.page.getByRole('radio', { name: kind })
  }

  /** The share of a file that was ever sent, as it is drawn. */
  async shareSent(file: string): Promise<number> {
    return Number(await this.coverage(file).getAttribute('data-share'))
  }

  /** How many parts began somewhere, as it is drawn. */
  async seeks(): Promise<number> {
    return Number(await this.seekHistogram.getAttribute('data-seeks'))
  }

  /** One of the large numbers: `Requests`, `Sent`, `Aborts` or `Errors`. */
  async headline(name: string): Promise<string> {
    const term = this.page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) })
    return (await term.locator('xpath=following-sibling::dd/span[1]').textContent()) ?? ''
  }
}
