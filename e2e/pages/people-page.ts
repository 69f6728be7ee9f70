import { expect, type Locator, type Page } from '@playwright/test'

/** The page on which an administrator manages people. */
export class PeoplePage {
  readonly page: Page
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog')
  }

  person(username: string): Locator {
    return this.page.locator(`[data-testid="person"][data-username="${username}"]`)
  }

  /** Adds an annotator. Gives back the password that is shown once. */
  async add({ username, name }: { username: string; name: string }): Promise<string> {
    await this.page.getByRole('button', { name: 'Add a person' }).click()
    await this.dialog.getByLabel('Username').fill(username)
    await this.dialog.getByLabel('Name', { exact: true }).fill(name)
    await this.dialog.getByRole('button', { name: 'Add', exact: true }).click()
    const password = (await this.page.getByTestId('password').textContent()) ?? ''
    await this.dialog.getByRole('button', { name: 'Done' }).click()
    await expect(this.person(username)).toBeVisible()
    return password
  }

  async open(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Change ${name}` }).click()
    await expect(this.dialog).toBeVisible()
  }
}
