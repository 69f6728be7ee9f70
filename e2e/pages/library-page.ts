import type { Locator, Page } from '@playwright/test'

/** The list of all videos. */
export class LibraryPage {
  readonly page: Page
  readonly rows: Locator
  readonly search: Locator

  constructor(page: Page) {
    this.page = page
    this.rows = page.getByTestId('library-row')
    this.search = page.getByRole('searchbox', { name: 'Search videos' })
  }

  row(videoId: string): Locator {
    return this.page.locator(`[data-testid="library-row"][data-video-id="${videoId}"]`)
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url)
    await this.rows.first().or(this.page.getByText('No videos yet')).waitFor()
  }
}
