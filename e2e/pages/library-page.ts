import { expect, type Locator, type Page } from '@playwright/test'

/** The list of all videos. */
export class LibraryPage {
  readonly page: Page
  readonly rows: Locator
  readonly search: Locator
  readonly filter: Locator
  readonly chips: Locator

  constructor(page: Page) {
    this.page = page
    this.rows = page.getByTestId('library-row')
    this.search = page.getByRole('searchbox', { name: 'Search videos' })
    this.filter = page.getByRole('button', { name: /^Filter/ })
    this.chips = page.getByRole('list', { name: 'Filters that are set' }).getByRole('button')
  }

  row(videoId: string): Locator {
    return this.page.locator(`[data-testid="library-row"][data-video-id="${videoId}"]`)
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url)
    await this.rows
      .first()
      .or(this.page.getByRole('heading', { name: /^No video/ }))
      .waitFor()
  }

  /** The place in the list, from 1, of the row that has the keyboard; null if none has it. */
  focusedPlace(): Promise<number | null> {
    return this.page.evaluate(() => {
      const place = document.activeElement?.closest('li')?.getAttribute('aria-posinset')
      return place == null ? null : Number(place)
    })
  }

  async expectFocusAt(place: number): Promise<void> {
    await expect.poll(() => this.focusedPlace()).toBe(place)
    await expect(this.page.locator(':focus')).toBeInViewport()
  }

  /** Presses End until the keyboard is at the last of `count` rows: each time as many more are loaded as a page holds. */
  async goToLast(count: number): Promise<void> {
    await expect(async () => {
      await this.page.keyboard.press('End')
      await expect.poll(() => this.focusedPlace(), { timeout: 2000 }).toBe(count)
    }).toPass()
    await this.expectFocusAt(count)
  }
}
