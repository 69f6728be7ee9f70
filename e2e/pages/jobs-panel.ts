import type { Locator, Page } from '@playwright/test'

/** What the library page says of imports. */
export class JobsPanel {
  readonly panel: Locator
  readonly rows: Locator

  constructor(page: Page) {
    this.panel = page.getByTestId('jobs-panel')
    this.rows = this.panel.getByTestId('job-row')
  }

  /** The job of the file called `name`. */
  row(name: string): Locator {
    return this.rows.filter({ hasText: name })
  }

  step(name: string, step: string): Locator {
    return this.row(name).locator(`[data-step="${step}"]`)
  }

  /** Cancels a job: asks for it, and says yes. */
  async cancel(name: string): Promise<void> {
    const button = this.row(name).getByTestId('job-cancel')
    await button.click()
    await button.filter({ hasText: 'Yes, cancel it' }).click()
  }
}
