import { expect, type Locator, type Page } from '@playwright/test'

/** The page that verifies the library. */
export class DoctorPage {
  readonly page: Page
  readonly verify: Locator
  readonly quarantineInvalid: Locator
  readonly totals: Locator

  constructor(page: Page) {
    this.page = page
    this.verify = page.getByTestId('verify-library')
    this.quarantineInvalid = page.getByTestId('quarantine-invalid')
    this.totals = page.getByTestId('doctor-totals')
  }

  async open(url: string): Promise<void> {
    await this.page.goto(`${url}/admin/doctor`)
    await expect(this.verify).toBeVisible()
  }

  video(videoId: string): Locator {
    return this.page.locator(`[data-testid="doctor-video"][data-video-id="${videoId}"]`)
  }

  /** Verifies the library and waits for the totals. */
  async verifyNow(): Promise<void> {
    await this.verify.click()
    await this.untilFinished()
  }

  async untilFinished(): Promise<void> {
    await expect(this.page.getByTestId('doctor')).toHaveAttribute('data-state', 'finished', { timeout: 60_000 })
  }
}
