import { expect, type Locator, type Page } from '@playwright/test'

/** The page of one batch, and the way to it. */
export class BatchPage {
  readonly page: Page
  readonly videos: Locator
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.videos = page.getByTestId('batch-video')
    this.dialog = page.getByRole('dialog')
  }

  /** Makes a batch and opens it. */
  async make(url: string, name: string): Promise<void> {
    await this.page.goto(`${url}/admin/batches`)
    await this.page.getByLabel('Name of a new batch').fill(name)
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible()
  }

  /** Puts every video of the library into it. */
  async addAllVideos(): Promise<void> {
    await this.page.getByRole('button', { name: 'Add videos' }).click()
    await this.dialog.getByRole('button', { name: 'Choose all that match' }).click()
    await this.dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(this.dialog).toBeHidden()
  }

  async addMember(name: string): Promise<void> {
    await this.page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check()
    await this.page.getByRole('button', { name: 'Save members' }).click()
    await expect(this.page.getByRole('button', { name: 'Save members' })).toBeHidden()
  }

  async setInstructions(words: string): Promise<void> {
    await this.page.getByLabel('Instructions').fill(words)
    await this.page.getByRole('button', { name: 'Save settings' }).click()
    await expect(this.page.getByRole('button', { name: 'Save settings' })).toBeHidden()
  }

  async shareOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Share out' }).click()
  }
}
